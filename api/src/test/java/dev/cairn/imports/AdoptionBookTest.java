package dev.cairn.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.engine.rehearsal.Rehearsal;
import dev.cairn.engine.rulebook.Compilation;
import dev.cairn.engine.rulebook.RuleBook;
import dev.cairn.engine.rulebook.row.RuleFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The book in {@code examples/adoption}, on its own sample catalogue. */
class AdoptionBookTest {
    private static final Path FOLDER = Path.of("../examples/adoption");

    @Test
    void itCompilesAndIsRightOnItsOwnContents() throws IOException {
        Compilation compilation = RuleBook.compile(files());
        Compilation.Compiled compiled =
                assertInstanceOf(Compilation.Compiled.class, compilation, compilation::toString);

        assertEquals(List.of(), compiled.warnings());
    }

    @Test
    void allItsExamplesPass() throws IOException {
        RuleBook book = book();

        List<Rehearsal.Outcome> outcomes = Rehearsal.run(book, Rehearsal.sampleCatalog(book));

        assertTrue(outcomes.size() >= 12, () -> outcomes.size() + " examples");
        List<String> failures = new ArrayList<>();
        outcomes.stream()
                .filter(outcome -> !outcome.passed())
                .forEach(outcome ->
                        failures.add(outcome.example() + " (row " + outcome.row() + "): " + outcome.failures()));
        assertEquals(List.of(), failures);
    }

    static RuleBook book() throws IOException {
        Compilation compilation = RuleBook.compile(files());
        return assertInstanceOf(Compilation.Compiled.class, compilation, compilation::toString)
                .book();
    }

    static List<RuleFile> files() throws IOException {
        List<RuleFile> files = new ArrayList<>();
        try (Stream<Path> paths = Files.list(FOLDER)) {
            for (Path path : paths.sorted().toList()) {
                files.add(new RuleFile(path.getFileName().toString(), Files.readAllBytes(path)));
            }
        }
        return files;
    }
}
