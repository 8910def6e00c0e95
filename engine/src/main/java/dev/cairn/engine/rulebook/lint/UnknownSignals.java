package dev.cairn.engine.rulebook.lint;

import dev.cairn.engine.rulebook.row.CheckedRows;
import dev.cairn.engine.rulebook.row.Condition;
import dev.cairn.engine.rulebook.row.Issue;
import dev.cairn.engine.rulebook.row.KnownSignals;
import dev.cairn.engine.rulebook.row.Place;
import dev.cairn.engine.rulebook.row.Row;
import dev.cairn.engine.word.Nearest;
import dev.cairn.engine.word.Word;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Kinds of signals that are neither usual nor in the vocabulary. Front-ends may send any, so this is a warning. */
final class UnknownSignals {
    private UnknownSignals() {}

    static void report(CheckedRows rows, List<Issue> issues) {
        Set<String> known = KnownSignals.kinds(rows.vocabulary());
        Set<String> keys = new HashSet<>();
        known.forEach(kind -> keys.add(Word.key(kind)));
        Set<List<Object>> told = new HashSet<>();
        for (Row row : rows.rows()) {
            for (Condition condition : row.head().conditions()) {
                String kind = condition.fact().signals() == null
                        ? null
                        : condition.fact().signals().kind();
                if (kind == null || keys.contains(kind)) {
                    continue;
                }
                Place place = condition.place();
                String written = rows.written().text(row.head().place(), "Signal");
                if (written != null) {
                    place = rows.written().at(row.head().place(), "Signal");
                }
                // a header counts the same signals in every row below it
                boolean first =
                        written != null || told.add(List.of(place.file(), place.sheet(), Said.title(condition), kind));
                if (first) {
                    issues.add(Issue.warning(
                                    place,
                                    written == null ? kind : written,
                                    "nobody is known to send the signal `" + kind + "`, so it may never be counted")
                            .expecting("a usual signal, or a row of vocabulary for the field `signal`")
                            .nearest(Nearest.to(kind, known)));
                }
            }
        }
    }
}
