package dev.cairn.engine.rulebook.sheet;

import dev.cairn.engine.rulebook.row.Vocabulary;
import dev.cairn.engine.word.Word;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The values that a book knows by itself: personas, segments, programs and stages, the vocabulary, and its stand-in contents. */
final class Known {
    /** A value as it is compared, and as it is shown. */
    record Named(String key, String spelling) {}

    private final Map<Domain, Map<String, String>> spellings = new EnumMap<>(Domain.class);
    private final Map<String, Map<String, String>> stages = new LinkedHashMap<>();
    private final Set<Domain> unsure = EnumSet.noneOf(Domain.class);
    private Vocabulary vocabulary = Vocabulary.EMPTY;

    /** @return false when the value was known before */
    boolean add(Domain domain, String value) {
        return spellings.computeIfAbsent(domain, d -> new LinkedHashMap<>()).putIfAbsent(Word.key(value), value)
                == null;
    }

    void addStages(String program, List<String> names) {
        Map<String, String> own = stages.computeIfAbsent(Word.key(program), p -> new LinkedHashMap<>());
        for (String name : names) {
            own.putIfAbsent(Word.key(name), name);
            add(Domain.STAGE, name);
        }
    }

    void use(Vocabulary words) {
        vocabulary = words;
        for (Domain domain : Domain.values()) {
            words.planned().getOrDefault(Word.key(domain.title()), Set.of()).forEach(value -> add(domain, value));
        }
    }

    /** The sheet that names a domain's values could not be read: no value of it can be called unknown. */
    void giveUp(Domain domain) {
        unsure.add(domain);
    }

    boolean isUnsure(Domain domain) {
        return unsure.contains(domain);
    }

    Collection<String> values(Domain domain) {
        return spellings.getOrDefault(domain, Map.of()).values();
    }

    /** The stages of one program, or of all of them together where it is null or unknown. */
    Collection<String> stages(@Nullable String programKey) {
        Map<String, String> own = programKey == null ? null : stages.get(programKey);
        return own == null ? values(Domain.STAGE) : own.values();
    }

    /** The value that a text names, if the book knows it. */
    @Nullable
    Named find(Domain domain, String text) {
        Named named = named(domain, text);
        return spellings.getOrDefault(domain, Map.of()).containsKey(named.key()) ? named : null;
    }

    /** The value that a text names, synonyms resolved; known or not. */
    Named named(Domain domain, String text) {
        String key = Word.key(text);
        String main = vocabulary
                .synonyms()
                .getOrDefault(Word.key(domain.title()), Map.of())
                .getOrDefault(key, key);
        String spelling = spellings.getOrDefault(domain, Map.of()).get(main);
        return new Named(main, spelling == null ? text : spelling);
    }

    /** The value of a closed domain that a text names; an issue of the cell, and null, when there is none. */
    @Nullable
    Named require(Domain domain, String text, Filled cell) {
        Named found = find(domain, text);
        if (found == null && isUnsure(domain)) {
            return named(domain, text);
        }
        if (found == null) {
            Collection<String> values = values(domain);
            cell.error(
                    "unknown " + domain.title() + " `" + text + "`",
                    values.isEmpty()
                            ? "a " + domain.title() + " that " + source(domain) + "; there is none yet"
                            : "one of " + Texts.choices(List.copyOf(values)),
                    Nearest.of(text, values));
        }
        return found;
    }

    /** A stage of one program. */
    @Nullable
    Named requireStage(@Nullable String programKey, String text, Filled cell) {
        if (programKey == null || !stages.containsKey(programKey)) {
            return require(Domain.STAGE, text, cell);
        }
        Map<String, String> own = stages.getOrDefault(programKey, Map.of());
        String key = Word.key(text);
        String spelling = own.get(key);
        if (spelling == null) {
            cell.error(
                    "`" + text + "` is not a stage of `"
                            + named(Domain.PROGRAM, programKey).spelling() + "`",
                    "one of " + Texts.choices(List.copyOf(own.values())),
                    Nearest.of(text, own.values()));
            return null;
        }
        return new Named(key, spelling);
    }

    private static String source(Domain domain) {
        return switch (domain) {
            case SEGMENT -> "a row of `segment-rules` makes";
            case STAGE -> "a program in `programs` has";
            default -> "`" + domain.title() + "s` lists";
        };
    }
}
