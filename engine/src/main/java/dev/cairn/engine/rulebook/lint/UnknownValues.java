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
import dev.cairn.engine.word.Nearest;
import dev.cairn.engine.word.Word;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

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
    private final List<Issue> issues = new ArrayList<>();

    UnknownValues(CheckedRows rows, Catalog catalog) {
        this.rows = rows;
        for (ContentField field : CLOSED) {
            Set<String> known = new TreeSet<>(catalog.values(field));
            known.addAll(rows.vocabulary().planned().getOrDefault(field.title(), Set.of()));
            spellings.put(field, known);
            keys.put(field, known.stream().map(Word::key).collect(Collectors.toSet()));
        }
    }

    List<Issue> issues() {
        for (Row row : rows.rows()) {
            row.head().conditions().forEach(this::condition);
            Selector selector = row.selector();
            if (selector != null) {
                String prefix = row instanceof Row.GuardRow ? "Then hide " : "Then show ";
                selector.terms().forEach(term -> term(term, row, prefix));
            }
        }
        for (ListLimit limit : rows.listLimits()) {
            if (limit.key() != null && CLOSED.contains(limit.field())) {
                known(limit.field(), limit.key(), limit.place().column("Value", null));
            }
        }
        return issues;
    }

    private void condition(Condition condition) {
        ContentField field =
                switch (condition.fact().kind()) {
                    case SKILL_GAP -> ContentField.SKILL;
                    case COMPLETED -> ContentField.CONTENT;
                    default -> null;
                };
        if (field != null) {
            for (String key : named(condition.cell())) {
                known(field, key, condition.place());
            }
        }
        if (condition.fact().signals() != null
                && condition.fact().signals().aboutField() != null
                && condition.fact().signals().about() != null) {
            known(
                    condition.fact().signals().aboutField(),
                    condition.fact().signals().about(),
                    condition.place());
        }
        if (condition.fact().argument() != null && condition.fact().kind() == Fact.Kind.SKILL_GAP_LEVELS) {
            known(ContentField.SKILL, Word.key(condition.fact().argument()), condition.place());
        }
    }

    private static Set<String> named(Cell cell) {
        if (cell instanceof Cell.AnyOf anyOf) {
            return anyOf.keys();
        }
        return cell instanceof Cell.AllOf allOf ? allOf.keys() : Set.of();
    }

    private void term(Selector.Term term, Row row, String prefix) {
        if (term instanceof Selector.OneOf literal && CLOSED.contains(literal.field())) {
            for (String key : literal.keys()) {
                known(
                        literal.field(),
                        key,
                        row.head().place().column(prefix + literal.field().title(), null));
            }
        }
    }

    private void known(ContentField field, String key, Place place) {
        Set<String> known = keys.getOrDefault(field, Set.of());
        if (!known.contains(key)) {
            String name = field == ContentField.CONTENT ? "content id" : field.title();
            issues.add(Issue.error(place, key, "unknown " + name + " `" + key + "`")
                    .expecting("a " + name + " that the catalogue has or the sheet vocabulary plans")
                    .nearest(Nearest.to(key, spellings.getOrDefault(field, Set.of()))));
        }
    }
}
