package dev.cairn.engine.rulebook;

import dev.cairn.engine.content.Content;
import dev.cairn.engine.decision.WhyNot.Step;
import dev.cairn.engine.decision.WhyNot.Subject;
import dev.cairn.engine.learner.Habits;
import dev.cairn.engine.learner.SkillGap;
import dev.cairn.engine.learner.SkillLevel;
import dev.cairn.engine.rulebook.row.Cell;
import dev.cairn.engine.rulebook.row.Fact;
import dev.cairn.engine.word.Word;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** For one base fact, one edit per value that changes the truth of some cell; values that change the same cells count once. */
final class ValueEdits {
    private final Draft now;
    private final Facts facts;

    ValueEdits(Draft now, Facts facts) {
        this.now = now;
        this.facts = facts;
    }

    List<Edit> of(Fact fact, List<Cell> cells, Set<String> extraKeys) {
        return switch (fact.type()) {
            case SET, HOURS -> sets(fact, cells, extraKeys);
            default -> values(fact, cells);
        };
    }

    private List<Edit> values(Fact fact, List<Cell> cells) {
        List<Edit> edits = new ArrayList<>();
        Object current = facts.value(fact, null);
        Set<BitSet> seen = new HashSet<>();
        seen.add(truth(cells, current));
        for (Object value : Candidates.of(fact, cells)) {
            Consumer<Draft> change = change(fact, value);
            if (change != null && seen.add(truth(cells, value))) {
                edits.add(edit(fact, current, Explanation.text(fact, value), change));
            }
        }
        Consumer<Draft> forget = forget(fact);
        if (forget != null && current != null && seen.add(truth(cells, null))) {
            edits.add(edit(fact, current, "unknown", forget));
        }
        return edits;
    }

    private static BitSet truth(List<Cell> cells, @Nullable Object value) {
        BitSet truth = new BitSet(cells.size());
        for (int i = 0; i < cells.size(); i++) {
            truth.set(i, cells.get(i).holds(value));
        }
        return truth;
    }

    private static Edit edit(Fact fact, @Nullable Object current, String to, Consumer<Draft> change) {
        String from = current == null ? "unknown" : Explanation.text(fact, current);
        Subject subject =
                switch (fact.kind()) {
                    case DEVICE, CHANNEL, TOUCH_POINT, TIME_OF_DAY, WEEKDAY, MINUTES, TODAY -> Subject.MOMENT;
                    default -> Subject.LEARNER;
                };
        String slot =
                fact.kind() == Fact.Kind.WEEKDAY ? Fact.of(Fact.Kind.TODAY).title() : fact.title();
        return new Edit(slot, new Step(subject, fact.title(), from, to), change);
    }

    private @Nullable Consumer<Draft> change(Fact fact, Object value) {
        return switch (fact.kind()) {
            case ROLE, TARGET_ROLE, DEPARTMENT, COUNTRY, MANAGER ->
                draft -> draft.texts.put(fact.title(), (String) value);
            case ATTRIBUTE -> draft -> attribute(draft, String.valueOf(fact.argument()), (String) value);
            case LANGUAGE -> language((String) value);
            case DEVICE -> draft -> draft.device = (String) value;
            case CHANNEL -> draft -> draft.channel = (String) value;
            case TOUCH_POINT -> draft -> draft.touchPoint = (String) value;
            case MINUTES -> draft -> draft.minutes = (int) Math.ceil((Double) value);
            case TIME_OF_DAY -> draft -> at(draft, LocalTime.ofSecondOfDay((Integer) value * 60L));
            case WEEKDAY -> draft -> at(draft, day -> day.with(TemporalAdjusters.nextOrSame((DayOfWeek) value)));
            case TODAY -> draft -> at(draft, day -> (LocalDate) value);
            case FIRST_DAY -> draft -> draft.firstDay = facts.today().minusDays(Math.round((Double) value));
            case MOBILE_SHARE ->
                draft -> draft.habits =
                        new Habits((Double) value, draft.habits == null ? null : draft.habits.activeHours());
            case SKILL_GAP_LEVELS -> missing(String.valueOf(fact.argument()), (Double) value);
            case SIGNALS -> new SignalEdit(fact, facts, now).to((int) Math.ceil((Double) value));
            default -> null;
        };
    }

    private static @Nullable Consumer<Draft> forget(Fact fact) {
        return switch (fact.kind()) {
            case ROLE, TARGET_ROLE, DEPARTMENT, COUNTRY, MANAGER -> draft -> draft.texts.put(fact.title(), null);
            case DEVICE -> draft -> draft.device = null;
            case CHANNEL -> draft -> draft.channel = null;
            case TOUCH_POINT -> draft -> draft.touchPoint = null;
            case MINUTES -> draft -> draft.minutes = null;
            case FIRST_DAY -> draft -> draft.firstDay = null;
            case ATTRIBUTE -> draft -> attribute(draft, String.valueOf(fact.argument()), null);
            default -> null;
        };
    }

