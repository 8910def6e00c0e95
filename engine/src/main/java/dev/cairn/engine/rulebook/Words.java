package dev.cairn.engine.rulebook;

import dev.cairn.engine.learner.Signals;
import dev.cairn.engine.rulebook.row.Cell;
import dev.cairn.engine.rulebook.row.CheckedRows;
import dev.cairn.engine.rulebook.row.Condition;
import dev.cairn.engine.rulebook.row.Fact;
import dev.cairn.engine.rulebook.row.Row;
import dev.cairn.engine.word.Word;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** How a book reads values of facts: its synonyms, the languages that it tells apart by region, its time zone. */
final class Words {
    private final Map<Fact.Kind, Map<String, String>> synonyms = new EnumMap<>(Fact.Kind.class);
    private final Set<String> languages = new HashSet<>();
    private final Map<String, String> signalKinds;
    private final ZoneId zone;

    Words(CheckedRows rows) {
        zone = rows.settings().zone();
        signalKinds = rows.vocabulary().synonyms().getOrDefault("signal", Map.of());
        for (Fact.Kind kind : Fact.Kind.values()) {
            Map<String, String> known =
                    rows.vocabulary().synonyms().get(Word.key(Fact.of(kind).title()));
            if (known != null) {
                synonyms.put(kind, known);
            }
        }
        for (Row row : rows.rows()) {
            for (Condition condition : row.head().conditions()) {
                if (condition.fact().kind() == Fact.Kind.LANGUAGE && condition.cell() instanceof Cell.AnyOf values) {
                    languages.addAll(values.keys());
                }
            }
        }
    }

    ZoneId zone() {
        return zone;
    }

    String canonical(Fact.Kind kind, String key) {
        Map<String, String> known = synonyms.get(kind);
        return known == null ? key : known.getOrDefault(key, key);
    }

    /** The book's own word for a kind of signal. */
    String signal(String key) {
        return signalKinds.getOrDefault(key, key);
    }

    /** Signals under the book's own words for their kinds. */
    Signals canonical(Signals signals) {
        if (signalKinds.isEmpty()) {
            return signals;
        }
        return new Signals(
                signals.days().stream()
                        .map(day -> new Signals.DayCount(
                                day.day(),
                                signalKinds.getOrDefault(day.kind(), day.kind()),
                                day.content(),
                                day.program(),
                                day.device(),
                                day.count(),
                                day.latest()))
                        .toList(),
                signals.recent().stream()
                        .map(one -> new Signals.Recent(
                                one.at(),
                                signalKinds.getOrDefault(one.kind(), one.kind()),
                                one.content(),
                                one.program(),
                                one.device()))
                        .toList());
    }

    /** {@code de-at} where some row names it, else {@code de}. */
    String language(String key) {
        int end = key.indexOf('-');
        return end < 0 || languages.contains(key) ? key : key.substring(0, end);
    }
}
