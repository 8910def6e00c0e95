package dev.cairn.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.engine.content.Catalog;
import dev.cairn.engine.decision.Decision;
import dev.cairn.engine.decision.Moment;
import dev.cairn.engine.decision.Reason;
import dev.cairn.engine.learner.History;
import dev.cairn.engine.learner.Journey;
import dev.cairn.engine.learner.Learner;
import dev.cairn.engine.learner.LearnerId;
import dev.cairn.engine.learner.Persona;
import dev.cairn.engine.learner.Profile;
import dev.cairn.engine.rehearsal.Rehearsal;
import dev.cairn.engine.rulebook.Compilation;
import dev.cairn.engine.rulebook.RuleBook;
import dev.cairn.engine.rulebook.row.Program;
import dev.cairn.engine.rulebook.row.Row;
import dev.cairn.engine.rulebook.row.RuleFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The book that comes with Cairn, read from the folder in which learning people edit it. */
class DefaultRuleBookTest {
    private static final Path FOLDER = Path.of("").toAbsolutePath();
    private static Compilation compilation;

    @BeforeAll
    static void compile() throws IOException {
        List<RuleFile> files = new ArrayList<>();
        try (Stream<Path> sheets = Files.list(FOLDER)) {
            for (Path sheet : sheets.filter(path -> path.toString().endsWith(".csv"))
                    .sorted()
                    .toList()) {
                files.add(new RuleFile(sheet.getFileName().toString(), Files.readAllBytes(sheet)));
            }
        }
        compilation = RuleBook.compile(files);
    }

    @Test
    void itHasNeitherErrorsNorWarnings() {
        if (compilation instanceof Compilation.Rejected rejected) {
            assertEquals(List.of(), rejected.issues());
        }
        assertEquals(List.of(), ((Compilation.Compiled) compilation).warnings());
        assertEquals(List.of(), book().check(Rehearsal.sampleCatalog(book())));
    }

    @TestFactory
    List<DynamicTest> everyExampleComesOutAsItsAuthorExpects() {
        return Rehearsal.run(book(), Rehearsal.sampleCatalog(book())).stream()
                .map(outcome -> DynamicTest.dynamicTest(
                        "examples.csv, row " + outcome.row() + ": " + outcome.example(),
                        () -> assertEquals(List.of(), outcome.failures())))
                .toList();
    }

    @Test
    void itIsAWholeFunnel() {
        assertTrue(book().rows().examples().size() >= 20, "examples");
        assertTrue(
                book().rows().rows().stream()
                                .filter(Row.ContentRow.class::isInstance)
                                .count()
                        >= 25,
                "content rows");
        assertTrue(book().rows().personas().size() >= 3, "personas");
        assertTrue(book().rows().exampleContent().size() >= 25, "contents");
    }

    /** Every combination is served by rows made for it, not by the fallback. */
    @TestFactory
    List<DynamicTest> everyPersonaFindsSomethingInEveryStage() {
        Catalog catalog = Rehearsal.sampleCatalog(book());
        List<DynamicTest> tests = new ArrayList<>();
        for (Program program : book().rows().programs()) {
            for (String stage : program.stages()) {
                for (Persona persona : book().rows().personas()) {
                    tests.add(DynamicTest.dynamicTest(stage + ", " + persona.name(), () -> {
                        Decision decision = decide(program, stage, persona, catalog);
                        assertFalse(decision.fallback(), "only the fallback");
                        assertTrue(decision.picks().size() >= 3, () -> "only " + decision.picks());
                    }));
                }
            }
        }
        return tests;
    }

    @Test
    void everyRowSpeaksToTheLearnerInEnglishAndGerman() {
        for (Row row : book().rows().rows()) {
            if (row instanceof Row.ContentRow content && content.points() > 0) {
                assertEquals(
                        Set.of("", "de"),
                        content.head().because().keySet(),
                        content.head().name());
            }
        }
    }

    @Test
    void whoReadsEnglishBeforeGermanIsToldInEnglish() {
        Program program = book().rows().programs().get(0);
        Persona persona = book().rows().personas().get(0);
        Decision decision = decide(program, "loyalty", persona, Rehearsal.sampleCatalog(book()));
        Reason first = decision.picks().get(0).reasons().get(0);
        assertEquals("one page is easy to keep at hand", first.because(List.of("en", "de"), "en"));
        assertEquals("eine Seite liegt schnell griffbereit", first.because(List.of("de-AT", "en"), "en"));
        assertEquals("one page is easy to keep at hand", first.because(List.of("pt"), "en"));
    }

    private static Decision decide(Program program, String stage, Persona persona, Catalog catalog) {
        Instant noon = Instant.parse("2026-03-04T11:00:00Z");
        Profile profile = new Profile(
                null, null, null, null, null, null, null, List.of("en"), null, null, Map.of(), persona.name());
        List<Journey> journeys = List.of(new Journey(program.name(), stage, noon));
        Learner learner =
                new Learner(new LearnerId("anybody"), 0, Set.of(), profile, null, journeys, History.NONE, null, null);
        return book().decide(learner, catalog, Moment.at(noon), program.name(), 10);
    }

    private static RuleBook book() {
        return ((Compilation.Compiled) compilation).book();
    }
}
