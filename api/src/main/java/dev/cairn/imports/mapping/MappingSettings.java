package dev.cairn.imports.mapping;

import dev.cairn.engine.word.Word;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rows of a mapping that speak about the whole file. */
final class MappingSettings {
    /** What stands under Field, lower case. */
    static final List<String> TITLES =
            List.of("import", "source", "sheet", "file language", "file time zone", "nothing");

    private boolean asked;
    private @Nullable Target target;
    private String source = "";
    private @Nullable String sheet;
    private ZoneId zone = ZoneOffset.UTC;
    private @Nullable String language;
    private final Set<String> nothing = new LinkedHashSet<>();

    boolean knows(String title) {
        return TITLES.contains(Word.key(title));
    }

    /** What is wrong with the value, or null. */
    @Nullable
    String set(String title, String value) {
        if (value.isEmpty()) {
            return "`" + title + "` has no value";
        }
        switch (Word.key(title)) {
            case "import" -> {
                asked = true;
                target = Target.of(value).orElse(null);
                return target == null ? "`" + value + "` is nothing to import" : null;
            }
            case "source" -> source = value;
            case "sheet" -> sheet = value;
            case "nothing" -> nothing.add(Word.key(value));
            case "file language" -> {
                Formed language = Shape.LANGUAGE.check(value);
                if (!(language instanceof Formed.Values known)) {
                    return "`" + value + "` is not a known language";
                }
                this.language = known.values().get(0);
            }
            case "file time zone" -> {
                try {
                    zone = ZoneId.of(value);
                } catch (DateTimeException e) {
                    return "`" + value + "` is not a known time zone";
                }
            }
            default -> throw new IllegalArgumentException(title);
        }
        return null;
    }

    @Nullable
    String expected(String title) {
        return switch (Word.key(title)) {
            case "import" -> "one of `" + String.join("`, `", Target.words()) + "`";
            case "file language" -> Shape.LANGUAGE.expected();
            case "file time zone" -> Shape.ZONE.expected();
            default -> null;
        };
    }

    Optional<Target> target() {
        return Optional.ofNullable(target);
    }

    /** Whether no row was there to say what is imported; a wrong one was reported already. */
    boolean missesTarget() {
        return !asked;
    }

    String source() {
        return source;
    }

    Mapping mapping(Target known, List<MappedField.Source> leftOut, List<MappedField> fields) {
        return new Mapping(known, source, sheet, zone, language, nothing, leftOut, fields);
    }
}
