package dev.cairn.imports;

import dev.cairn.engine.word.Word;
import dev.cairn.imports.mapping.MappedRow;
import dev.cairn.store.Scale;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Rows as scales. Of a scale that the file gives levels to it gives all. */
final class ScaleRows {
    private final Map<String, Scale> before = new HashMap<>();
    private final Map<String, Scale> scales = new LinkedHashMap<>();
    private final Map<String, TreeMap<Double, Scale.Level>> levels = new HashMap<>();
    private final Gathering gathering;

    ScaleRows(Collection<Scale> known, Gathering gathering) {
        known.forEach(scale -> before.put(Word.key(scale.name()), scale));
        this.gathering = gathering;
    }

    void add(MappedRow row) {
        String name = Objects.requireNonNull(row.text("scale"));
        String key = Word.key(name);
        @Nullable Scale seen = scales.getOrDefault(key, before.get(key));
        scales.put(
                key,
                new Scale(
                        seen == null ? name : seen.name(),
                        said(row, "title") || seen == null ? row.text("title") : seen.title(),
                        said(row, "lowest") || seen == null ? number(row.text("lowest")) : seen.lowest(),
                        said(row, "highest") || seen == null ? number(row.text("highest")) : seen.highest(),
                        seen == null ? List.of() : seen.levels()));
        String level = row.text("level");
        if (level != null) {
            level(row, key, Double.parseDouble(level));
        } else if (row.text("name") != null
                || row.text("meaning") != null
                || !row.arguments("same as").isEmpty()) {
            gathering.find(row.place().error("level", "the row says what a level is called or means, but not which"));
        }
    }

    /** A scale's own facts stand in one of its rows, or in all. */
    private static boolean said(MappedRow row, String field) {
        return row.text(field) != null;
    }

    private void level(MappedRow row, String key, double level) {
        Map<String, Double> sameAs = new HashMap<>();
        row.arguments("same as").forEach((other, equal) -> sameAs.put(other, Double.valueOf(equal)));
        Scale.Level given = new Scale.Level(level, row.text("name"), row.text("meaning"), sameAs);
        Scale.Level twice =
                levels.computeIfAbsent(key, unused -> new TreeMap<>()).putIfAbsent(level, given);
        if (twice != null && !twice.equals(given)) {
            gathering.find(row.place().error("level", "a row above says something else of this level"));
        }
    }

    private static @Nullable Double number(@Nullable String text) {
        return text == null ? null : Double.valueOf(text);
    }

    List<Scale> scales() {
        List<Scale> all = new ArrayList<>();
        scales.forEach((key, scale) -> all.add(
                levels.containsKey(key)
                        ? new Scale(
                                scale.name(),
                                scale.title(),
                                scale.lowest(),
                                scale.highest(),
                                List.copyOf(levels.get(key).values()))
                        : scale));
        return all;
    }
}
