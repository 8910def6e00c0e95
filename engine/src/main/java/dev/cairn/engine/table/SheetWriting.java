package dev.cairn.engine.table;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.ClientAnchor;
import org.apache.poi.ss.usermodel.Comment;
import org.apache.poi.ss.usermodel.CreationHelper;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.DataValidationHelper;
import org.apache.poi.ss.usermodel.IgnoredErrorType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellRangeAddressList;
import org.apache.poi.xssf.streaming.DeferredSXSSFSheet;
import org.apache.poi.xssf.streaming.DeferredSXSSFWorkbook;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/** Lays out the sheets of one workbook; their rows follow when the workbook is written. */
final class SheetWriting {

    private static final int LAST_ROW = 1_048_575;

    private final DeferredSXSSFWorkbook workbook;
    private final CellWriting cells;
    private final List<List<String>> choices = new ArrayList<>();

    SheetWriting(DeferredSXSSFWorkbook workbook) {
        this.workbook = workbook;
        this.cells = new CellWriting(workbook);
    }

    void add(WorkbookWriting.Sheet sheet) {
        DeferredSXSSFSheet written = workbook.createSheet(sheet.name());
        XSSFSheet layout = workbook.getXSSFSheet(sheet.name());
        List<WorkbookWriting.Column> columns = sheet.columns();
        int above = sheet.above();
        for (int i = 0; i < columns.size(); i++) {
            WorkbookWriting.Column column = columns.get(i);
            int width = column.width() > 0 ? column.width() : column.header().length() + 4;
            layout.setColumnWidth(i, Math.min(255, width) * 256);
            CellStyle look = cells.look(column.look());
            if (look != null) {
                layout.setDefaultColumnStyle(i, look);
            }
            if (!column.note().isEmpty()) {
                note(layout, above, i, column.note());
            }
            if (!column.choices().isEmpty()) {
                dropDown(layout, above + 1, i, column);
            }
        }
        layout.createFreezePane(0, above + 1);
        if (!columns.isEmpty()) {
            int last = columns.size() - 1;
            int rows = sheet.rows() instanceof Collection<?> all ? all.size() : 0;
            layout.setAutoFilter(new CellRangeAddress(above, Math.min(LAST_ROW, above + rows), 0, last));
            layout.addIgnoredErrors(
                    new CellRangeAddress(above, LAST_ROW, 0, last), IgnoredErrorType.NUMBER_STORED_AS_TEXT);
        }
        written.setRowGenerator(to -> {
            if (columns.isEmpty() && !sheet.rows().iterator().hasNext()) {
                return;
            }
            Row header = to.createRow(above);
            for (int i = 0; i < columns.size(); i++) {
                cells.header(header, i, columns.get(i).header());
            }
            int at = above + 1;
            for (List<? extends Value> values : sheet.rows()) {
                cells.fill(to.createRow(at++), values);
            }
        });
    }

    /** The entries of all lists, one list a column, on a sheet of their own. */
    void addChoices() {
        if (choices.isEmpty()) {
            return;
        }
        DeferredSXSSFSheet sheet = workbook.createSheet(WorkbookWriting.CHOICES);
        workbook.setSheetHidden(workbook.getSheetIndex(sheet), true);
        int longest = choices.stream().mapToInt(List::size).max().orElse(0);
        sheet.setRowGenerator(to -> {
            for (int i = 0; i < longest; i++) {
                Row row = to.createRow(i);
                for (int column = 0; column < choices.size(); column++) {
                    List<String> list = choices.get(column);
                    if (i < list.size()) {
                        cells.fill(row, column, Value.of(list.get(i)));
                    }
                }
            }
        });
    }

    private void note(XSSFSheet sheet, int row, int column, String text) {
        CreationHelper make = workbook.getCreationHelper();
        ClientAnchor anchor = make.createClientAnchor();
        anchor.setCol1(column + 1);
        anchor.setCol2(column + 4);
        anchor.setRow1(row + 1);
        anchor.setRow2(row + 3 + text.length() / 30);
        Comment comment = sheet.createDrawingPatriarch().createCellComment(anchor);
        comment.setString(make.createRichTextString(text));
        comment.setAddress(row, column);
    }

    /** Lists stand on a hidden sheet, because Excel takes no more than 255 characters of them, and no comma, in the cell's own rule. */
    private void dropDown(XSSFSheet sheet, int firstRow, int column, WorkbookWriting.Column of) {
        int at = choices.indexOf(of.choices());
        if (at < 0) {
            at = choices.size();
            choices.add(of.choices());
        }
        String name = "$" + Position.columnName(at + 1) + "$";
        String range = "'" + WorkbookWriting.CHOICES + "'!" + name + "1:" + name
                + of.choices().size();
        DataValidationHelper rules = sheet.getDataValidationHelper();
        DataValidation rule = rules.createValidation(
                rules.createFormulaListConstraint(range), new CellRangeAddressList(firstRow, LAST_ROW, column, column));
        rule.setSuppressDropDownArrow(true);
        rule.setShowErrorBox(of.onlyChoices());
        rule.createErrorBox("Not in the list", "Choose one of the list's entries.");
        sheet.addValidationData(rule);
    }
}
