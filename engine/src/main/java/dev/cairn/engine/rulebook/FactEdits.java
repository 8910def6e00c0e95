package dev.cairn.engine.rulebook;

import dev.cairn.engine.content.Content;
import dev.cairn.engine.content.ContentField;
import dev.cairn.engine.content.Selector;
import dev.cairn.engine.rulebook.row.Cell;
import dev.cairn.engine.rulebook.row.Condition;
import dev.cairn.engine.rulebook.row.Fact;
import dev.cairn.engine.rulebook.row.Row;
import dev.cairn.engine.word.Word;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
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
    private final Set<String> tracedSegments = new HashSet<>();
    private boolean personaTraced;

    /** Whether some row shows what the learner's skills decide. */
    private boolean readsSkills;

    FactEdits(RuleBook book, Draft now, Facts facts, Content content) {
        this.book = book;
        this.now = now;
        this.facts = facts;
        this.content = content;
    }

    List<Edit> of(Collection<Integer> rows) {
        for (int number : rows) {
            Row row = book.rows().rows().get(number);
            row.head().conditions().forEach(this::read);
            Selector selector = row.selector();
            if (selector != null) {
                selector.terms().forEach(this::references);
            }
        }
        if (!content.devices().isEmpty()) {
            content.devices().forEach(device -> extra(Fact.of(Fact.Kind.DEVICE), Word.key(device)));
        }
        if (content.minutes() != null) {
            cells(Fact.of(Fact.Kind.MINUTES))
                    .add(new Cell.Between(content.minutes(), true, Double.POSITIVE_INFINITY, false));
        }
        List<Edit> edits = new ArrayList<>(new CauseEdits(now, content).all());
        edits.addAll(new LanguageEdits(now, content, cells).all());
        edits.addAll(new SkillEdits(now, content, cells, readsSkills).all());
        edits.addAll(new TimeEdits(book, now, facts, content, cells).all());
        edits.addAll(new PlaceEdits(book, now, facts).of(cells));
        ValueEdits values = new ValueEdits(now, facts, content);
        cells.forEach((fact, tested) -> edits.addAll(values.of(fact, tested)));
        return edits;
    }

    private List<Cell> cells(Fact fact) {
        return cells.computeIfAbsent(fact, f -> new ArrayList<>());
    }

    private void read(Condition condition) {
        Fact fact = condition.fact();
        switch (fact.kind()) {
            case SEGMENT -> traceSegments(condition.cell());
            case PERSONA -> tracePersona();
            default -> cells(fact).add(condition.cell());
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
            case MY_GAPS, MY_LARGEST_GAP, NEXT_AFTER_MINE, ABOVE_MINE -> readsSkills = true;
        }
    }

    private void extra(Fact fact, String key) {
        cells(fact).add(new Cell.AnyOf(Set.of(key), false));
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
