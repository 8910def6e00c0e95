package dev.cairn.engine.rulebook.lint;

import dev.cairn.engine.content.Catalog;
import dev.cairn.engine.rulebook.row.Cell;
import dev.cairn.engine.rulebook.row.CheckedRows;
import dev.cairn.engine.rulebook.row.Condition;
import dev.cairn.engine.rulebook.row.ExampleRow;
import dev.cairn.engine.rulebook.row.Fact;
import dev.cairn.engine.rulebook.row.Issue;
import dev.cairn.engine.rulebook.row.KnownSignals;
import dev.cairn.engine.rulebook.row.Place;
import dev.cairn.engine.rulebook.row.Row;
import dev.cairn.engine.word.Nearest;
import dev.cairn.engine.word.Word;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Devices, channels and touch points that nobody asks from. Which there are only the vocabulary says in full: where it
 * names none of a field, any word is taken.
 */
final class UnknownMoments {
    private static final List<Fact.Kind> KINDS = List.of(Fact.Kind.DEVICE, Fact.Kind.CHANNEL, Fact.Kind.TOUCH_POINT);

    private final Map<Fact.Kind, Set<String>> spellings = new EnumMap<>(Fact.Kind.class);

    private UnknownMoments(CheckedRows rows, Catalog catalog) {
        for (Fact.Kind kind : KINDS) {
            Set<String> known = KnownSignals.words(title(kind), rows.vocabulary(), catalog);
            if (!known.isEmpty()) {
                spellings.put(kind, known);
            }
        }
    }

    static void report(CheckedRows rows, Catalog catalog, List<Issue> issues) {
        UnknownMoments unknown = new UnknownMoments(rows, catalog);
        for (Row row : rows.rows()) {
            for (Condition condition : row.head().conditions()) {
                if (condition.cell() instanceof Cell.AnyOf named) {
                    unknown.look(condition.fact(), named.keys(), condition.place(), condition.text())
                            .forEach(issues::add);
                }
            }
        }
        for (ExampleRow example : rows.examples()) {
            example.given().forEach((fact, values) -> {
                Place place = example.place().column(fact.title(), null);
                Set<String> keys = values.stream().map(Word::key).collect(Collectors.toSet());
                unknown.look(fact, keys, place, null).map(Issue::asWarning).forEach(issues::add);
            });
        }
    }

    private Stream<Issue> look(Fact fact, Set<String> keys, Place place, @Nullable String text) {
        Set<String> known = spellings.get(fact.kind());
        if (known == null) {
            return Stream.of();
        }
        Set<String> knownKeys = known.stream().map(Word::key).collect(Collectors.toSet());
        String name = title(fact.kind());
        return keys.stream().filter(key -> !knownKeys.contains(key)).sorted().map(key -> Issue.error(
                        place, text == null ? key : text, "unknown " + name + " `" + key + "`")
                .expecting("a " + name + " that the catalogue has or the sheet vocabulary plans")
                .nearest(Nearest.to(key, known)));
    }

    private static String title(Fact.Kind kind) {
        return Word.key(Fact.of(kind).title());
    }
}