    private static void attribute(Draft draft, String name, @Nullable String value) {
        String key = Word.key(name);
        draft.attributes.keySet().removeIf(one -> Word.key(one).equals(key));
        if (value != null) {
            draft.attributes.put(name, value);
        }
    }

    private Consumer<Draft> language(String value) {
        if (now.language != null) {
            return draft -> draft.language = value;
        }
        return draft -> {
            List<String> languages = new ArrayList<>(List.of(value));
            languages.addAll(draft.languages == null ? List.of() : draft.languages);
            draft.languages = languages;
        };
    }

    private void at(Draft draft, LocalTime time) {
        draft.at = draft.at.atZone(facts.zone()).with(time).toInstant();
    }

    private void at(Draft draft, UnaryOperator<LocalDate> day) {
        ZonedDateTime local = draft.at.atZone(facts.zone());
        draft.at = local.with(day.apply(local.toLocalDate())).toInstant();
    }

    private @Nullable Consumer<Draft> missing(String skill, double levels) {
        for (Map.Entry<String, Double> need : needs().entrySet()) {
            if (Word.key(need.getKey()).equals(Word.key(skill)) && need.getValue() >= levels) {
                return draft -> hold(draft, need.getKey(), need.getValue() - levels);
            }
        }
        return null;
    }

    private Map<String, Double> needs() {
        String role = now.learner.targetRole() == null ? now.learner.role() : now.learner.targetRole();
        return role == null ? Map.of() : now.catalog.needs(role);
    }

    private static void hold(Draft draft, String skill, double level) {
        draft.skills.keySet().removeIf(one -> Word.key(one).equals(Word.key(skill)));
        draft.skills.put(skill, new SkillLevel(skill, level, "assessment", null));
    }

    /** One member more or one less. */
    private List<Edit> sets(Fact fact, List<Cell> cells, Set<String> extraKeys) {
        List<Edit> edits = new ArrayList<>();
        if (fact.kind() == Fact.Kind.ACTIVE_HOURS) {
            for (int hour : Candidates.hours(cells)) {
                edits.add(toggle(fact, Integer.toString(hour), facts.value(fact, null), draft -> hours(draft, hour)));
            }
            return edits;
        }
        Set<String> keys = new HashSet<>(extraKeys);
        cells.forEach(cell -> keys.addAll(FactEdits.keys(cell)));
        for (String key : keys.stream().sorted().toList()) {
            Consumer<Draft> change = fact.kind() == Fact.Kind.COMPLETED ? completed(key) : gap(key);
            if (change != null) {
                edits.add(toggle(fact, key, facts.value(fact, null), change));
            }
        }
        return edits;
    }

    private static Edit toggle(Fact fact, String member, @Nullable Object current, Consumer<Draft> change) {
        boolean in = current instanceof Set<?> set
                && set.stream().anyMatch(one -> String.valueOf(one).equals(member));
        Step step = new Step(Subject.LEARNER, fact.title() + ": " + member, in ? "yes" : "no", in ? "no" : "yes");
        return new Edit(fact.title() + " " + member, step, change);
    }

    private static void hours(Draft draft, int hour) {
        Habits before = draft.habits == null ? new Habits(null, null) : draft.habits;
        Set<Integer> hours = new HashSet<>(before.activeHours() == null ? Set.of() : before.activeHours());
        if (!hours.remove(hour)) {
            hours.add(hour);
        }
        draft.habits = new Habits(before.mobileShare(), hours);
    }

    private Consumer<Draft> completed(String key) {
        String id = now.catalog.contents().stream()
                .map(Content::id)
                .filter(one -> Word.key(one).equals(key))
                .findFirst()
                .orElse(key);
        return draft -> {
            if (!draft.completed.removeIf(one -> Word.key(one).equals(key))) {
                draft.completed.add(id);
            }
        };
    }

    private @Nullable Consumer<Draft> gap(String key) {
        for (Map.Entry<String, Double> need : needs().entrySet()) {
            if (Word.key(need.getKey()).equals(key)) {
                List<SkillGap> gaps = facts.gaps();
                boolean open = gaps != null
                        && gaps.stream().anyMatch(gap -> Word.key(gap.skill()).equals(key));
                return draft -> hold(draft, need.getKey(), open ? need.getValue() : 0);
            }
        }
        return null;
    }
}
