package dev.cairn.imports.mapping;

import dev.cairn.engine.table.Limits;
import dev.cairn.engine.table.Line;
import dev.cairn.engine.table.Position;
import dev.cairn.engine.table.Reading;
import dev.cairn.engine.table.RowConsumer;
import dev.cairn.engine.table.Tables;
import dev.cairn.engine.word.Word;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads a foreign file by a mapping, a row at a time. */
public final class MappedFile implements RowConsumer {
    /** As {@link Limits#standard()}, but transcripts in a cell may be long. */
    static final Limits LIMITS = Limits.standard().withCellLength(1_000_000);

    private final Target target;
    private final String fileName;
    private final @Nullable Mapping mapping;
    private final Consumer<MappedRow> rows;
    private final Consumer<Finding> findings;
    private final Consumer<String> leftOut;
    private @Nullable RowMapping reading;
    private @Nullable Strays strays;
    private boolean headersAreRight;
    private @Nullable Position sheet;
    private boolean started;
    private int read;

    private MappedFile(
            Target target,
            String fileName,
            @Nullable Mapping mapping,
            Consumer<MappedRow> rows,
            Consumer<Finding> findings,
            Consumer<String> leftOut) {
        this.target = target;
        this.fileName = fileName;
        this.mapping = mapping;
        this.rows = rows;
        this.findings = findings;
        this.leftOut = leftOut;
    }

    /**
     * Hands every row that is right to {@code rows}, none where a header is wrong, and all that is wrong to {@code findings}, as they come.
     *
     * @param mapping null for a file that has our own headers
     * @param leftOut is told the reason for every row that the mapping leaves out
     * @return how many rows the file has below its header
     * @throws IOException as {@code in} throws it
     */
    public static int read(
            Target target,
            @Nullable Mapping mapping,
            String fileName,
            InputStream in,
            Consumer<MappedRow> rows,
            Consumer<Finding> findings,
            Consumer<String> leftOut)
            throws IOException {
        MappedFile file = new MappedFile(target, fileName, mapping, rows, findings, leftOut);
        Reading<Integer> reading = JsonTable.is(fileName)
                ? JsonTable.read(fileName, in, mapping, file)
                : Tables.read(fileName, in, LIMITS, file);
        reading.warnings().forEach(problem -> findings.accept(Finding.of(problem)));
        if (reading instanceof Reading.Refused<Integer> refused) {
            refused.problems().forEach(problem -> findings.accept(Finding.of(problem)));
        } else if (!file.started) {
            file.nothingRead();
        }
        return file.read;
    }

    /** The same, where a row that is left out needs no reason. */
    static int read(
            Target target,
            @Nullable Mapping mapping,
            String fileName,
            InputStream in,
            Consumer<MappedRow> rows,
            Consumer<Finding> findings)
            throws IOException {
        return read(target, mapping, fileName, in, rows, findings, reason -> {});
    }

    private void nothingRead() {
        String wanted = mapping == null ? null : mapping.sheet();
        findings.accept(Finding.error(
                Position.of(fileName),
                wanted == null ? "the file is empty" : "the file has no sheet `" + wanted + "` with rows"));
    }

    @Override
    public void sheet(Position at) {
        sheet = null;
        String wanted = mapping == null ? null : mapping.sheet();
        if (wanted == null ? !started : Word.key(wanted).equals(Word.key(at.sheet()))) {
            sheet = at;
        } else if (wanted == null && !Word.key(at.sheet()).startsWith("note")) {
            findings.accept(
                    Finding.warning(at, "only the first sheet is read; a row `sheet` in the mapping names another"));
        }
    }

    @Override
    public void line(Line line) {
        if (sheet == null) {
            return;
        }
        if (!started) {
            started = true;
            start(line);
            return;
        }
        read++;
        String reason = reading == null ? null : reading.leftOut(line);
        if (reason != null) {
            leftOut.accept(reason);
            return;
        }
        boolean shifted = strays != null && strays.shift(line);
        MappedRow row = reading == null || shifted ? null : reading.map(line);
        if (row != null && headersAreRight) {
            rows.accept(row);
        }
    }

    private void start(Line header) {
        boolean[] wrong = new boolean[1];
        Consumer<Finding> watched = finding -> {
            wrong[0] |= finding.isError();
            findings.accept(finding);
        };
        Mapping known = mapping != null ? mapping : OwnHeaders.mapping(target, header, watched);
        Columns columns = Columns.of(header, known, watched);
        headersAreRight = !wrong[0];
        strays = new Strays(header, fileName, findings);
        // what hangs on no wrong header is looked at all the same: whoever mends the file wants to know all of it
        Mapping sound = known.without(columns.wrong());
        reading = sound.leavesOutBy(columns.wrong()) ? null : new RowMapping(sound, known, columns, findings);
    }
}
