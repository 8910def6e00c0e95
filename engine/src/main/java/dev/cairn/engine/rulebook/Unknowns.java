package dev.cairn.engine.rulebook;

import dev.cairn.engine.content.Catalog;
import dev.cairn.engine.decision.Moment;
import dev.cairn.engine.learner.Journey;
import dev.cairn.engine.learner.Learner;
import dev.cairn.engine.rulebook.lint.Lint;
import dev.cairn.engine.rulebook.row.Fact;
import dev.cairn.engine.rulebook.row.Issue;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How many learners there are of whom a fact is unknown. */
final class Unknowns {
    private Unknowns() {}

    /** What lint says of the book at noon of the day, about these learners. */
    static List<Issue> lint(RuleBook book, Catalog catalog, LocalDate today, Collection<Learner> population) {
        ZoneId zone = book.rows().settings().zone();
        Moment noon = Moment.at(today.atTime(LocalTime.NOON).atZone(zone).toInstant());
        return Lint.of(
                book.rows(),
                catalog,
                today,
                of(book, catalog, noon, population),
                values(book, catalog, noon, population));
    }

    /** The values that learners have of the facts whose values matter, keys by fact. */
    private static Map<Fact, Set<String>> values(
            RuleBook book, Catalog catalog, Moment moment, Collection<Learner> population) {
        Map<Fact, Set<String>> values = new HashMap<>();
        Set<Fact> asked = Lint.asksForValues(book.rows());
        if (asked.isEmpty()) {
            return values;
        }
        for (Learner learner : population) {
            Facts facts = book.facts(learner, catalog, moment);
            for (Fact fact : asked) {
                if (facts.value(fact, null) instanceof String key) {
                    values.computeIfAbsent(fact, f -> new HashSet<>()).add(key);
                }
            }
        }
        return values;
    }

    /** The share, 0 to 1, by fact that guards negate; empty without learners. */
    private static Map<Fact, Double> of(RuleBook book, Catalog catalog, Moment moment, Collection<Learner> population) {
        Set<Fact> asked = Lint.asksAboutLearners(book.rows());
        Map<Fact, Double> shares = new HashMap<>();
        if (asked.isEmpty()) {
            return shares;
        }
        boolean classified =
                asked.stream().anyMatch(fact -> fact.kind() == Fact.Kind.PERSONA || fact.kind() == Fact.Kind.SEGMENT);
        for (Learner learner : population) {
            Facts facts = book.facts(learner, catalog, moment);
            if (classified) {
                facts.classified(book.classify(learner, catalog, moment));
            }
            List<@Nullable Journey> journeys = new ArrayList<>(GoingOn.of(book, learner.journeys()));
            journeys.add(null);
            for (Fact fact : asked) {
                if (journeys.stream().allMatch(journey -> facts.value(fact, journey) == null)) {
                    shares.merge(fact, 1.0 / population.size(), Double::sum);
                }
            }
        }
        return shares;
    }
}
