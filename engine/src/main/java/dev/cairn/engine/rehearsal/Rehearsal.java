package dev.cairn.engine.rehearsal;

import dev.cairn.engine.content.Catalog;
import dev.cairn.engine.rulebook.RuleBook;
import dev.cairn.engine.rulebook.row.CheckedRows;
import dev.cairn.engine.rulebook.row.ExampleRow;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs a book's examples. */
public final class Rehearsal {
    private Rehearsal() {}

    /**
     * Runs every example of the book on a catalogue, in the sheet's order. Each stands for itself: its learner is made up
     * of the facts that it states, its journeys are advanced to its moment, and then the book decides.
     */
    public static List<Outcome> run(RuleBook book, Catalog catalog) {
        Catalog needless = catalog.needing(Map.of());
        List<Outcome> outcomes = new ArrayList<>();
        for (ExampleRow example : book.rows().examples()) {
            Scene scene = Scene.of(example, book, needless);
            List<String> failures =
                    scene.problems().isEmpty() ? new Performance(book, scene, example).failures() : scene.problems();
            outcomes.add(new Outcome(example.name(), example.place().row(), failures));
        }
        return outcomes;
    }

    /** The catalogue of the book's own stand-in contents, as fresh as they are on the day of the last example. */
    public static Catalog sampleCatalog(RuleBook book) {
        CheckedRows rows = book.rows();
        Instant last = rows.examples().stream()
                .map(ExampleRow::at)
                .max(Instant::compareTo)
                .orElse(Instant.EPOCH);
        LocalDate asOf = LocalDate.ofInstant(last, rows.settings().zone());
        return Catalog.of(0, asOf, rows.exampleContent(), Map.of(), Map.of());
    }

    /**
     * What became of one example.
     *
     * @param row as the spreadsheet numbers it
     * @param failures what was expected, what came, and why; empty when it passed
     */
    public record Outcome(String example, int row, List<String> failures) {
        public Outcome {
            failures = List.copyOf(failures);
        }

        public boolean passed() {
            return failures.isEmpty();
        }
    }
}
