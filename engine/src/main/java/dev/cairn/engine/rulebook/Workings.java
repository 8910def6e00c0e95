package dev.cairn.engine.rulebook;

import dev.cairn.engine.rulebook.drools.RuleNetwork;
import dev.cairn.engine.rulebook.row.CheckedRows;
import dev.cairn.engine.rulebook.row.Program;
import dev.cairn.engine.rulebook.row.Row;
import dev.cairn.engine.word.Word;
import org.jspecify.annotations.Nullable;

/** What is built of a book's rows, once: whoever has the same rows under another number shares it. */
record Workings(CheckedRows rows, RuleNetwork network, Needs needs, Words words, Timetable timetable, boolean hasCaps) {

    /** Builds and warms the rule base. */
    static Workings of(CheckedRows rows) {
        RuleNetwork network = RuleNetwork.build(rows.rows());
        return new Workings(
                rows,
                network,
                Needs.of(network, rows),
                new Words(rows),
                new Timetable(rows),
                rows.rows().stream().anyMatch(Row.CapRow.class::isInstance));
    }

    /** Empty ones: selectors are resolved when a catalogue is first asked about. */
    Shelves shelves() {
        return new Shelves(rows.rows(), rows.ranking());
    }

    @Nullable
    Program program(String name) {
        String key = Word.key(name);
        for (Program program : rows.programs()) {
            if (Word.key(program.name()).equals(key)) {
                return program;
            }
        }
        return null;
    }
}
