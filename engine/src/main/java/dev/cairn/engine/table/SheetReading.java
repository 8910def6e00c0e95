package dev.cairn.engine.table;

import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;

/** Hands out the rows of one worksheet while it is parsed. */
final class SheetReading extends Xml.Handler {

    private static final String INLINE = "inlineStr";

    private final Position sheet;
    private final SharedTexts texts;
    private final CellValues cellValues;
    private final Limits limits;
    private final Findings findings;
    private final RowConsumer consumer;

    private final List<Value> values = new ArrayList<>();
    private final Set<Integer> calculated = new HashSet<>();
    private final Formulas formulas = new Formulas();
    private final StringBuilder text = new StringBuilder();
    private int row;
    private int column;
    private int lastColumn;
    private String type = "";
    private String valueBeside = "";
    private int style;
    private boolean inText;
    private boolean inGuide;
    private boolean isFormula;

    SheetReading(
            Position sheet,
            SharedTexts texts,
            CellValues cellValues,
            Limits limits,
            Findings findings,
            RowConsumer consumer) {
        this.sheet = sheet;
        this.texts = texts;
        this.cellValues = cellValues;
        this.limits = limits;
        this.findings = findings;
        this.consumer = consumer;
    }

    @Override
    void begin(String name, Attributes attributes) {
        switch (name) {
            case "row" -> beginRow(attributes.getValue("r"));
            case "c" -> beginCell(attributes);
            case "v" -> inText = true;
            case "is" -> beginInline();
            case "t" -> inText = type.equals(INLINE);
            case "rPh" -> inGuide = true;
            case "f" -> isFormula = true;
            case "mergeCell" -> MergedCells.tell(attributes.getValue("ref"), sheet, findings);
            default -> {}
        }
    }

    @Override
    void end(String name) {
        switch (name) {
            case "row" -> endRow();
            case "c" -> endCell();
            case "v", "t" -> inText = false;
            case "rPh" -> inGuide = false;
            case "worksheet" -> formulas.tell(findings);
            default -> {}
        }
    }

    @Override
    public void characters(char[] characters, int start, int length) {
        if (inText && !inGuide) {
            if (text.length() + length > longest()) {
                throw tooLong();
            }
            text.append(characters, start, length);
        }
    }

    /** A number, a date or a reference needs no more than this, whatever the limit of texts. */
    private int longest() {
        // an escaped character takes seven
        return Math.max(1_000, 7 * limits.cellLength());
    }

    private void beginRow(@Nullable String number) {
        int next = number == null ? row + 1 : CellName.number(number);
        if (next <= row) {
            throw Archive.damaged(sheet);
        }
        row = next;
        lastColumn = 0;
        values.clear();
        calculated.clear();
    }

    private void beginCell(Attributes attributes) {
        String name = attributes.getValue("r");
        column = name == null ? lastColumn + 1 : CellName.column(name);
        if (row == 0 || column <= lastColumn || (name != null && CellName.row(name) != row)) {
            throw Archive.damaged(sheet);
        }
        lastColumn = column;
        String stated = attributes.getValue("t");
        type = stated == null ? "n" : stated;
        String index = attributes.getValue("s");
        style = index == null ? 0 : CellName.number(index);
        text.setLength(0);
        valueBeside = "";
        isFormula = false;
    }

    /**
     * A cell may hold a text of its own beside a value, as some programs leave it that write over a cell. Its type says
     * which of the two it shows; the text of its own stands last.
     */
    private void beginInline() {
        if (type.equals(INLINE)) {
            valueBeside = text.toString();
            text.setLength(0);
        }
    }

    private void tellTwoTexts(Value value) {
        if (!valueBeside.isEmpty() && !valueBeside.equals(text.toString())) {
            findings.add(
                    at(),
                    Problem.Kind.TWO_TEXTS,
                    "a program left two texts in the cell; the one that Excel shows was read, `"
                            + Shown.of(value.text()) + "`, and not `" + Shown.of(valueBeside)
                            + "`; type the one you mean in Excel");
        }
    }

    private void endCell() {
        Value value = isFormula && text.isEmpty() && !type.equals("str") ? noResult() : value();
        if (isFormula) {
            formulas.add(at());
        }
        tellTwoTexts(value);
        if (value instanceof Value.Blank) {
            return;
        }
        checkPlace();
        while (values.size() < column - 1) {
            values.add(Value.blank());
        }
        values.add(value);
        if (isFormula) {
            calculated.add(column);
        }
    }

    private Value value() {
        if (text.isEmpty()) {
            return Value.blank();
        }
        try {
            return switch (type) {
                case "s" -> shared();
                case "str", INLINE -> text(CellText.decoded(text.toString()));
                case "b" -> new Value.Flag(text.toString().strip().matches("1|true"));
                case "d" -> CellValues.isoDate(text.toString());
                case "e" -> error();
                default -> cellValues.number(text.toString(), style);
            };
        } catch (NumberFormatException e) {
            findings.add(
                    at(),
                    Problem.Kind.BAD_VALUE,
                    "the cell is stored as a number but holds none; type it anew in Excel and save the workbook");
        } catch (DateTimeException e) {
            findings.add(
                    at(),
                    Problem.Kind.BAD_VALUE,
                    "the cell is formatted as a date or time, but its number " + Shown.of(text)
                            + " is none; type the date anew, or format the cell as a number");
        }
        return Value.blank();
    }

    private Value shared() {
        int index = CellName.number(text.toString().strip());
        if (index >= texts.size()) {
            throw Archive.damaged(sheet);
        }
        return text(texts.get(index));
    }

    private Value text(String content) {
        if (content.length() > limits.cellLength()) {
            throw tooLong();
        }
        return Value.of(content);
    }

    private Value error() {
        findings.add(
                at(),
                Problem.Kind.ERROR_VALUE,
                "the cell shows the error `" + Shown.of(text) + "`; mend its formula, or empty the cell");
        return Value.blank();
    }

    private Value noResult() {
        findings.add(
                at(),
                Problem.Kind.NO_RESULT,
                "the cell holds a formula whose result was not saved; open the workbook in Excel, save it and send that file");
        return Value.blank();
    }

    private void endRow() {
        int filled = values.size();
        while (filled > 0 && values.get(filled - 1).isBlank()) {
            filled--;
        }
        if (filled > 0) {
            consumer.line(new Line(sheet.atRow(row, row), values.subList(0, filled), calculated));
        }
    }

    private void checkPlace() {
        if (column > limits.columns()) {
            throw new Stop(at(), Problem.Kind.TOO_LARGE, Limits.beyond(limits.columns(), "columns"));
        } else if (row > limits.rows()) {
            throw new Stop(at(), Problem.Kind.TOO_LARGE, Limits.beyond(limits.rows(), "rows"));
        }
    }

    private Stop tooLong() {
        return new Stop(at(), Problem.Kind.TOO_LARGE, Limits.tooLong(limits.cellLength()));
    }

    private Position at() {
        return sheet.atRow(row, row).atColumn(column);
    }
}
