package dev.cairn.engine.rulebook;

import dev.cairn.engine.content.Content;
import dev.cairn.engine.decision.Pick;
import dev.cairn.engine.decision.Reason;
import dev.cairn.engine.learner.Journey;
import dev.cairn.engine.learner.Learner;
import dev.cairn.engine.rulebook.row.Condition;
import dev.cairn.engine.rulebook.row.Due;
import dev.cairn.engine.rulebook.row.Fact;
import dev.cairn.engine.rulebook.row.RankingTerm;
import dev.cairn.engine.rulebook.row.Row.ContentRow;
import dev.cairn.engine.rulebook.row.RowHead;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Turns places on the list into picks: the rows that fired, their points, the facts that they read. */
final class Explanation {
    /** What a person reads has two decimals; less than that is noise. */
    private static final double LEAST_POINTS = 0.005;

    private final Facts facts;
    private final Learner learner;
    private final Terms terms;
    private final Caps caps;
    private final Map<Scoring, Map<Integer, Map<String, String>>> read = new HashMap<>();

    Explanation(Facts facts, Learner learner, Terms terms, Caps caps) {
        this.facts = facts;
        this.learner = learner;
        this.terms = terms;
        this.caps = caps;
    }

    Pick pick(Shortlist.Place place, Content content) {
        Journey journey = place.scoring().journey();
        List<Reason> reasons = new ArrayList<>();
        LocalDate due = null;
        double score = 0;
        for (Scoring.Fired fired : place.scoring().behind(place.position())) {
            reasons.add(reason(fired, place.scoring()));
            score += fired.row().points();
            LocalDate byRow = due(fired.row(), journey);
            if (byRow != null && (due == null || byRow.isBefore(due))) {
                due = byRow;
            }
        }
        for (Reason ranking : ranking(place.position())) {
            reasons.add(ranking);
            score += ranking.points();
        }
        boolean required = place.rank() == Ranking.REQUIRED;
        Caps.Reached reached = required ? null : reached(place.position(), reasons);
        return pick(content, score, journey, required, due, reasons, reached);
    }

    Pick fallback(int position, Content content, @Nullable Journey journey) {
        List<Reason> reasons = new ArrayList<>();
        reasons.add(new Reason(
                Reason.Code.FALLBACK,
                "",
                0,
                "fallback",
                "No row shows anything that is eligible: the best of the rest by the ranking sheet.",
                0,
                Map.of(),
                Map.of()));
        reasons.addAll(ranking(position));
        double score = reasons.stream().mapToDouble(Reason::points).sum();
        return pick(content, score, journey, false, null, reasons, reached(position, reasons));
    }

    /** The limit that keeps the content behind, which becomes its last reason. */
    private Caps.@Nullable Reached reached(int position, List<Reason> reasons) {
        Caps.Reached reached = caps.reached(position);
        if (reached != null) {
            RowHead head = reached.row().head();
            reasons.add(new Reason(
                    Reason.Code.CAPPED,
                    head.place().sheet(),
                    head.place().row(),
                    head.name(),
                    head.sentence(),
                    0,
                    read(head, null),
                    head.because()));
        }
        return reached;
    }

    private static Pick pick(
            Content content,
            double score,
            @Nullable Journey journey,
            boolean required,
            @Nullable LocalDate due,
            List<Reason> reasons,
            Caps.@Nullable Reached reached) {
        return new Pick(
                content,
                score,
                journey == null ? null : journey.program(),
                journey == null ? null : journey.stage(),
                required,
                due,
                reasons,
                reached == null ? null : reached.capped());
    }

    private Reason reason(Scoring.Fired fired, Scoring scoring) {
        ContentRow row = fired.row();
        RowHead head = row.head();
        Reason.Code code =
                row.require() ? Reason.Code.REQUIRED : row.alwaysFirst() ? Reason.Code.ALWAYS_FIRST : Reason.Code.RULE;
        Map<String, String> values = read.computeIfAbsent(scoring, s -> new HashMap<>())
                .computeIfAbsent(fired.number(), number -> read(head, scoring.journey()));
        return new Reason(
                code,
                head.place().sheet(),
                head.place().row(),
                head.name(),
                head.sentence(),
                row.points(),
                values,
                head.because());
    }

    private List<Reason> ranking(int position) {
        List<Reason> reasons = new ArrayList<>();
        for (RankingTerm term : terms.ranking()) {
            double points = terms.of(term, position);
            if (Math.abs(points) >= LEAST_POINTS) {
                reasons.add(new Reason(
                        Reason.Code.RANKING,
                        term.place().sheet(),
                        term.place().row(),
                        term.term().cell(),
                        "Ranking adds at most " + plain(term.weight()) + " points for "
                                + term.term().cell() + ".",
                        points,
                        Map.of(),
                        Map.of()));
            }
        }
        return reasons;
    }

    private Map<String, String> read(RowHead head, @Nullable Journey journey) {
        Map<String, String> values = new TreeMap<>();
        for (Condition condition : held(head, journey)) {
            Object value = facts.value(condition.fact(), journey);
            values.put(condition.fact().title(), value == null ? "unknown" : text(condition.fact(), value));
        }
        return values;
    }

    /** The conditions that made the row fire: those of its first alternative that holds. */
    private List<Condition> held(RowHead head, @Nullable Journey journey) {
        List<List<Condition>> alternatives = head.alternatives();
        for (List<Condition> alternative : alternatives) {
            if (alternatives.size() == 1
                    || alternative.stream().allMatch(one -> one.cell().holds(facts.value(one.fact(), journey)))) {
                return alternative;
            }
        }
        return head.conditions();
    }

    /** A fact's value as a person would write it. */
    static String text(Fact fact, Object value) {
        return switch (fact.type()) {
            case NUMBER -> plain((Double) value);
            case DAYS -> days((Double) value);
            case TIME -> twoDigits((Integer) value / 60) + ":" + twoDigits((Integer) value % 60);
            case SET, HOURS -> {
                Set<String> sorted = new TreeSet<>();
                ((Set<?>) value).forEach(one -> sorted.add(String.valueOf(one)));
                yield sorted.isEmpty() ? "none" : String.join(", ", sorted);
            }
            case TEXT, WEEKDAY, DATE -> value.toString();
        };
    }

    private static String twoDigits(int number) {
        return number < 10 ? "0" + number : String.valueOf(number);
    }

    private static String days(double offset) {
        long days = Math.round(Math.abs(offset));
        if (days == 0) {
            return "on the day";
        }
        return days + (days == 1 ? " day " : " days ") + (offset < 0 ? "before" : "after");
    }

    static String plain(double number) {
        return number == Math.rint(number) && Math.abs(number) < 1e15
                ? Long.toString((long) number)
                : Double.toString(number);
    }

    private @Nullable LocalDate due(ContentRow row, @Nullable Journey journey) {
        Due due = row.due();
        if (due instanceof Due.On fixed) {
            return fixed.day();
        }
        if (due instanceof Due.FromFirstDay relative && learner.firstDay() != null) {
            return learner.firstDay().plusDays(relative.days());
        }
        if (due instanceof Due.FromStage relative && journey != null) {
            return LocalDate.ofInstant(journey.since(), facts.zone()).plusDays(relative.days());
        }
        return null;
    }
}
