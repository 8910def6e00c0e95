package dev.cairn.store;

import dev.cairn.engine.word.Word;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * A scale on which levels of skills stand.
 *
 * @param title in words
 * @param lowest the level of whoever holds nothing, mostly 0
 * @param levels those that have a name, a meaning or an equal on another scale, lowest first
 */
public record Scale(
        String name,
        @Nullable String title,
        @Nullable Double lowest,
        @Nullable Double highest,
        List<Level> levels) {
    public Scale {
        levels = List.copyOf(levels);
    }

    /**
     * One level.
     *
     * @param name such as {@code Working}
     * @param sameAs the level of other scales that is the same, by scale
     */
    public record Level(
            double level, @Nullable String name, @Nullable String meaning, Map<String, Double> sameAs) {
        public Level {
            sameAs = Map.copyOf(sameAs);
        }
    }

    /** The level of that name. */
    public OptionalDouble level(String wanted) {
        String key = Word.key(wanted);
        return levels.stream()
                .filter(level -> level.name() != null && Word.key(level.name()).equals(key))
                .mapToDouble(Level::level)
                .findFirst();
    }
}
