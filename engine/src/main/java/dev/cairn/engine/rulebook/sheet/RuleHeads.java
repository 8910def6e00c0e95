package dev.cairn.engine.rulebook.sheet;

import dev.cairn.engine.rulebook.row.Cell;
import dev.cairn.engine.rulebook.row.Condition;
import dev.cairn.engine.rulebook.row.Fact;
import dev.cairn.engine.rulebook.row.RowHead;
import dev.cairn.engine.rulebook.sheet.Conditions.Told;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what rows of all rule sheets have: name, order, reasons, dates and fact conditions. */
final class RuleHeads {
    /** What a row's head will be, but for its sentence. */
    record Draft(
            Entry entry,
            String name,
            @Nullable Integer order,
            List<List<Told>> alternatives,
            Map<String, String> because) {
        /** What any alternative demands. */
        List<Told> told() {
            return alternatives.size() == 1
                    ? alternatives.get(0)
                    : alternatives.stream().flatMap(List::stream).distinct().toList();
        }

        RowHead head(String sentence) {
            return new RowHead(
                    entry.place(),
                    name,
                    alternatives.stream()
                            .map(told -> told.stream().map(Told::condition).toList())
                            .toList(),
                    sentence,
                    because);
        }
    }

    private final Names names;
    private final Conditions conditions;
    private final Formats formats;

    RuleHeads(Names names, Conditions conditions, Formats formats) {
        this.names = names;
        this.conditions = conditions;
        this.formats = formats;
    }

    /** @param more conditions that only this sheet has, to stand before the others */
    Draft read(Entry entry, List<Told> more) {
        List<Told> told = new ArrayList<>(more);
        told.addAll(conditions.of(entry));
        return draft(entry, names.of(entry), entry.read("Order", formats::whole), List.of(told));
    }

    /** The head of an expert's rule, whose conditions are read already. */
    Draft read(Entry entry, String name, @Nullable Integer order, List<List<Told>> alternatives) {
        return draft(entry, names.of(entry, name), order, alternatives);
    }

    private Draft draft(Entry entry, String name, @Nullable Integer order, List<List<Told>> alternatives) {
        Told dates = dates(entry);
        List<List<Told>> dated = new ArrayList<>();
        for (List<Told> told : alternatives) {
            List<Told> all = new ArrayList<>(told);
            if (dates != null) {
                all.add(dates);
            }
            dated.add(List.copyOf(all));
        }
        return new Draft(entry, name, order, List.copyOf(dated), new LinkedHashMap<>(entry.byLanguage("Because", "")));
    }

    private @Nullable Told dates(Entry entry) {
        Filled from = entry.cell("From");
        Filled until = entry.cell("Until");
        LocalDate first = entry.read("From", cell -> formats.date(cell.text()));
        LocalDate last = entry.read("Until", cell -> formats.date(cell.text()));
        Filled cell = from == null ? until : from;
        if (cell == null || (first == null && last == null)) {
            return null;
        }
        if (first != null && last != null && until != null && first.isAfter(last)) {
            until.error("`Until` is before `From`, so the row never holds", first + " or later", null);
        }
        String text = (first == null ? "" : "from " + first)
                + (first == null || last == null ? "" : " ")
                + (last == null ? "" : "until " + last);
        Condition condition = new Condition(cell.place(), Fact.of(Fact.Kind.TODAY), new Cell.Dates(first, last), text);
        return new Told(condition, Demand.any(condition.cell(), text), null);
    }
}
