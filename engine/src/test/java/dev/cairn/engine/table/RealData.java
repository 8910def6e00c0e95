package dev.cairn.engine.table;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Real files that lie beside the project, in {@code ../shared/data}, and are never copied into it. */
final class RealData {

    private RealData() {}

    /** A file's path; where it is absent the test is skipped. */
    static Path file(String name) {
        Path from = Path.of("").toAbsolutePath();
        for (Path folder = from; folder != null; folder = folder.getParent()) {
            Path file = folder.resolve("../shared/data").normalize().resolve(name);
            if (Files.exists(file)) {
                return file;
            }
        }
        assumeTrue(false, "skipped: ../shared/data/" + name + " is not beside the project");
        return from;
    }
}
