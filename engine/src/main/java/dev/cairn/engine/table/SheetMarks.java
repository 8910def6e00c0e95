package dev.cairn.engine.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.usermodel.ClientAnchor;
import org.apache.poi.ss.usermodel.ConditionalFormattingRule;
import org.apache.poi.ss.usermodel.CreationHelper;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.PatternFormatting;
import org.apache.poi.ss.usermodel.SheetConditionalFormatting;
import org.apache.poi.ss.util.CellAddress;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.apache.poi.xssf.usermodel.XSSFComment;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/**
 * The remarks in one sheet: notes whose author is Cairn, and tints. A tint is a conditional format that always holds, so that the cell's own
 * looks are not touched and come back when the tint goes.
 */
final class SheetMarks {

    private static final String AUTHOR = "Cairn";

    /** Parts our words from a note that was there before, and names its author. */
    private static final String BEFORE = "\n----- note by ";

    private static final String TINT = "LEN(\"Cairn found something here\")>";
    private static final String ERROR_TINT = TINT + "0";
    private static final String WARNING_TINT = TINT + "1";
    private static final int LINE = 42;
    private static final int LAST_LEFT = SpreadsheetVersion.EXCEL2007.getLastColumnIndex() - 5;

    private SheetMarks() {}

    /** Takes away what an earlier time left; notes that were there before it come back. */
    static void clear(XSSFSheet sheet) {
        Map<CellAddress, XSSFComment> comments = new LinkedHashMap<>(sheet.getCellComments());
        comments.forEach((address, comment) -> {
            if (AUTHOR.equals(comment.getAuthor())) {
                String text =
                        comment.getString() == null ? "" : comment.getString().getString();
                remove(sheet, address);
                int before = text.indexOf(BEFORE);
                int line = before < 0 ? -1 : text.indexOf('\n', before + 1);
                if (line > 0) {
                    String author = text.substring(before + BEFORE.length(), line);
                    note(sheet, address, author, text.substring(line + 1));
                }
            }
        });
        SheetConditionalFormatting formats = sheet.getSheetConditionalFormatting();
        for (int i = formats.getNumConditionalFormattings() - 1; i >= 0; i--) {
            ConditionalFormattingRule rule =
                    formats.getConditionalFormattingAt(i).getRule(0);
            String formula = rule.getFormula1();
            if (formula != null && formula.startsWith(TINT)) {
                formats.removeConditionalFormatting(i);
            }
        }
    }

    static void write(XSSFSheet sheet, List<Marking.Mark> marks) {
        Map<CellAddress, List<Marking.Mark>> byCell = new LinkedHashMap<>();
        for (Marking.Mark mark : marks) {
            byCell.computeIfAbsent(new CellAddress(mark.row() - 1, mark.column() - 1), cell -> new ArrayList<>())
                    .add(mark);
        }
        List<CellRangeAddress> errors = new ArrayList<>();
        List<CellRangeAddress> warnings = new ArrayList<>();
        byCell.forEach((cell, found) -> {
            CellRangeAddress range =
                    new CellRangeAddress(cell.getRow(), cell.getRow(), cell.getColumn(), cell.getColumn());
            (found.stream().anyMatch(Marking.Mark::error) ? errors : warnings).add(range);
            StringBuilder text = new StringBuilder();
            found.forEach(mark -> text.append(text.length() == 0 ? "" : "\n").append(mark.text()));
            XSSFComment there = sheet.getCellComment(cell);
            if (there != null) {
                String author =
                        there.getAuthor() == null ? "" : there.getAuthor().replace('\n', ' ');
                text.append(BEFORE).append(author).append('\n');
                text.append(there.getString() == null ? "" : there.getString().getString());
                remove(sheet, cell);
            }
            note(sheet, cell, AUTHOR, text.toString());
        });
        tint(sheet, errors, ERROR_TINT, "FFC7CE");
        tint(sheet, warnings, WARNING_TINT, "FFEB9C");
    }

    private static void tint(XSSFSheet sheet, List<CellRangeAddress> cells, String formula, String colour) {
        if (cells.isEmpty()) {
            return;
        }
        SheetConditionalFormatting formats = sheet.getSheetConditionalFormatting();
        ConditionalFormattingRule rule = formats.createConditionalFormattingRule(formula);
        PatternFormatting fill = rule.createPatternFormatting();
        XSSFColor background = new XSSFColor();
        background.setARGBHex("FF" + colour);
        fill.setFillBackgroundColor(background);
        fill.setFillPattern(FillPatternType.SOLID_FOREGROUND.getCode());
        formats.addConditionalFormatting(cells.toArray(CellRangeAddress[]::new), rule);
    }

    private static void note(XSSFSheet sheet, CellAddress cell, String author, String text) {
        CreationHelper make = sheet.getWorkbook().getCreationHelper();
        ClientAnchor anchor = make.createClientAnchor();
        int left = Math.min(cell.getColumn() + 1, LAST_LEFT);
        int lines = text.lines().mapToInt(line -> 1 + line.length() / LINE).sum();
        int height = Math.min(30, Math.max(4, lines + 1));
        int top = Math.min(cell.getRow(), SpreadsheetVersion.EXCEL2007.getLastRowIndex() - height);
        // the library gives the note the place of its frame first, and refuses one that is taken
        while (left < LAST_LEFT && sheet.getCellComment(new CellAddress(top, left)) != null) {
            left++;
        }
        anchor.setCol1(left);
        anchor.setCol2(left + 5);
        anchor.setRow1(top);
        anchor.setRow2(top + height);
        XSSFComment comment = (XSSFComment) sheet.createDrawingPatriarch().createCellComment(anchor);
        comment.setString(make.createRichTextString(Marking.shortened(CellText.encoded(text))));
        comment.setAuthor(author);
        comment.setAddress(cell);
    }

    private static void remove(XSSFSheet sheet, CellAddress address) {
        XSSFRow row = sheet.getRow(address.getRow());
        XSSFRow there = row == null ? sheet.createRow(address.getRow()) : row;
        XSSFCell cell = there.getCell(address.getColumn());
        (cell == null ? there.createCell(address.getColumn()) : cell).removeCellComment();
    }
}
