package dev.cairn.imports;

import dev.cairn.engine.word.Word;
import dev.cairn.imports.mapping.MappedRow;
import dev.cairn.store.Skill;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Rows as skills, laid over what was known. */
final class SkillRows {
    private final Map<String, Skill> before = new HashMap<>();
    private final Map<String, Skill> skills = new TreeMap<>();
    private final Levels levels;

    SkillRows(Collection<Skill> known, Levels levels) {
        known.forEach(skill -> before.put(Word.key(skill.name()), skill));
        this.levels = levels;
    }

    void add(MappedRow row) {
        String name = Objects.requireNonNull(row.text("skill"));
        @Nullable Skill known = before.get(Word.key(name));
        @Nullable String scale = text(row, "scale", known, Skill::scale);
        @Nullable String halfLife = row.text("half-life");
        skills.put(
                Word.key(name),
                new Skill(
                        known == null ? name : known.name(),
                        text(row, "code", known, Skill::code),
                        text(row, "description", known, Skill::description),
                        text(row, "family", known, Skill::family),
                        scale == null ? null : levels.scale(scale),
                        known != null && !row.has("half-life")
                                ? known.halfLife()
                                : halfLife == null || halfLife.equals("0") ? null : Integer.valueOf(halfLife),
                        meanings(row, known, scale)));
    }

    private Map<Double, String> meanings(MappedRow row, @Nullable Skill known, @Nullable String scale) {
        Map<Double, String> meanings = new HashMap<>(known == null ? Map.of() : known.meanings());
        row.values().forEach((key, values) -> {
            if (key.startsWith("meaning: ")) {
                String text = key.substring("meaning: ".length());
                // a column of levels that this skill's scale has not may well be empty
                (values.isEmpty()
                                ? levels.known(text, levels.scale(scale))
                                : levels.level(text, levels.scale(scale), row.place(), key))
                        .ifPresent(level -> {
                            meanings.remove(level);
                            values.forEach(meaning -> meanings.put(level, meaning));
                        });
            }
        });
        return meanings;
    }

    private static @Nullable String text(
            MappedRow row, String field, @Nullable Skill before, Function<Skill, @Nullable String> kept) {
        return before != null && !row.has(field) ? kept.apply(before) : row.text(field);
    }

    List<Skill> skills() {
        return List.copyOf(skills.values());
    }
}
