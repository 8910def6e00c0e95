package dev.cairn.engine.rulebook.lint;

import dev.cairn.engine.rulebook.row.Cell;
import dev.cairn.engine.rulebook.row.CheckedRows;
import dev.cairn.engine.rulebook.row.Condition;
import dev.cairn.engine.rulebook.row.Fact;
import dev.cairn.engine.rulebook.row.Issue;
import dev.cairn.engine.rulebook.row.Row;
import dev.cairn.engine.word.Nearest;
import dev.cairn.engine.word.Word;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Numbers of learners, such as cost centres and managers, of which a spreadsheet dropped the zeros that they begin with. */
final class LostZeros {
    private LostZeros() {}

    /** @param seen the keys that learners have, by fact */
    static void report(CheckedRows rows, Map<Fact, Set<String>> seen, List<Issue> issues) {
        Map<Fact, Set<String>> known = new HashMap<>();
        seen.forEach((fact, keys) ->
                known.computeIfAbsent(fact, f -> new TreeSet<>()).addAll(keys));
        rows.examples().forEach(example -> example.given().forEach((fact, values) -> {
            if (isAsked(fact)) {
                values.forEach(value ->
                        known.computeIfAbsent(fact, f -> new TreeSet<>()).add(Word.key(value)));
            }
        }));
        rows.rows().forEach(row -> row.head().conditions().stream()
                .filter(condition -> isAsked(condition.fact()))
                .forEach(condition -> known.computeIfAbsent(condition.fact(), f -> new TreeSet<>())
                        .addAll(keys(condition))));
        for (Row row : rows.rows()) {
            for (Condition condition : row.head().conditions()) {
                for (String key : isAsked(condition.fact()) ? keys(condition) : Set.<String>of()) {
                    Set<String> values = known.getOrDefault(condition.fact(), Set.of());
                    String whole = seen.getOrDefault(condition.fact(), Set.of()).contains(key)
                            ? null
                            : Nearest.withZeros(key, values);
                    if (whole != null) {
                        issues.add(Issue.warning(
                                        condition.place(),
                                        condition.text(),
                                        "`" + key + "` may have lost the zeros that it began with")
                                .expecting("the cell formatted as text, and the number as it is written elsewhere")
                                .nearest(whole));
                    }
                }
            }
        }
    }

    static boolean isAsked(Fact fact) {
        return fact.kind() == Fact.Kind.ATTRIBUTE || fact.kind() == Fact.Kind.MANAGER;
    }

    private static Set<String> keys(Condition condition) {
        return condition.cell() instanceof Cell.AnyOf any ? any.keys() : Set.of();
    }
}
