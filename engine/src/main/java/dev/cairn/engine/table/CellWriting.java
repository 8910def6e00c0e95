package dev.cairn.engine.table;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.ss.usermodel.Workbook;
import org.jspecify.annotations.Nullable;

/** Writes values into cells, each with the number format that lets it be read back as the same value. */
final class CellWriting {

    private static final LocalDate FIRST_DAY = LocalDate.of(1900, 3, 1);
    static final int LONGEST = 32_767;

    private static final String FORMULA_BEGINS = "=+-@\t\r";

    private final CellStyle header;
    private final CellStyle quoted;
    private final CellStyle lines;
    private final Map<String, CellStyle> formats = new HashMap<>();

    CellWriting(Workbook workbook) {
        header = header(workbook);
        // styles go out before the rows do, so all of them must be there from the start
        for (String format : List.of(
                "@",
                "yyyy-mm-dd",
                "yyyy-mm-dd hh:mm",
                "yyyy-mm-dd hh:mm:ss.000",
                "hh:mm",
                "hh:mm:ss.000",
                "0%",
                "0.00%")) {
            CellStyle style = workbook.createCellStyle();
            style.setDataFormat(workbook.createDataFormat().getFormat(format));
            formats.put(format, style);
        }
        quoted = text(workbook);
        quoted.setQuotePrefixed(true);
        lines = text(workbook);
        lines.setWrapText(true);
    }

    /** Bold on a tinted ground, in as many lines as it needs. */
    static CellStyle header(Workbook workbook) {
        Font font = workbook.createFont();
        font.setBold(true);
        CellStyle style = text(workbook);
        style.setFont(font);
        style.setFillForegroundColor(IndexedColors.PALE_BLUE.getIndex());
        style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
        style.setBorderBottom(BorderStyle.THIN);
        style.setVerticalAlignment(VerticalAlignment.TOP);
        style.setWrapText(true);
        return style;
    }

    static CellStyle text(Workbook workbook) {
        CellStyle style = workbook.createCellStyle();
        style.setDataFormat(workbook.createDataFormat().getFormat("@"));
        return style;
    }

    static CellStyle link(Workbook workbook) {
        Font font = workbook.createFont();
        font.setUnderline(Font.U_SINGLE);
        font.setColor(IndexedColors.BLUE.getIndex());
        CellStyle style = text(workbook);
        style.setFont(font);
        return style;
    }

    /** The style of a column's empty cells; null for Excel's own. */
    @Nullable
    CellStyle look(WorkbookWriting.Look look) {
        return switch (look) {
            case ANY -> null;
            case TEXT -> formats.get("@");
            case DATE -> formats.get("yyyy-mm-dd");
        };
    }

    void header(Row row, int column, String text) {
        Cell cell = row.createCell(column);
        text(cell, text);
        cell.setCellStyle(header);
    }

    void fill(Row row, List<? extends Value> values) {
        for (int i = 0; i < values.size(); i++) {
            fill(row, i, values.get(i));
        }
    }

    void fill(Row row, int column, Value value) {
        if (value instanceof Value.Blank) {
            return;
        }
        Cell cell = row.createCell(column);
        if (value instanceof Value.Number number) {
            cell.setCellValue(number.value().doubleValue());
        } else if (value instanceof Value.Percent percent) {
            cell.setCellValue(percent.fraction().doubleValue());
            format(cell, percent.fraction().scale() <= 2 ? "0%" : "0.00%");
        } else if (value instanceof Value.Flag flag) {
            cell.setCellValue(flag.value());
        } else if (value instanceof Value.Date date && !date.value().isBefore(FIRST_DAY)) {
            cell.setCellValue(DateUtil.getExcelDate(date.value()));
            format(cell, "yyyy-mm-dd");
        } else if (value instanceof Value.DateTime moment
                && !moment.value().toLocalDate().isBefore(FIRST_DAY)) {
            cell.setCellValue(DateUtil.getExcelDate(moment.value().toLocalDate().atStartOfDay())
                    + fraction(moment.value().toLocalTime()));
            format(cell, isMinute(moment.value().toLocalTime()) ? "yyyy-mm-dd hh:mm" : "yyyy-mm-dd hh:mm:ss.000");
        } else if (value instanceof Value.Time time) {
            cell.setCellValue(fraction(time.value()));
            format(cell, isMinute(time.value()) ? "hh:mm" : "hh:mm:ss.000");
        } else {
            String text = value.text();
            text(cell, text);
            if (!text.isEmpty() && FORMULA_BEGINS.indexOf(text.charAt(0)) >= 0) {
                // a text already; with the apostrophe it stays one when somebody edits it
                cell.setCellStyle(quoted);
            } else if (text.indexOf('\n') >= 0) {
                cell.setCellStyle(lines);
            } else {
                format(cell, "@");
            }
        }
    }

    private static void text(Cell cell, String text) {
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException("a cell holds at most " + LONGEST + " characters");
        }
        cell.setCellValue(CellText.encoded(text));
    }

    private void format(Cell cell, String format) {
        cell.setCellStyle(formats.get(format));
    }

    private static boolean isMinute(LocalTime time) {
        return time.getSecond() == 0 && time.getNano() == 0;
    }

    private static double fraction(LocalTime time) {
        return time.toNanoOfDay() / 86_400e9;
    }
}
