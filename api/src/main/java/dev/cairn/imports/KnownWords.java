package dev.cairn.imports;

import dev.cairn.engine.content.Catalog;
import dev.cairn.engine.content.ContentField;
import dev.cairn.engine.word.Nearest;
import dev.cairn.engine.word.Word;
import dev.cairn.imports.mapping.RowPlace;
import dev.cairn.store.Skill;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Words that others know already. One that is not among them may be new, or misspelt: it is told once, where it stands
 * first, with the nearest. Where nothing is known yet, nothing is told.
 */
final class KnownWords {
    private static final int LONGEST = 100;
    /** Of a file full of new words nobody reads what each is near to, and looking through all of them takes its time. */
    private static final int MOST_GUESSES = 200;

    private final Gathering gathering;
    private final Supplier<Collection<String>> words;
    private final String unknown;
    private final Set<String> told = new HashSet<>();
    private @Nullable Collection<String> known;
    private Set<String> keys = Set.of();

    /**
     * @param words asked once, when the first word is looked up
     * @param unknown what is to be said of a word that is not among them
     */
    KnownWords(Gathering gathering, Supplier<Collection<String>> words, String unknown) {
        this.gathering = gathering;
        this.words = words;
        this.unknown = unknown;
    }

    /** Names of skills that a file describes, a role needs or a content teaches. */
    static KnownWords skills(Gathering gathering, Supplier<Catalog> catalog, Supplier<List<Skill>> described) {
        return new KnownWords(
                gathering,
                () -> {
                    Catalog all = catalog.get();
                    List<String> names = new ArrayList<>(all.values(ContentField.SKILL));
                    described.get().forEach(skill -> names.add(skill.name()));
                    all.matrix()
                            .roles()
                            .forEach(role -> all.matrix().needs(role).forEach(need -> names.add(need.skill())));
                    return names;
                },
                "is a skill that no role needs, no content teaches and no file describes yet");
    }

    /** Tells a word that is not known. */
    void check(String word, RowPlace place, String field) {
        look(word, place, field, false);
    }

    /** Tells a word that is not known and nearly one that is. */
    void checkNear(String word, RowPlace place, String field) {
        look(word, place, field, true);
    }

    private void look(String word, RowPlace place, String field, boolean onlyNear) {
        if (known == null) {
            known = new HashSet<>(words.get());
            keys = new HashSet<>();
            known.forEach(one -> keys.add(Word.key(one)));
        }
        String key = Word.key(word);
        if (!keys.isEmpty() && !keys.contains(key) && told.add(key)) {
            @Nullable
            String near = word.length() > LONGEST || told.size() > MOST_GUESSES ? null : Nearest.to(word, known);
            if (near != null || !onlyNear) {
                gathering.find(place.warning(field, "`" + word + "` " + unknown).nearest(near));
            }
        }
    }
}
