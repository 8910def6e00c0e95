package dev.cairn.engine.table;

import de.siegmar.fastcsv.reader.CsvCallbackHandler;
import de.siegmar.fastcsv.reader.RecordType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes a record's fields from the parser and makes a {@link Line} of them; none of a row in which nothing is seen. */
final class CsvRecord extends CsvCallbackHandler<Line> {

    private final Position sheet;
    private final int linesBefore;
    private final Limits limits;
    private final List<Value> values = new ArrayList<>();
    private int fields;
    private int filled;
    private int row;
    private int line;

    CsvRecord(Position sheet, int linesBefore, Limits limits) {
        this.sheet = sheet;
        this.linesBefore = linesBefore;
        this.limits = limits;
    }

    /** Where the field stands that the parser is about to hand over. */
    Position next() {
        return sheet.atRow(row, line).atColumn(fields + 1);
    }

    Stop tooLong() {
        String unclosed = ", or close the quotation mark that opens it";
        return new Stop(next(), Problem.Kind.TOO_LARGE, Limits.tooLong(limits.cellLength()) + unclosed);
    }

    @Override
    protected void beginRecord(long startingLineNumber) {
        row++;
        line = Math.toIntExact(startingLineNumber) + linesBefore;
        values.clear();
        fields = 0;
        filled = 0;
    }

    @Override
    protected void addField(char[] buffer, int offset, int length, boolean quoted) {
        if (length > limits.cellLength()) {
            throw tooLong();
        }
        Value value = length == 0 ? Value.blank() : new Value.Text(new String(buffer, offset, length));
        if (!value.isBlank()) {
            checkPlace();
        }
        fields++;
        if (fields <= limits.columns()) {
            values.add(value);
            filled = value.isBlank() ? filled : fields;
        }
    }

    private void checkPlace() {
        if (fields >= limits.columns()) {
            throw new Stop(next(), Problem.Kind.TOO_LARGE, Limits.beyond(limits.columns(), "columns"));
        } else if (row > limits.rows()) {
            throw new Stop(next(), Problem.Kind.TOO_LARGE, Limits.beyond(limits.rows(), "rows"));
        }
    }

    @Override
    protected @Nullable Line buildRecord() {
        return filled == 0 ? null : new Line(sheet.atRow(row, line), values.subList(0, filled));
    }

    @Override
    protected RecordType getRecordType() {
        return fields == 0 ? RecordType.EMPTY : RecordType.DATA;
    }

    @Override
    protected int getFieldCount() {
        return fields;
    }

    @Override
    protected void setEmpty() {
        // a row of its own, without fields
    }

    @Override
    protected void setComment(char[] buffer, int offset, int length) {
        throw new IllegalStateException("comments are not asked for");
    }
}
