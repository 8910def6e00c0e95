package dev.cairn.engine.rulebook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertLinesMatch;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.engine.content.Catalog;
import dev.cairn.engine.decision.Decision;
import dev.cairn.engine.decision.Moment;
import dev.cairn.engine.learner.Learner;
import dev.cairn.engine.rehearsal.Rehearsal;
import dev.cairn.engine.rulebook.row.Row;
import dev.cairn.engine.rulebook.row.RuleFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a sheet's rows are printed as in experts' language is read back to the same rows, which decide the same. */
class ExpertRoundTripTest {
    private static final Set<String> RULES =
            Set.of("segment-rules", "persona-rules", "stage-rules", "content-rules", "guards");

    @ParameterizedTest
    @ValueSource(strings = {"../rules", "../examples/adoption"})
    void the_books_that_come_with_cairn(String folder) throws IOException {
        List<RuleFile> sheets = new ArrayList<>();
        try (Stream<Path> paths = Files.list(Path.of(folder))) {
            for (Path path : paths.filter(p -> p.toString().endsWith(".csv")).toList()) {
                sheets.add(new RuleFile(path.getFileName().toString(), Files.readAllBytes(path)));
            }
        }
        RuleBook book = same(sheets);
        Catalog sample = Rehearsal.sampleCatalog(book);
        decideAlike(sheets, sample, 1);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void random_books(long seed) throws IOException {
        List<RuleFile> sheets = new ArrayList<>(World.files(new RandomSheets(seed).text()));
        RuleBook book = same(sheets);
        assertTrue(book.rows().rows().size() > 20);
        decideAlike(sheets, RandomSheets.catalog(), seed);
    }

    /** The rows as they are and the rows read back; the printed text is a fixed point. */
    private static RuleBook same(List<RuleFile> sheets) {
        RuleBook book = compiled(sheets);
        List<RuleFile> experts = asExperts(sheets);
        List<Row> rows = book.rows().rows();
        List<Row> again = compiled(experts).rows().rows();
        assertEquals(rows.size(), again.size());
        for (int i = 0; i < rows.size(); i++) {
            assertEquals(Said.of(rows.get(i)), Said.of(again.get(i)));
        }
        RuleBook.drl(sheets)
                .forEach((sheet, text) -> assertLinesMatch(
                        text.lines(),
                        RuleBook.drl(experts).getOrDefault(sheet, "").lines()));
        return book;
    }

    private static void decideAlike(List<RuleFile> sheets, Catalog catalog, long seed) {
        RuleBook book = compiled(sheets);
        RuleBook experts = compiled(asExperts(sheets));
        Random random = new Random(seed);
        for (int i = 0; i < 200; i++) {
            Learner learner = RandomSheets.learner(random, catalog);
            Moment moment = RandomSheets.moment(random);
            assertEquals(book.classify(learner, catalog, moment), experts.classify(learner, catalog, moment));
            assertEquals(
                    said(book.decide(learner, catalog, moment, null, 10)),
                    said(experts.decide(learner, catalog, moment, null, 10)));
            assertEquals(
                    book.advance(learner, catalog, moment).stream()
                            .map(move -> move.program() + " " + move.to())
                            .toList(),
                    experts.advance(learner, catalog, moment).stream()
                            .map(move -> move.program() + " " + move.to())
                            .toList());
        }
    }

    private static List<String> said(Decision decision) {
        return decision.picks().stream()
                .map(pick -> pick.content().id() + " " + pick.score() + " "
                        + pick.reasons().stream()
                                .map(reason -> reason.rule() + reason.sentence() + reason.points() + reason.facts())
                                .toList())
                .toList();
    }

    static List<RuleFile> asExperts(List<RuleFile> sheets) {
        List<RuleFile> files = new ArrayList<>(sheets);
        files.removeIf(file -> RULES.contains(file.name().replaceFirst("\\.\\w+$", "")));
        RuleBook.drl(sheets).forEach((sheet, text) -> files.add(new RuleFile(sheet + ".drl", text.getBytes(UTF_8))));
        return files;
    }

    static RuleBook compiled(List<RuleFile> files) {
        Compilation compilation = RuleBook.compile(files);
        return assertInstanceOf(Compilation.Compiled.class, compilation, compilation::toString)
                .book();
    }

    /** All of a row but where it stands. */
    private record Said(
            String name,
            List<Set<Object>> conditions,
            List<Object> outcome,
            String sentence,
            Map<String, String> because) {
        static Said of(Row row) {
            return new Said(
                    row.head().name(),
                    row.head().alternatives().stream()
                            .map(alternative -> alternative.stream()
                                    .map(one -> (Object) List.of(one.fact(), one.cell()))
                                    .collect(Collectors.toSet()))
                            .toList(),
                    done(row),
                    row.head().sentence(),
                    row.head().because());
        }
    }

    private static List<Object> done(Row row) {
        if (row instanceof Row.ContentRow content) {
            return Arrays.asList(
                    content.show(),
                    content.points(),
                    content.alwaysFirst(),
                    content.group(),
                    content.require(),
                    content.due());
        } else if (row instanceof Row.GuardRow guard) {
            return List.of("hide", guard.hide());
        } else if (row instanceof Row.CapRow cap) {
            return List.of(cap.cap());
        } else if (row instanceof Row.StageRow stage) {
            return Arrays.asList(stage.program(), stage.fromNamed(), stage.toStage());
        }
        return List.of(row instanceof Row.SegmentRow segment ? segment.segment() : ((Row.PersonaRow) row).persona());
    }
}
