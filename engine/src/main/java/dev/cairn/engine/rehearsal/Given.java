package dev.cairn.engine.rehearsal;

import dev.cairn.engine.rulebook.row.Fact;
import dev.cairn.engine.rulebook.row.Fact.Kind;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The facts that an example states, in the types that a learner and a moment want. What it does not state is null. */
record Given(Map<Fact, List<String>> facts) {

    @Nullable
    String text(Kind kind) {
        List<String> values = facts.get(Fact.of(kind));
        return values == null || values.isEmpty() ? null : values.get(0);
    }

    /** Empty where the example says that there are none. */
    @Nullable
    List<String> texts(Kind kind) {
        return facts.get(Fact.of(kind));
    }

    @Nullable
    LocalDate day(Kind kind) {
        String text = text(kind);
        return text == null ? null : LocalDate.parse(text);
    }

    @Nullable
    Double number(Kind kind) {
        String text = text(kind);
        return text == null ? null : Double.valueOf(text);
    }

    @Nullable
    Set<Integer> hours() {
        List<String> values = texts(Kind.ACTIVE_HOURS);
        if (values == null) {
            return null;
        }
        Set<Integer> hours = new HashSet<>();
        values.forEach(value -> hours.add(Integer.valueOf(value)));
        return hours;
    }

    Map<String, String> attributes() {
        Map<String, String> attributes = new LinkedHashMap<>();
        facts.forEach((fact, values) -> {
            if (fact.kind() == Kind.ATTRIBUTE && fact.argument() != null && !values.isEmpty()) {
                attributes.put(fact.argument(), values.get(0));
            }
        });
        return attributes;
    }

    /** Levels missing by skill, null when the example states no gap and no absence of one. */
    @Nullable
    Map<String, Double> gaps() {
        Map<String, Double> gaps = new LinkedHashMap<>();
        List<String> named = texts(Kind.SKILL_GAP);
        if (named != null) {
            named.forEach(skill -> gaps.put(skill, 1.0));
        }
        boolean stated = named != null;
        for (Map.Entry<Fact, List<String>> entry : facts.entrySet()) {
            String skill = entry.getKey().argument();
            if (entry.getKey().kind() == Kind.SKILL_GAP_LEVELS && skill != null) {
                gaps.put(skill, Double.valueOf(entry.getValue().get(0)));
                stated = true;
            }
        }
        return stated ? gaps : null;
    }
}
