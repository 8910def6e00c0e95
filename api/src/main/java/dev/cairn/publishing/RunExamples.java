package dev.cairn.publishing;

import dev.cairn.engine.content.Catalog;
import dev.cairn.engine.content.Content;
import dev.cairn.engine.content.ContentStatus;
import dev.cairn.engine.rehearsal.Rehearsal;
import dev.cairn.engine.rulebook.RuleBook;
import dev.cairn.engine.rulebook.row.ExampleRow;
import dev.cairn.engine.rulebook.row.Issue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A book's examples on the live catalogue; of each that fails, whether rows or the catalogue are to blame. */
final class RunExamples {
    private final RuleBook book;
    private final Catalog catalog;
    private final RuleBook live;

    RunExamples(RuleBook book, Catalog catalog, RuleBook live) {
        this.book = book;
        this.catalog = catalog;
        this.live = live;
    }

    /** An example as its author wrote it, wherever it stands. */
    private record Written(String name, Object at, Object given, List<Object> expected) {
        static Written of(ExampleRow row) {
            List<Object> expected = new ArrayList<>();
            expected.add(row.expectPersona() == null ? "" : row.expectPersona());
            expected.add(row.expectSegments() == null ? "" : row.expectSegments());
            expected.add(row.expectStage() == null ? "" : row.expectStage());
            expected.add(row.expectFirst() == null ? "" : row.expectFirst());
            expected.add(row.mustContain());
            expected.add(row.mustNotContain());
            return new Written(row.name(), row.at(), row.given(), expected);
        }
    }

    List<FailedExample> failures() {
        List<Rehearsal.Outcome> failed = failed(book, catalog);
        if (failed.isEmpty()) {
            return List.of();
        }
        boolean standIns = !book.rows().exampleContent().isEmpty();
        Set<Integer> byRows = standIns ? rows(failed(book, Rehearsal.sampleCatalog(book))) : Set.of();
        Set<Written> before = failedBefore();
        Map<Integer, ExampleRow> examples = byRow(book);
        List<FailedExample> failures = new ArrayList<>();
        for (Rehearsal.Outcome outcome : failed) {
            ExampleRow example = examples.get(outcome.row());
            if (example == null) {
                throw new IllegalStateException("no example in row " + outcome.row());
            }
            FailedExample.Cause cause = byRows.contains(outcome.row())
                    ? FailedExample.Cause.ROWS
                    : before.contains(Written.of(example))
                            ? FailedExample.Cause.CATALOG_MOVED
                            : standIns ? FailedExample.Cause.CATALOG : FailedExample.Cause.ROWS;
            List<String> sentences = new ArrayList<>(outcome.failures());
            if (cause != FailedExample.Cause.ROWS) {
                sentences.addAll(gone(example));
            }
            failures.add(new FailedExample(outcome.example(), example.place(), sentences, cause));
        }
        return failures;
    }

    /** The examples that the live book has too and fails. */
    private Set<Written> failedBefore() {
        Map<Integer, ExampleRow> examples = byRow(live);
        Set<Written> before = new HashSet<>();
        for (Rehearsal.Outcome outcome : failed(live, catalog)) {
            ExampleRow example = examples.get(outcome.row());
            if (example != null) {
                before.add(Written.of(example));
            }
        }
        return before;
    }

    /** The contents that it names and that cannot be shown any more. */
    private List<String> gone(ExampleRow example) {
        Set<String> named = new LinkedHashSet<>(example.mustContain());
        if (example.expectFirst() != null) {
            named.add(example.expectFirst());
        }
        List<String> sentences = new ArrayList<>();
        for (String id : named) {
            Content content = catalog.content(id);
            if (content == null) {
                sentences.add("the catalogue has no `" + id + "`");
            } else if (content.status() != ContentStatus.PUBLISHED) {
                sentences.add("`" + id + "` is " + content.status().name().toLowerCase(Locale.ROOT));
            }
        }
        return sentences;
    }

    static Issue warning(FailedExample failure) {
        return Issue.warning(
                failure.place(),
                failure.name(),
                "the example fails on the catalogue as it is now: " + String.join("; ", failure.failures()));
    }

    private static Map<Integer, ExampleRow> byRow(RuleBook book) {
        return book.rows().examples().stream()
                .collect(Collectors.toMap(example -> example.place().row(), Function.identity(), (one, other) -> one));
    }

    private static Set<Integer> rows(List<Rehearsal.Outcome> outcomes) {
        return outcomes.stream().map(Rehearsal.Outcome::row).collect(Collectors.toSet());
    }

    private static List<Rehearsal.Outcome> failed(RuleBook book, Catalog catalog) {
        return Rehearsal.run(book, catalog).stream()
                .filter(outcome -> !outcome.passed())
                .toList();
    }
}
