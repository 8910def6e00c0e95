package dev.cairn.engine.rulebook;

import dev.cairn.engine.content.Content;
import dev.cairn.engine.decision.WhyNot.Subject;
import dev.cairn.engine.learner.Habits;
import dev.cairn.engine.rulebook.row.Cell;
import dev.cairn.engine.rulebook.row.Fact;
import dev.cairn.engine.word.Word;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** For one base fact, one edit per value that changes the truth of some cell; values that change the same cells count once. */
final class ValueEdits {
    private final Draft now;
    private final Facts facts;
    private final Content content;

    ValueEdits(Draft now, Facts facts, Content content) {
        this.now = now;
        this.facts = facts;
        this.content = content;
    }

    /** Nothing for facts that have edits of their own: time, places, languages, skills. */
    List<Edit> of(Fact fact, List<Cell> cells) {
        return switch (fact.kind()) {
            case ACTIVE_HOURS -> hours(fact, cells);
            case COMPLETED -> completed(cells);
            case ROLE,
                    TARGET_ROLE,
                    DEPARTMENT,
                    COUNTRY,
                    MANAGER,
                    ATTRIBUTE,
                    DEVICE,
                    CHANNEL,
                    TOUCH_POINT,
                    MINUTES,
                    FIRST_DAY,
                    MOBILE_SHARE,
                    SIGNALS -> values(fact, cells);
            default -> List.of();
        };
    }

    private List<Edit> values(Fact fact, List<Cell> cells) {
        List<Edit> edits = new ArrayList<>();
        Object current = facts.value(fact, null);
        Set<BitSet> seen = new HashSet<>();
        seen.add(truth(cells, current));
        for (Object value : near(Candidates.of(fact, cells), current)) {
            Consumer<Draft> change = change(fact, value);
            if (change != null && seen.add(truth(cells, value))) {
                edits.add(edit(fact, current, Explanation.text(fact, value), change));
            }
        }
        Consumer<Draft> forget = forget(fact);
        if (forget != null && current != null) {
            edits.add(edit(fact, current, "unknown", forget));
        }
        return edits;
    }

    /** Numbers by how far they are. */
    private static List<?> near(Collection<?> values, @Nullable Object current) {
        double here = current instanceof Double number ? number : 0;
        return values.stream()
                .sorted(Comparator.comparingDouble(
                        value -> value instanceof Double number ? Math.abs(number - here) : 0))
                .toList();
    }

    static BitSet truth(List<Cell> cells, @Nullable Object value) {
        BitSet truth = new BitSet(cells.size());
        for (int i = 0; i < cells.size(); i++) {
            truth.set(i, cells.get(i).holds(value));
        }
        return truth;
    }

    private static Edit edit(Fact fact, @Nullable Object current, String to, Consumer<Draft> change) {
        Subject subject =
                switch (fact.kind()) {
                    case DEVICE, CHANNEL, TOUCH_POINT, MINUTES -> Subject.MOMENT;
                    default -> Subject.LEARNER;
                };
        return Edit.of(subject, fact.title(), current == null ? null : Explanation.text(fact, current), to, change);
    }

    private @Nullable Consumer<Draft> change(Fact fact, Object value) {
        return switch (fact.kind()) {
            case ROLE, TARGET_ROLE, DEPARTMENT, COUNTRY, MANAGER ->
                draft -> draft.texts.put(fact.title(), (String) value);
            case ATTRIBUTE -> draft -> attribute(draft, String.valueOf(fact.argument()), (String) value);
            case DEVICE -> draft -> draft.device = (String) value;
            case CHANNEL -> draft -> draft.channel = (String) value;
            case TOUCH_POINT -> draft -> draft.touchPoint = (String) value;
            case MINUTES -> isWhole(value) ? draft -> draft.minutes = ((Double) value).intValue() : null;
            case FIRST_DAY -> draft -> draft.firstDay = facts.today().minusDays(Math.round((Double) value));
            case MOBILE_SHARE -> (Double) value > 100 ? null : draft -> share(draft, (Double) value);
            case SIGNALS -> isWhole(value) ? new SignalEdit(fact, facts, now).to(((Double) value).intValue()) : null;
            default -> null;
        };
    }

    private static boolean isWhole(Object number) {
        return (Double) number == Math.rint((Double) number);
    }

    private static @Nullable Consumer<Draft> forget(Fact fact) {
        return switch (fact.kind()) {
            case ROLE, TARGET_ROLE, DEPARTMENT, COUNTRY, MANAGER -> draft -> draft.texts.put(fact.title(), null);
            case DEVICE -> draft -> draft.device = null;
            case CHANNEL -> draft -> draft.channel = null;
            case TOUCH_POINT -> draft -> draft.touchPoint = null;
            case MINUTES -> draft -> draft.minutes = null;
            case FIRST_DAY -> draft -> draft.firstDay = null;
            case MOBILE_SHARE -> draft -> share(draft, null);
            case ATTRIBUTE -> draft -> attribute(draft, String.valueOf(fact.argument()), null);
            default -> null;
        };
    }

    private static void share(Draft draft, @Nullable Double share) {
        draft.habits = new Habits(share, draft.habits == null ? null : draft.habits.activeHours());
    }

    private static void attribute(Draft draft, String name, @Nullable String value) {
        String key = Word.key(name);
        draft.attributes.keySet().removeIf(one -> Word.key(one).equals(key));
        if (value != null) {
            draft.attributes.put(name, value);
        }
    }

    /** Each hour of activity that there is is taken out; of those that are not, one of each kind that cells tell apart is put in. */
    private List<Edit> hours(Fact fact, List<Cell> cells) {
        List<Edit> edits = new ArrayList<>();
        Set<BitSet> seen = new HashSet<>();
        Set<?> active = facts.value(fact, null) instanceof Set<?> set ? set : Set.of();
        for (int hour = 0; hour < 24; hour++) {
            int toggled = hour;
            boolean in = active.contains(hour);
            if (in || seen.add(truth(cells, Set.of(hour)))) {
                edits.add(Edit.toggled(fact.title() + ": " + hour, in, draft -> toggle(draft, toggled)));
            }
        }
        return edits;
    }

    private static void toggle(Draft draft, int hour) {
        Habits before = draft.habits == null ? new Habits(null, null) : draft.habits;
        Set<Integer> hours = new HashSet<>(before.activeHours() == null ? Set.of() : before.activeHours());
        if (!hours.remove(hour)) {
            hours.add(hour);
        }
        draft.habits = new Habits(before.mobileShare(), hours);
    }

    /** What cells name, and one content that they do not: having completed anything at all can matter. */
    private List<Edit> completed(List<Cell> cells) {
        Set<String> named = new TreeSet<>();
        cells.forEach(cell -> named.addAll(FactEdits.keys(cell)));
        List<Edit> edits = new ArrayList<>();
        boolean other = false;
        for (Content one : now.catalog.contents()) {
            boolean names = named.remove(Word.key(one.id()));
            boolean done = now.completed.contains(one.id());
            if (names || (!other && !done && !one.id().equals(content.id()))) {
                other |= !names;
                edits.add(completed(one.id(), done));
            }
        }
        named.forEach(key -> edits.add(completed(
                key, now.completed.stream().anyMatch(id -> Word.key(id).equals(key)))));
        return edits;
    }

    private static Edit completed(String id, boolean done) {
        return Edit.toggled(Slots.COMPLETED + id, done, draft -> {
            draft.completed.removeIf(one -> Word.key(one).equals(Word.key(id)));
            if (!done) {
                draft.completed.add(id);
            }
        });
    }
}
