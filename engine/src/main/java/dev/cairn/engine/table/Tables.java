package dev.cairn.engine.table;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads {@code .csv}, {@code .tsv}, {@code .txt} (comma, semicolon or tab; UTF-8, UTF-16 with a byte order mark, else Windows-1252 with a
 * warning) and {@code .xlsx}. The name's extension says what the file should be, its first bytes must agree.
 */
public final class Tables {

    private Tables() {}

    /**
     * Hands every row to the consumer as it is read; a CSV file is never held whole, an XLSX file only packed. Problems of single cells do
     * not end the reading, so that an author learns of all of them at once; where one was found, the cell is blank.
     *
     * @param fileName with its extension; a path before it is kept in positions
     * @param in read to its end unless the file is refused; not closed
     * @return the number of rows handed over, or the problems; then the rows handed over are to be thrown away
     * @throws IOException as {@code in} throws it; nothing that is wrong with the file is thrown
     */
    public static Reading<Integer> read(String fileName, InputStream in, Limits limits, RowConsumer consumer)
            throws IOException {
        Position file = Position.of(fileName);
        Findings findings = new Findings(limits);
        Counting counting = new Counting(consumer);
        try {
            byte[] head = in.readNBytes(FileSort.HEAD);
            FileSort sort = FileSort.of(file, head);
            InputStream whole = new SequenceInputStream(new ByteArrayInputStream(head), in);
            if (sort == FileSort.WORKBOOK) {
                WorkbookReading.read(file, packed(file, whole, limits), limits, findings, counting);
            } else {
                new CsvReading(file, sort, limits, findings, counting).read(whole);
            }
        } catch (Stop stop) {
            findings.add(stop);
        }
        return findings.outcome(counting.rows);
    }

    /** As {@link #read(String, InputStream, Limits, RowConsumer)}, of bytes at hand. */
    public static Reading<Integer> read(String fileName, byte[] bytes, Limits limits, RowConsumer consumer) {
        try {
            return read(fileName, new ByteArrayInputStream(bytes), limits, consumer);
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
    }

    /** All sheets of a file at once; of a CSV file one. Meant for small ones: see {@link Limits#inMemory()}. */
    public static Reading<List<Table>> read(String fileName, byte[] bytes, Limits limits) {
        Collecting collecting = new Collecting(fileName);
        Reading<Integer> reading = read(fileName, bytes, limits, collecting);
        if (reading instanceof Reading.Refused<Integer> refused) {
            return new Reading.Refused<>(refused.problems(), refused.warnings());
        }
        return new Reading.Read<>(collecting.tables(), reading.warnings());
    }

    private static byte[] packed(Position file, InputStream in, Limits limits) throws IOException {
        byte[] bytes = in.readNBytes(limits.packed() + 1);
        if (bytes.length > limits.packed()) {
            throw new Stop(
                    file,
                    Problem.Kind.TOO_LARGE,
                    "the file is larger than " + Limits.size(limits.packed()) + "; split it into several");
        }
        return bytes;
    }

    private static final class Counting implements RowConsumer {
        private final RowConsumer next;
        private int rows;

        Counting(RowConsumer next) {
            this.next = next;
        }

        @Override
        public void sheet(Position at) {
            next.sheet(at);
        }

        @Override
        public void line(Line line) {
            rows++;
            next.line(line);
        }
    }

    private static final class Collecting implements RowConsumer {
        private final String file;
        private final List<String> sheets = new ArrayList<>();
        private final List<List<Line>> lines = new ArrayList<>();

        Collecting(String file) {
            this.file = file;
        }

        @Override
        public void sheet(Position at) {
            sheets.add(at.sheet());
            lines.add(new ArrayList<>());
        }

        @Override
        public void line(Line line) {
            lines.get(lines.size() - 1).add(line);
        }

        List<Table> tables() {
            List<Table> tables = new ArrayList<>();
            for (int i = 0; i < sheets.size(); i++) {
                tables.add(new Table(file, sheets.get(i), lines.get(i)));
            }
            return List.copyOf(tables);
        }
    }
}
