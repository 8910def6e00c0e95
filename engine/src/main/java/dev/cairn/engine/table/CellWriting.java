package dev.cairn.engine.table;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Workbook;

/** Writes values into cells, each with the number format that lets it be read back as the same value. */
final class CellWriting {

    private static final LocalDate FIRST_DAY = LocalDate.of(1900, 3, 1);
    private static final int LONGEST = 32_767;

    private final CellStyle bold;
    private final Map<String, CellStyle> formats = new HashMap<>();

    CellWriting(Workbook workbook) {
        Font font = workbook.createFont();
        font.setBold(true);
        bold = workbook.createCellStyle();
        bold.setFont(font);
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
    }

    void header(Row row, int column, String text) {
        Cell cell = row.createCell(column);
        text(cell, text);
        cell.setCellStyle(bold);
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
            text(cell, value.text());
            format(cell, "@");
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
