package dev.cairn.engine.table;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Writes rows as CSV in UTF-8, each value as its {@link Value#text()}, in quotation marks only where it needs them. Rows go out
 * as they come; nothing is held.
 */
public final class CsvWriting implements Closeable {

    /**
     * How the file is written.
     *
     * @param delimiter comma, semicolon or tab
     * @param byteOrderMark whether the file begins with one: without it Excel takes UTF-8 for the computer's own code page
     * @param neutralise whether a text that begins with {@code = + - @}, tab or carriage return gets an apostrophe before it, so that a
     *     spreadsheet never takes it for a formula. For exports of what people typed, to be opened by others. It changes the texts: a file
     *     that is to be read back goes without
     * @param lineFeed whether lines end with a line feed alone, as version control likes it; else with CRLF
     */
    public record Style(char delimiter, boolean byteOrderMark, boolean neutralise, boolean lineFeed) {

        /** Lines end with CRLF. */
        public Style(char delimiter, boolean byteOrderMark, boolean neutralise) {
            this(delimiter, byteOrderMark, neutralise, false);
        }

        /** Comma, no byte order mark, texts as they are: what programs and {@link Tables} read. */
        public static final Style PLAIN = new Style(',', false, false);

        /** Comma, byte order mark, neutralised: what people open in Excel. */
        public static final Style FOR_EXCEL = new Style(',', true, true);
    }

    private static final String FORMULA_BEGINS = "=+-@\t\r";

    private final Style style;
    private final CsvWriter csv;

    /** Begins a file. Closing this writes out what is left and closes {@code out} too. */
    public CsvWriting(OutputStream out, Style style) throws IOException {
        this.style = style;
        Writer text = new OutputStreamWriter(
                out, StandardCharsets.UTF_8.newEncoder().onMalformedInput(CodingErrorAction.REPLACE));
        if (style.byteOrderMark()) {
            text.write('\uFEFF');
        }
        this.csv = CsvWriter.builder()
                .fieldSeparator(style.delimiter())
                .lineDelimiter(style.lineFeed() ? LineDelimiter.LF : LineDelimiter.CRLF)
                .build(text);
    }

    /** Writes one row. */
    public void row(List<? extends Value> values) throws IOException {
        csv.writeRecord(values.stream().map(this::written).toList());
    }

    /** Writes one row of texts, such as a header. */
    public void texts(List<String> texts) throws IOException {
        row(texts.stream().map(Value::of).toList());
    }

    private String written(Value value) {
        String text = value.text();
        boolean begins = !text.isEmpty() && FORMULA_BEGINS.indexOf(text.charAt(0)) >= 0;
        return style.neutralise() && value instanceof Value.Text && begins ? "'" + text : text;
    }

    @Override
    public void close() throws IOException {
        csv.close();
    }
}
