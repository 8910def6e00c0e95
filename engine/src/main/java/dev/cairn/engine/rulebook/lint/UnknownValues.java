package dev.cairn.engine.rulebook.lint;

import dev.cairn.engine.content.Catalog;
import dev.cairn.engine.content.ContentField;
import dev.cairn.engine.content.Selector;
import dev.cairn.engine.rulebook.row.Cell;
import dev.cairn.engine.rulebook.row.CheckedRows;
import dev.cairn.engine.rulebook.row.Condition;
import dev.cairn.engine.rulebook.row.Fact;
import dev.cairn.engine.rulebook.row.Issue;
import dev.cairn.engine.rulebook.row.ListLimit;
import dev.cairn.engine.rulebook.row.Place;
import dev.cairn.engine.rulebook.row.Row;
import dev.cairn.engine.rulebook.row.SignalQuery;
import dev.cairn.engine.word.Nearest;
import dev.cairn.engine.word.Word;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Words that neither the catalogue nor the vocabulary has. Rows that hold such words are errors. */
final class UnknownValues {
    /** Fields whose values only a catalogue or the vocabulary makes known; the rest are facts of learners. */
    private static final Set<ContentField> CLOSED = Set.of(
            ContentField.CONTENT,
            ContentField.KIND,
            ContentField.TOPIC,
            ContentField.SKILL,
            ContentField.TAG,
            ContentField.LEVEL);

    private final CheckedRows rows;
    private final Map<ContentField, Set<String>> spellings = new EnumMap<>(ContentField.class);
    private final Map<ContentField, Set<String>> keys = new EnumMap<>(ContentField.class);
    private final CommaValues commas;
    private final List<Issue> issues = new ArrayList<>();

    UnknownValues(CheckedRows rows, Catalog catalog) {
        this.rows = rows;
        commas = new CommaValues(catalog);
        for (ContentField field : CLOSED) {
            Set<String> known = new TreeSet<>(catalog.values(field));
            known.addAll(rows.vocabulary().planned().getOrDefault(field.title(), Set.of()));
            spellings.put(field, known);
            keys.put(field, known.stream().map(Word::key).collect(Collectors.toSet()));
        }
    }

    List<Issue> issues() {
        for (Row row : rows.rows()) {
            row.head().conditions().forEach(condition -> condition(condition, row));
            Selector selector = row.selector();
            if (selector != null) {
                String prefix = row instanceof Row.GuardRow ? "Then hide " : "Then show ";
                selector.terms().forEach(term -> term(term, row, prefix));
            }
            if (row instanceof Row.CapRow cap) {
                known(ContentField.KIND, cap.cap().kinds(), row, "Kind");
                known(ContentField.CONTENT, cap.cap().contents(), row, "Content");
            }
        }
        for (ListLimit limit : rows.listLimits()) {
            if (limit.key() != null && CLOSED.contains(limit.field())) {
                Place place = rows.written().at(limit.place(), "Value");
                known(limit.field(), limit.key(), place, rows.written().text(limit.place(), "Value"));
            }
        }
        return issues;
    }

    private void condition(Condition condition, Row row) {
        ContentField field =
                switch (condition.fact().kind()) {
                    case SKILL_GAP -> ContentField.SKILL;
                    case COMPLETED -> ContentField.CONTENT;
                    case DEPARTMENT -> ContentField.DEPARTMENT;
                    case ROLE, TARGET_ROLE -> ContentField.ROLE;
                    case COUNTRY -> ContentField.COUNTRY;
                    default -> null;
                };
        if (field != null) {
            Set<String> named = named(condition.cell());
            Issue comma = commas.of(field, condition.text(), named, condition.place());
            if (comma != null) {
                issues.add(comma);
            } else if (CLOSED.contains(field)) {
                named.forEach(key -> known(field, key, condition.place(), condition.text()));
            }
        }
        SignalQuery signals = condition.fact().signals();
        if (signals != null && signals.aboutField() != null && signals.about() != null) {
            String column = "About " + signals.aboutField().title();
            String text = rows.written().text(row.head().place(), column);
            Place place = text == null
                    ? condition.place()
                    : rows.written().at(row.head().place(), column);
            known(signals.aboutField(), signals.about(), place, text);
        }
        if (condition.fact().argument() != null && condition.fact().kind() == Fact.Kind.SKILL_GAP_LEVELS) {
            known(ContentField.SKILL, Word.key(condition.fact().argument()), condition.place(), null);
        }
    }

    private static Set<String> named(Cell cell) {
        if (cell instanceof Cell.AnyOf anyOf) {
            return anyOf.keys();
        }
        return cell instanceof Cell.AllOf allOf ? allOf.keys() : Set.of();
    }

    private void term(Selector.Term term, Row row, String prefix) {
        if (term instanceof Selector.OneOf literal) {
            known(literal.field(), literal.keys(), row, prefix + literal.field().title());
        }
    }

    private void known(ContentField field, Set<String> named, Row row, String column) {
        Place place = rows.written().at(row.head().place(), column);
        String text = rows.written().text(row.head().place(), column);
        Issue comma = commas.of(field, text, named, place);
        if (comma != null) {
            if (!issues.contains(comma)) {
                issues.add(comma);
            }
        } else if (CLOSED.contains(field)) {
            named.forEach(key -> known(field, key, place, text));
        }
    }

    /** @param text of the whole cell; null where the value stands in a header */
    private void known(ContentField field, String key, Place place, @Nullable String text) {
        Set<String> known = keys.getOrDefault(field, Set.of());
        if (!known.contains(key)) {
            String name = field == ContentField.CONTENT ? "content id" : field.title();
            issues.add(Issue.error(place, text == null ? key : text, "unknown " + name + " `" + key + "`")
                    .expecting("a " + name + " that the catalogue has or the sheet vocabulary plans")
                    .nearest(Nearest.to(key, spellings.getOrDefault(field, Set.of()))));
        }
    }
}
