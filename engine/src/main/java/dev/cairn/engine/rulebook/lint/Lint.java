package dev.cairn.engine.rulebook.lint;

import dev.cairn.engine.content.Catalog;
import dev.cairn.engine.rulebook.row.CheckedRows;
import dev.cairn.engine.rulebook.row.Condition;
import dev.cairn.engine.rulebook.row.Fact;
import dev.cairn.engine.rulebook.row.Issue;
import dev.cairn.engine.rulebook.row.Place;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads a book against a catalogue as a careful colleague would. Unknown values are errors, all else is a warning. */
public final class Lint {
    private Lint() {}

    /**
     * All findings, sorted by place.
     *
     * @param today the day on which dates count as past, in the book's time zone; null leaves dates alone
     * @param unknown the share of learners, 0 to 1, of whom a fact of {@link #asksAboutLearners} is unknown; empty when
     *     nobody counted
     * @param seen the values that learners have of attributes and of managers, keys by fact
     */
    public static List<Issue> of(
            CheckedRows rows,
            Catalog catalog,
            @Nullable LocalDate today,
            Map<Fact, Double> unknown,
            Map<Fact, Set<String>> seen) {
        List<Issue> issues = new ArrayList<>(new UnknownValues(rows, catalog).issues());
        Set<Place> wrong = issues.stream()
                .map(issue -> Place.of(
                        issue.place().file(),
                        issue.place().sheet(),
                        issue.place().row()))
                .collect(Collectors.toSet());
        Finds finds = new Finds(rows, catalog, today);
        finds.nothing(wrong, issues);
        new Impossible(rows).report(issues);
        new Repetitions(rows).report(issues);
        new Contradictions(rows, finds).report(issues);
        new IdleColumns(rows).report(issues);
        new IdleCaps(rows).report(today, issues);
        if (today != null) {
            new PastDates(rows, today).report(issues);
        }
        new EmptyStages(rows, finds, today).report(issues);
        VoidGuards.report(rows, unknown, issues);
        UnknownSignals.report(rows, issues);
        UnknownMoments.report(rows, catalog, issues);
        LostZeros.report(rows, seen, issues);
        issues.sort(null);
        return List.copyOf(issues);
    }

    /** The facts of learners whose values matter, because a spreadsheet may have changed them. */
    public static Set<Fact> asksForValues(CheckedRows rows) {
        Set<Fact> facts = new LinkedHashSet<>();
        rows.rows().forEach(row -> row.head().conditions().stream()
                .map(Condition::fact)
                .filter(LostZeros::isAsked)
                .forEach(facts::add));
        return facts;
    }

    /** The facts of learners of which it matters for guards how often they are unknown. */
    public static Set<Fact> asksAboutLearners(CheckedRows rows) {
        return VoidGuards.asked(rows);
    }
}
