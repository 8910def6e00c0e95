package dev.cairn.imports;

import dev.cairn.engine.word.Nearest;
import dev.cairn.engine.word.Word;
import dev.cairn.imports.mapping.Finding;
import dev.cairn.imports.mapping.RowPlace;
import dev.cairn.store.Scale;
import dev.cairn.store.Skill;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Levels as files write them: a number, or a name that the scale gives to one. */
final class Levels {
    private final Map<String, Scale> scales = new HashMap<>();
    private final Map<String, String> ownScales = new HashMap<>();
    private final Gathering gathering;

    Levels(Collection<Scale> scales, Collection<Skill> skills, Gathering gathering) {
        scales.forEach(scale -> this.scales.put(Word.key(scale.name()), scale));
        skills.forEach(skill -> {
            if (skill.scale() != null) {
                ownScales.put(Word.key(skill.name()), skill.scale());
            }
        });
        this.gathering = gathering;
    }

    /** The scale in its one spelling; empty for none. */
    String scale(@Nullable String name) {
        if (name == null) {
            return "";
        }
        Scale known = scales.get(Word.key(name));
        return known == null ? name : known.name();
    }

    /** The scale on which a skill's level stands that names none; empty when there is none. */
    String own(String skill) {
        return ownScales.getOrDefault(Word.key(skill), "");
    }

    /** What the text means as a level, without a word where it means none. */
    OptionalDouble known(String text, String scale) {
        @Nullable Scale known = scales.get(Word.key(scale));
        if (text.matches("\\d{1,3}(\\.\\d{1,6})?")) {
            return OptionalDouble.of(Double.parseDouble(text));
        }
        return known == null ? OptionalDouble.empty() : known.level(text);
    }

    /**
     * Empty after a finding.
     *
     * @param scale empty for none
     * @param field in which the text stands
     */
    OptionalDouble level(String text, String scale, RowPlace place, String field) {
        @Nullable Scale known = scales.get(Word.key(scale));
        OptionalDouble level = known(text, scale);
        if (level.isPresent()) {
            return known != null && known.highest() != null && level.getAsDouble() > known.highest()
                    ? wrong(place.error(
                            field, "`" + text + "` is above `" + scale + "`, which ends at " + plain(known.highest())))
                    : level;
        }
        List<String> names = names(known);
        Finding finding =
                place.error(field, "`" + text + "` is not a level" + (scale.isEmpty() ? "" : " of `" + scale + "`"));
        return wrong(finding.expecting(
                        names.isEmpty()
                                ? "a number from 0 to 999, such as `2`, or a level's name on a scale that was imported before"
                                : "a number from 0 to 999, or one of `" + String.join("`, `", names) + "`")
                .nearest(text.length() > 100 ? null : Nearest.to(text, names)));
    }

    private OptionalDouble wrong(Finding finding) {
        gathering.find(finding);
        return OptionalDouble.empty();
    }

    private static List<String> names(@Nullable Scale scale) {
        List<String> names = new ArrayList<>();
        if (scale != null) {
            scale.levels().forEach(level -> {
                if (level.name() != null) {
                    names.add(level.name());
                }
            });
        }
        return names;
    }

    /** {@code 7}, {@code 2.5}. */
    static String plain(double level) {
        return level == Math.rint(level) ? Long.toString((long) level) : Double.toString(level);
    }
}
