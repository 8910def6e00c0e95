package dev.cairn.imports.mapping;

import dev.cairn.engine.table.Line;
import dev.cairn.engine.table.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Turns one line of a file after another into our own fields. */
final class RowMapping {
    private final Mapping mapping;
    private final Columns columns;
    private final Consumer<Finding> findings;
    private final List<String> contentHeaders;
    private final Map<String, RowPlace.FieldColumn> places;
    private final List<List<MappedField>> needed = new ArrayList<>();

    /**
     * @param mapping what can be read
     * @param whole what was to be read: of a field that is not all there a row is not asked for it
     */
    RowMapping(Mapping mapping, Mapping whole, Columns columns, Consumer<Finding> findings) {
        this.mapping = mapping;
        this.columns = columns;
        this.findings = findings;
        // in an order of their own, so that a file whose columns were moved says the same
        contentHeaders = mapping.headers().stream().sorted().toList();
        Map<String, RowPlace.FieldColumn> found = new HashMap<>();
        for (MappedField field : mapping.fields()) {
            String header = header(field.sources().get(0));
            if (header != null) {
                found.put(
                        field.key(),
                        new RowPlace.FieldColumn(columns.number(header), columns.header(columns.number(header))));
            }
        }
        places = Map.copyOf(found);
        for (Field field : mapping.target().fields()) {
            List<MappedField> filling = filling(field, mapping);
            if (field.needed()
                    && !filling.isEmpty()
                    && filling.size() == filling(field, whole).size()) {
                needed.add(filling);
            }
        }
    }

    /** Why the mapping leaves the row out; null where it does not. */
    @Nullable
    String leftOut(Line line) {
        for (MappedField.Source source : mapping.leftOut()) {
            String text = source.from() == null ? null : text(line, source.from());
            for (Rule rule : source.rules()) {
                String reason = rule.when().holds(text) ? rule.value().fill(text, header -> text(line, header)) : null;
                if (reason != null) {
                    return reason;
                }
            }
        }
        return null;
    }

    /** The row in our fields, or null when something in it was found wrong. */
    @Nullable
    MappedRow map(Line line) {
        Map<String, List<String>> values = new HashMap<>();
        boolean right = true;
        for (MappedField field : mapping.fields()) {
            List<String> found = values(line, field);
            if (found == null) {
                right = false;
            } else {
                values.put(field.key(), found);
            }
        }
        if (!right || !complete(line, values)) {
            return null;
        }
        boolean known = !values.getOrDefault("id", List.of()).isEmpty();
        return new MappedRow(new RowPlace(line.at(), places), values, known ? "" : content(line));
    }

    private boolean complete(Line line, Map<String, List<String>> values) {
        boolean complete = true;
        for (List<MappedField> filling : needed) {
            if (filling.stream().allMatch(mapped -> values.getOrDefault(mapped.key(), List.of())
                    .isEmpty())) {
                complete = false;
                report(
                        line,
                        filling.get(0).sources().get(0),
                        Finding.error(line.at(), "`" + filling.get(0).key() + "` is empty, and a row needs it"));
            }
        }
        return complete;
    }

    private static List<MappedField> filling(Field field, Mapping mapping) {
        return mapping.fields().stream()
                .filter(mapped -> mapped.field().equals(field))
                .toList();
    }

    private @Nullable List<String> values(Line line, MappedField field) {
        for (MappedField.Source source : field.sources()) {
            List<String> said = said(line, source);
            if (said == null) {
                return null;
            }
            if (!said.isEmpty()) {
                return checked(line, field, source, said);
            }
        }
        return List.of();
    }

    /** What the source says; null after a finding. */
    private @Nullable List<String> said(Line line, MappedField.Source source) {
        List<@Nullable String> elements = elements(line, source);
        if (elements == null) {
            return null;
        }
        Set<String> said = new LinkedHashSet<>();
        for (String element : elements) {
            Rule rule = source.rules().stream()
                    .filter(candidate -> candidate.when().holds(element))
                    .findFirst()
                    .orElse(null);
            if (rule == null && element != null) {
                report(line, source, unspoken(line, source, element));
                return null;
            }
            String value = rule == null ? null : rule.value().fill(element, header -> text(line, header));
            if (value != null) {
                said.add(value.strip());
            }
        }
        said.remove("");
        return new ArrayList<>(said);
    }

    /** The values in the source's cell, null for none; null itself after a finding. */
    private @Nullable List<@Nullable String> elements(Line line, MappedField.Source source) {
        if (source.from() == null || text(line, source.from()) == null) {
            return Collections.singletonList(null);
        }
        Formed formed = source.form().read(columns.value(line, source.from()), mapping.zone());
        if (formed instanceof Formed.Misfit misfit) {
            report(line, source, Finding.error(line.at(), misfit.message()).expecting(misfit.expected()));
            return null;
        }
        List<String> said = ((Formed.Values) formed)
                .values().stream().filter(text -> !mapping.saysNothing(text)).toList();
        return said.isEmpty() ? Arrays.asList((String) null) : new ArrayList<>(said);
    }

    private static Finding unspoken(Line line, MappedField.Source source, String element) {
        List<String> known = source.rules().stream()
                .map(Rule::when)
                .filter(When.Is.class::isInstance)
                .map(when -> ((When.Is) when).text())
                .toList();
        return Finding.error(line.at(), "no row of the mapping says what `" + Shape.shortened(element) + "` is")
                .nearest(Words.nearest(element, known));
    }

    private @Nullable List<String> checked(Line line, MappedField field, MappedField.Source source, List<String> said) {
        List<String> checked = new ArrayList<>();
        for (String text : said) {
            Formed formed = field.field().shape().check(text);
            if (formed instanceof Formed.Misfit misfit) {
                report(line, source, Finding.error(line.at(), misfit.message()).expecting(misfit.expected()));
                return null;
            }
            checked.addAll(((Formed.Values) formed).values());
        }
        if (checked.size() > 1 && !field.field().many()) {
            report(
                    line,
                    source,
                    Finding.error(line.at(), "`" + field.key() + "` holds one value, and here are " + checked.size()));
            return null;
        }
        return checked;
    }

    private @Nullable String text(Line line, String header) {
        if (header.equals(Mapping.FILE_LANGUAGE)) {
            return mapping.language() == null ? "en" : mapping.language();
        }
        String text = columns.value(line, header).text().strip();
        return mapping.saysNothing(text) ? null : text;
    }

    private void report(Line line, MappedField.Source source, Finding finding) {
        String header = header(source);
        findings.accept(columns.in(
                finding,
                line.at(),
                header,
                header == null ? null : columns.value(line, header).text()));
    }

    /** The column to look at; of a template its first. */
    private static @Nullable String header(MappedField.Source source) {
        return source.from() != null
                ? source.from()
                : source.rules().get(0).value().headers().stream().findFirst().orElse(null);
    }

    private String content(Line line) {
        StringBuilder content = new StringBuilder();
        for (String header : contentHeaders) {
            Value value = columns.value(line, header);
            content.append(header).append('\u001f').append(value.text().strip()).append('\u001e');
        }
        return content.toString();
    }
}
