package dev.cairn.engine.rehearsal;

import dev.cairn.engine.content.Selector;
import dev.cairn.engine.rehearsal.Line.Text;
import dev.cairn.engine.rulebook.row.Cell;
import dev.cairn.engine.rulebook.row.Condition;
import dev.cairn.engine.rulebook.row.Due;
import dev.cairn.engine.rulebook.row.Fact;
import dev.cairn.engine.rulebook.row.Row;
import dev.cairn.engine.rulebook.row.RowHead;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A rule as a line: each column with what it says. */
final class RuleLine {
    /** A row without a Name is called by the hash of its content, which nobody knows it by. */
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{10}(-\\d+)?");

    private final Map<String, Text> cells = new LinkedHashMap<>();

    static Line of(Row row) {
        RowHead head = row.head();
        RuleLine line = new RuleLine();
        if (head.alternatives().size() == 1) {
            head.conditions().forEach(line::condition);
        } else {
            line.alternatives(head.alternatives());
        }
        line.outcome(row);
        new TreeMap<>(head.because()).forEach((language, text) -> line.add(titled("Because", language), text));
        String name = HASH.matcher(head.name()).matches() ? null : head.name();
        return new Line(head.place().sheet(), head.place().row(), name, head.sentence(), line.cells, row);
    }

    static String titled(String column, String language) {
        return language.isEmpty() ? column : column + ": " + language;
    }

    /** Several alternatives have no columns: they are one text, and mean the same in any order. */
    private void alternatives(List<List<Condition>> alternatives) {
        List<String> texts = new ArrayList<>();
        Set<Object> meaning = new HashSet<>();
        for (List<Condition> alternative : alternatives) {
            Set<Object> demands = new HashSet<>();
            List<String> said = new ArrayList<>();
            for (Condition condition : alternative) {
                demands.add(List.of(condition.fact(), condition.cell()));
                said.add(condition.fact().title() + ": " + condition.text());
            }
            texts.add(String.join("; ", said));
            meaning.add(demands);
        }
        cells.put("When", new Text(String.join(" or ", texts), meaning));
    }

    private void condition(Condition condition) {
        if (condition.fact().kind() == Fact.Kind.TODAY && condition.cell() instanceof Cell.Dates dates) {
            add("From", dates.from());
            add("Until", dates.until());
            return;
        }
        String column = condition.place().column();
        cells.merge(
                column == null ? condition.fact().title() : column,
                new Text(condition.text(), List.of(condition.fact(), condition.cell())),
                (one, other) -> new Text(
                        one.text() + " and " + other.text(), new HashSet<>(List.of(one.meaning(), other.meaning()))));
    }

    private void outcome(Row row) {
        if (row instanceof Row.SegmentRow segment) {
            add("Then segment", segment.segment());
        } else if (row instanceof Row.PersonaRow persona) {
            add("Then persona", persona.persona());
        } else if (row instanceof Row.StageRow stage) {
            add("Then stage", stage.toStage() == null ? "exit" : stage.toStage());
        } else if (row instanceof Row.CapRow cap) {
            CapLine.cells(cap.cap()).forEach(this::add);
        } else if (row instanceof Row.GuardRow guard) {
            selector("Then hide ", guard.hide());
        } else if (row instanceof Row.ContentRow content) {
            selector("Then show ", content.show());
            if (content.alwaysFirst()) {
                add("Points", "always first");
            } else if (!content.require() || content.points() != 0) {
                add("Points", content.points());
            }
            add("Group", content.group());
            add("Then require", content.require() ? "yes" : null);
            add("Due", content.due() == null ? null : due(content.due()));
        }
    }

    private void selector(String prefix, Selector selector) {
        Map<String, List<String>> texts = new LinkedHashMap<>();
        for (Selector.Term term : selector.terms()) {
            String text = "";
            if (term instanceof Selector.OneOf literal) {
                text = (literal.not() ? "not " : "") + String.join(", ", new TreeSet<>(literal.keys()));
            } else if (term instanceof Selector.Relative relative) {
                text = relative.reference().cell();
            }
            texts.computeIfAbsent(prefix + term.field().title(), column -> new ArrayList<>())
                    .add(text);
        }
        texts.forEach((column, said) -> add(column, String.join("; ", said)));
        add("Min minutes", selector.minMinutes());
        add("Max minutes", selector.maxMinutes());
    }

    private static String due(Due due) {
        if (due instanceof Due.On on) {
            return on.day().toString();
        }
        return due instanceof Due.FromFirstDay first
                ? days(first.days()) + " first day"
                : days(((Due.FromStage) due).days()) + " stage";
    }

    private static String days(int days) {
        return Math.abs(days) + (Math.abs(days) == 1 ? " day " : " days ") + (days < 0 ? "before" : "after");
    }

    private void add(String column, @Nullable Object value) {
        if (value != null) {
            cells.put(column, Text.of(value));
        }
    }
}
