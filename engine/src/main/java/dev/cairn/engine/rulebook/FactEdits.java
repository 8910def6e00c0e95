package dev.cairn.engine.rulebook;

import dev.cairn.engine.content.Content;
import dev.cairn.engine.content.ContentField;
import dev.cairn.engine.content.Selector;
import dev.cairn.engine.content.TaughtSkill;
import dev.cairn.engine.rulebook.row.Cell;
import dev.cairn.engine.rulebook.row.Condition;
import dev.cairn.engine.rulebook.row.Fact;
import dev.cairn.engine.rulebook.row.Row;
import dev.cairn.engine.word.Word;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The base facts that the rows about a content read, each set to every value that makes a difference to some cell.
 * Segments and the persona are traced to the facts of the rows that decide them.
 */
final class FactEdits {
    private final RuleBook book;
    private final Draft now;
    private final Facts facts;
    private final Content content;
    private final Map<Fact, List<Cell>> cells = new LinkedHashMap<>();
    private final Map<Fact, Set<String>> extraKeys = new LinkedHashMap<>();
    private final Set<String> tracedSegments = new HashSet<>();
    private boolean personaTraced;

    FactEdits(RuleBook book, Draft now, Facts facts, Content content) {
        this.book = book;
        this.now = now;
        this.facts = facts;
        this.content = content;
    }

    List<Edit> of(List<Integer> rows) {
        for (int number : rows) {
            Row row = book.rows().rows().get(number);
            row.head().conditions().forEach(this::read);
            Selector selector = row.selector();
            if (selector != null) {
                selector.terms().forEach(this::references);
            }
        }
        List<Edit> edits = new ArrayList<>();
        ValueEdits values = new ValueEdits(now, facts);
        cells.forEach((fact, tested) -> edits.addAll(values.of(fact, tested, extraKeys.getOrDefault(fact, Set.of()))));
        edits.addAll(new PlaceEdits(book, now, facts).of(cells));
        return edits;
    }

    private void read(Condition condition) {
        Fact fact = condition.fact();
        switch (fact.kind()) {
            case SEGMENT -> traceSegments(condition.cell());
            case PERSONA -> tracePersona();
            default -> cells.computeIfAbsent(fact, f -> new ArrayList<>()).add(condition.cell());
        }
    }

    private void traceSegments(Cell cell) {
        Set<String> named = keys(cell);
        for (Row row : book.rows().rows()) {
            if (row instanceof Row.SegmentRow segment) {
                String key = Word.key(segment.segment());
                if ((named.isEmpty() || named.contains(key))
                        && tracedSegments.add(row.head().name())) {
                    segment.head().conditions().forEach(this::read);
                }
            }
        }
    }

    /** The first row that matches decides, so every row of the sheet can matter. */
    private void tracePersona() {
        if (!personaTraced) {
            personaTraced = true;
            for (Row row : book.rows().rows()) {
                if (row instanceof Row.PersonaRow persona) {
                    persona.head().conditions().forEach(this::read);
                }
            }
        }
    }

    /** A selector that refers to the learner reads the learner: what the content has is what would make it fit. */
    private void references(Selector.Term term) {
        if (!(term instanceof Selector.Relative relative)) {
            return;
        }
        switch (relative.reference()) {
            case SAME_AS_LEARNER -> {
                Fact.Kind kind =
                        switch (relative.field()) {
                            case DEPARTMENT -> Fact.Kind.DEPARTMENT;
                            case COUNTRY -> Fact.Kind.COUNTRY;
                            default -> Fact.Kind.ROLE;
                        };
                for (String value : ContentField.valueOf(kind.name()).of(content)) {
                    extra(Fact.of(kind), Word.key(value));
                }
            }
            case MANAGERS_DEPARTMENT -> {} // another person's fact
            case MY_GAPS, MY_LARGEST_GAP, NEXT_AFTER_MINE, ABOVE_MINE -> {
                for (TaughtSkill taught : content.skills()) {
                    extra(Fact.of(Fact.Kind.SKILL_GAP), Word.key(taught.skill()));
                }
            }
        }
    }

    private void extra(Fact fact, String key) {
        cells.computeIfAbsent(fact, f -> new ArrayList<>()).add(new Cell.AnyOf(Set.of(key), false));
        extraKeys.computeIfAbsent(fact, f -> new LinkedHashSet<>()).add(key);
    }

    /** The keys that a cell names, however deep. */
    static Set<String> keys(Cell cell) {
        if (cell instanceof Cell.AnyOf anyOf) {
            return anyOf.keys();
        }
        if (cell instanceof Cell.AllOf allOf) {
            return allOf.keys();
        }
        if (cell instanceof Cell.Not not) {
            return keys(not.cell());
        }
        Set<String> keys = new HashSet<>();
        if (cell instanceof Cell.Either either) {
            either.cells().forEach(one -> keys.addAll(keys(one)));
        }
        return keys;
    }
}
