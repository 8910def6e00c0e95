package dev.cairn.engine.content;

import dev.cairn.engine.word.Word;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** For every value of every field, which contents have it; and which teach a skill at which level. */
final class FieldIndex {
    private final Map<ContentField, Map<String, Bits>> byField = new EnumMap<>(ContentField.class);
    private final Map<ContentField, Set<String>> written = new EnumMap<>(ContentField.class);
    private final Map<String, NavigableMap<Double, Bits>> levelsBySkill = new HashMap<>();
    private final Bits none;

    FieldIndex(List<Content> contents) {
        int size = contents.size();
        none = new Bits(size);
        for (ContentField field : ContentField.values()) {
            Map<String, Bits> values = new HashMap<>();
            Set<String> spellings = new TreeSet<>();
            for (int i = 0; i < size; i++) {
                for (String value : field.of(contents.get(i))) {
                    values.computeIfAbsent(Word.key(value), key -> new Bits(size))
                            .set(i);
                    spellings.add(value);
                }
            }
            byField.put(field, values);
            written.put(field, spellings);
        }
        for (int i = 0; i < size; i++) {
            for (TaughtSkill taught : contents.get(i).skills()) {
                levelsBySkill
                        .computeIfAbsent(Word.key(taught.skill()), key -> new TreeMap<>())
                        .computeIfAbsent(taught.level(), level -> new Bits(size))
                        .set(i);
            }
        }
    }

    /** Not to be written to. */
    Bits with(ContentField field, String key) {
        return byField.getOrDefault(field, Map.of()).getOrDefault(key, none);
    }

    Collection<String> spellings(ContentField field) {
        return written.getOrDefault(field, Set.of());
    }

    Set<String> skills() {
        return levelsBySkill.keySet();
    }

    /** Contents that teach the skill above a level: at the lowest such level, or at any. */
    Bits above(String skillKey, double held, boolean nextOnly) {
        NavigableMap<Double, Bits> levels = levelsBySkill.get(skillKey);
        if (levels == null) {
            return none;
        }
        if (nextOnly) {
            Map.Entry<Double, Bits> next = levels.higherEntry(held);
            return next == null ? none : next.getValue();
        }
        Bits found = none.copy();
        levels.tailMap(held, false).values().forEach(found::or);
        return found;
    }
}
