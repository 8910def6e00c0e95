package dev.cairn.engine.rulebook.sheet;

import dev.cairn.engine.learner.Journey;
import dev.cairn.engine.rulebook.row.Vocabulary;
import dev.cairn.engine.word.Word;
import java.util.ArrayList;
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

    private static final int MOST_GUESSES = 100;

    private final Map<Domain, Map<String, String>> spellings = new EnumMap<>(Domain.class);
    private final Map<String, Map<String, String>> stages = new LinkedHashMap<>();
    private final Set<Domain> unsure = EnumSet.noneOf(Domain.class);
    private int unknown;
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
                    nearest(text, values));
        }
        return found;
    }

    /** A stage of one of the programs, or {@code exit} for a journey that is over. */
    @Nullable
    Named requireStageOrExit(Set<String> programKeys, String text, Filled cell) {
        return Word.key(text).equals(Journey.ENDED)
                ? new Named(Journey.ENDED, Journey.ENDED)
                : requireStage(programKeys, text, cell, List.of(Journey.ENDED));
    }

    /** A stage of one of the programs; of any where none is named. */
    @Nullable
    Named requireStage(Set<String> programKeys, String text, Filled cell) {
        return requireStage(programKeys, text, cell, List.of());
    }

    /** @param also what else the cell may say */
    private @Nullable Named requireStage(Set<String> programKeys, String text, Filled cell, Collection<String> also) {
        // in the order of the programs sheet: that of a set of keys changes with every start
        List<String> own = new ArrayList<>();
        List<String> programs = new ArrayList<>();
        stages.forEach((program, names) -> {
            if (programKeys.contains(program)) {
                own.addAll(names.values());
                programs.add("`" + named(Domain.PROGRAM, program).spelling() + "`");
            }
        });
        if (own.isEmpty()) {
            return require(Domain.STAGE, text, cell);
        }
        String key = Word.key(text);
        for (String stage : own) {
            if (Word.key(stage).equals(key)) {
                return new Named(key, stage);
            }
        }
        own.addAll(also);
        cell.error(
                "`" + text + "` is not a stage of " + Texts.joined(programs, "or"),
                "one of " + Texts.choices(own),
                nearest(text, own));
        return null;
    }

    /** Looking for the nearest is dear where there are many values, and of many issues nobody reads all. */
    private @Nullable String nearest(String text, Collection<String> values) {
        unknown++;
        return unknown > MOST_GUESSES ? null : Nearest.of(text, values);
    }

    private static String source(Domain domain) {
        return switch (domain) {
            case SEGMENT -> "a row of `segment-rules` makes";
            case STAGE -> "a program in `programs` has";
            default -> "`" + domain.title() + "s` lists";
        };
    }
}
