package dev.cairn.cli;

import dev.cairn.engine.table.CsvWriting;
import dev.cairn.imports.mapping.Target;
import dev.cairn.store.Database;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What {@code cairn export} writes beside rule books: people, contents, signals and the framework, as a CSV file. */
final class Records {
    /** Texts stay as they are, so that the file can be imported again; the mark lets Excel know that it is UTF-8. */
    private static final CsvWriting.Style STYLE = new CsvWriting.Style(',', true, false);

    private Records() {}

    /** The word that stands where a book's place may stand too; a folder of that name is a book. */
    static Optional<Target> named(@Nullable Path source) {
        return source == null || Files.exists(source)
                ? Optional.empty()
                : Arrays.stream(Target.values())
                        .filter(target -> target.word().equals(source.toString()))
                        .findFirst();
    }

    /** @return the rows that were written */
    static int write(Target target, Database database, Path to, boolean force) throws IOException {
        if (!to.getFileName().toString().endsWith(".csv")) {
            throw new Failure("`" + to + "` must end in .csv");
        }
        if (Files.exists(to) && !force) {
            throw new Failure("`" + to + "` is there already; --force overwrites it");
        }
        OpenOption[] options = {
            StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING
        };
        try (CsvWriting csv = new CsvWriting(new BufferedOutputStream(Files.newOutputStream(to, options)), STYLE)) {
            return dev.cairn.imports.Export.write(target, database, csv);
        }
    }
}
