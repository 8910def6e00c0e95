package dev.cairn.engine.table;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.regex.Pattern;

/** Reads one text of separated cells. */
final class CsvReading {

    private static final Pattern TELLS = Pattern.compile("sep=[,;\t|][\r\n]", Pattern.CASE_INSENSITIVE);

    private final Position sheet;
    private final FileSort sort;
    private final Limits limits;
    private final Findings findings;
    private final RowConsumer consumer;

    CsvReading(Position file, FileSort sort, Limits limits, Findings findings, RowConsumer consumer) {
        this.sheet = file.atSheet(Position.baseName(file.file()));
        this.sort = sort;
        this.limits = limits;
        this.findings = findings;
        this.consumer = consumer;
    }

    void read(InputStream in) throws IOException {
        DecodedText decoded = new DecodedText(in, limits);
        BufferedReader text = new BufferedReader(decoded, Delimiter.SAMPLE + 1);
        String sample = sample(text);
        boolean told = TELLS.matcher(sample).lookingAt();
        char delimiter = told ? sample.charAt(4) : Delimiter.of(sample, sort == FileSort.TAB_SEPARATED ? '\t' : ',');
        if (told) {
            // Excel takes this line as an instruction and does not show it as a row
            text.readLine();
        }
        consumer.sheet(sheet);
        records(text, delimiter, told ? 1 : 0);
        if (decoded.isGuessed()) {
            findings.add(
                    sheet,
                    Problem.Kind.ENCODING_GUESSED,
                    "the file is not UTF-8 and was read as Windows-1252;"
                            + " if accented letters look wrong, save it as CSV UTF-8");
        }
    }

    private void records(Reader text, char delimiter, int linesBefore) throws IOException {
        CsvRecord record = new CsvRecord(sheet, linesBefore, limits);
        CsvReader<Line> reader = CsvReader.builder()
                .fieldSeparator(delimiter)
                .skipEmptyLines(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                // every quotation mark may stand there doubled
                .maxBufferSize(Math.max(2 * limits.cellLength() + 2, Delimiter.SAMPLE))
                .build(record, text);
        try (CloseableIterator<Line> lines = reader.iterator()) {
            while (next(lines, record)) {
                consumer.line(lines.next());
            }
        }
    }

    private static boolean next(CloseableIterator<Line> lines, CsvRecord record) throws IOException {
        try {
            return lines.hasNext();
        } catch (CsvParseException e) {
            if (e.getCause() instanceof Stop stop) {
                throw stop;
            }
            throw misquoted(record, String.valueOf(e.getMessage()));
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof DecodedText.Unreadable unreadable) {
                // the size is counted ahead of the rows, so it has no place among them
                Position row = record.next().atColumn(0);
                Position at = unreadable.kind() == Problem.Kind.TOO_LARGE ? row.atRow(0, 0) : row;
                throw new Stop(at, unreadable.kind(), String.valueOf(unreadable.getMessage()));
            }
            throw e.getCause();
        }
    }

    private static Stop misquoted(CsvRecord record, String message) {
        Position cell = record.next();
        if (message.startsWith("Unclosed")) {
            return new Stop(
                    cell,
                    Problem.Kind.QUOTE,
                    "the quotation mark that opens this cell is never closed; close it, or write \"\" for one that belongs to the text");
        } else if (message.startsWith("The maximum buffer")) {
            return record.tooLong();
        }
        return new Stop(
                cell,
                Problem.Kind.QUOTE,
                "text follows the quotation mark that closes this cell;"
                        + " close it at the cell's end, or write \"\" for a quotation mark that belongs to the text");
    }

    /** The first characters, which stay to be read; fewer when something unreadable stands among them. */
    private static String sample(BufferedReader text) throws IOException {
        char[] chars = new char[Delimiter.SAMPLE];
        int length = 0;
        text.mark(Delimiter.SAMPLE);
        try {
            for (int read = 0; read >= 0 && length < chars.length; length += Math.max(read, 0)) {
                read = text.read(chars, length, chars.length - length);
            }
        } catch (DecodedText.Unreadable e) {
            // met again at its row
            length = Math.min(length, chars.length);
        }
        text.reset();
        return new String(chars, 0, length);
    }
}
