package dev.cairn.engine.rulebook.lint;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.engine.content.Catalog;
import dev.cairn.engine.rehearsal.Rehearsal;
import dev.cairn.engine.rulebook.Compilation;
import dev.cairn.engine.rulebook.RuleBook;
import dev.cairn.engine.rulebook.row.Issue;
import dev.cairn.engine.rulebook.row.RuleFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What was agreed on the forms of cells and on how rows combine, as small books whose examples say it. */
class AgreedTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);

    private int examples;

    @Test
    void cellsAndRowsMeanWhatWasAgreed() throws IOException {
        Path books = Path.of("src/test/resources/dev/cairn/engine/rulebook/lint/agreed.txt");
        assertTrue(Tale.tell(books, this::told) >= 20);
        assertTrue(examples >= 80, examples + " examples");
    }

    private List<String> told(List<RuleFile> files) {
        if (!(RuleBook.compile(files) instanceof Compilation.Compiled compiled)) {
            return List.of(RuleBook.compile(files).toString());
        }
        Catalog catalog = Rehearsal.sampleCatalog(compiled.book());
        List<Issue> issues = new ArrayList<>(compiled.warnings());
        issues.addAll(compiled.book().check(catalog, TODAY, List.of()));
        List<String> told = new ArrayList<>(issues.stream().map(Issue::toString).toList());
        for (Rehearsal.Outcome outcome : Rehearsal.run(compiled.book(), catalog)) {
            examples++;
            outcome.failures().forEach(failure -> told.add("failed, " + outcome.example() + ": " + failure));
        }
        return told;
    }
}
