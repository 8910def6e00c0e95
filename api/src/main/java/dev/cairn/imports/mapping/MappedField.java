package dev.cairn.imports.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How one field is filled: its sources are tried in order until one says something.
 *
 * @param key the field with its argument, such as {@code title: de}
 */
record MappedField(Field field, String key, List<Source> sources) {

    /**
     * The rules over one column; the first that speaks to a value decides it.
     *
     * @param from null for a constant or a template
     */
    record Source(@Nullable String from, Form form, List<Rule> rules) {
        Source {
            rules = List.copyOf(rules);
        }
    }

    MappedField {
        sources = List.copyOf(sources);
    }

    /** Neighbouring rules over the same column are one source. */
    static MappedField of(Field field, String key, List<Rule> rules) {
        List<Source> sources = new ArrayList<>();
        int start = 0;
        for (int i = 1; i <= rules.size(); i++) {
            if (i == rules.size()
                    || !Objects.equals(rules.get(i).from(), rules.get(start).from())) {
                sources.add(source(field, rules.subList(start, i)));
                start = i;
            }
        }
        return new MappedField(field, key, sources);
    }

    private static Source source(Field field, List<Rule> rules) {
        Form form = rules.stream()
                .map(Rule::form)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseGet(() -> Form.own(field));
        return new Source(rules.get(0).from(), form, rules);
    }
}
