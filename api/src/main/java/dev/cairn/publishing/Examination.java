package dev.cairn.publishing;

import dev.cairn.engine.content.Catalog;
import dev.cairn.engine.rehearsal.Rehearsal;
import dev.cairn.engine.rulebook.Compilation;
import dev.cairn.engine.rulebook.RuleBook;
import dev.cairn.engine.rulebook.row.ExampleRow;
import dev.cairn.engine.rulebook.row.Issue;
import dev.cairn.engine.rulebook.row.Place;
import dev.cairn.engine.rulebook.row.RuleFile;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What rule files must pass before they go live. Takes a second or so of computing: off the event loop. */
sealed interface Examination {
    record Passed(RuleBook book, List<Issue> warnings) implements Examination {}

    record Failed(Publication why) implements Examination {}

    /** Checks the files, the book against the catalogue, and its examples. */
    static Examination of(List<RuleFile> files, Catalog catalog) {
        Compilation compilation = RuleBook.compile(files);
        if (compilation instanceof Compilation.Rejected rejected) {
            return new Failed(new Publication.Rejected(rejected.issues()));
        }
        Compilation.Compiled compiled = (Compilation.Compiled) compilation;
        RuleBook book = compiled.book();
        book.prepare(catalog);
        List<Issue> issues = new ArrayList<>(compiled.warnings());
        issues.addAll(book.check(catalog, LocalDate.now(book.rows().settings().zone()), List.of()));
        issues.sort(null);
        if (issues.stream().anyMatch(Issue::isError)) {
            return new Failed(new Publication.Rejected(issues));
        }
        List<Rehearsal.Outcome> failures = failures(book, catalog, issues);
        return failures.isEmpty()
                ? new Passed(book, issues)
                : new Failed(new Publication.ExamplesFailed(failures, issues));
    }

    /**
     * The examples that fail. One that fails on the live catalogue and passes on the book's own stand-ins is broken by
     * the catalogue, not by a row: a warning.
     */
    private static List<Rehearsal.Outcome> failures(RuleBook book, Catalog catalog, List<Issue> issues) {
        List<Rehearsal.Outcome> failed = failed(book, catalog);
        if (failed.isEmpty()) {
            return failed;
        }
        Set<Integer> alsoOnStandIns = failed(book, Rehearsal.sampleCatalog(book)).stream()
                .map(Rehearsal.Outcome::row)
                .collect(Collectors.toSet());
        List<Rehearsal.Outcome> failures = new ArrayList<>();
        for (Rehearsal.Outcome outcome : failed) {
            if (alsoOnStandIns.contains(outcome.row())) {
                failures.add(outcome);
            } else {
                issues.add(Issue.warning(
                        place(book, outcome),
                        outcome.example(),
                        "the example passes on the book's own contents and fails on the catalogue: "
                                + String.join("; ", outcome.failures())));
            }
        }
        return failures;
    }

    private static Place place(RuleBook book, Rehearsal.Outcome outcome) {
        return book.rows().examples().stream()
                .map(ExampleRow::place)
                .filter(place -> place.row() == outcome.row())
                .findFirst()
                .orElseThrow();
    }

    private static List<Rehearsal.Outcome> failed(RuleBook book, Catalog catalog) {
        return Rehearsal.run(book, catalog).stream()
                .filter(outcome -> !outcome.passed())
                .toList();
    }
}
