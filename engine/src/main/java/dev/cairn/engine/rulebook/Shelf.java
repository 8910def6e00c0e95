package dev.cairn.engine.rulebook;

import dev.cairn.engine.content.Asker;
import dev.cairn.engine.content.Bits;
import dev.cairn.engine.content.Catalog;
import dev.cairn.engine.content.ContentField;
import dev.cairn.engine.content.Selector;
import dev.cairn.engine.rulebook.row.RankingTerm;
import dev.cairn.engine.rulebook.row.Row;
import dev.cairn.engine.word.Word;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A book's selectors resolved over one catalogue, once: what a decision adds up. A selector that refers to the learner
 * is resolved once per value that occurs, and kept.
 */
final class Shelf {
    /** Contents that one may well meet again after completing them. */
    private static final Set<String> ALWAYS_AGAIN = Set.of("infographic", "chatbot", "mentor");

    /** Values kept per book and catalogue; learners' values recur, so a full cache is simply emptied. */
    private static final int KEPT = 4_096;

    /** Today is two or three dates around the world; replays ask for others. */
    private static final int DAYS_KEPT = 64;

    private final Catalog catalog;
    private final @Nullable Bits[] fixed;
    private final Selector[] selectors;
    private final ConcurrentHashMap<List<Object>, Bits> relative = new ConcurrentHashMap<>();
    /** By what rows of caps name: as many as the book has. */
    private final ConcurrentHashMap<List<Object>, Bits> kept = new ConcurrentHashMap<>();

    private final ConcurrentHashMap<LocalDate, Opening> openings = new ConcurrentHashMap<>();
    private final float[] standing;
    private final Bits showAgain;

    Shelf(List<Row> rows, List<RankingTerm> ranking, Catalog catalog) {
        this.catalog = catalog;
        Ranking.checkSize(catalog.size());
        fixed = new Bits[rows.size()];
        selectors = new Selector[rows.size()];
        Map<Selector, Bits> resolved = new HashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            Selector selector = rows.get(i).selector();
            if (selector != null) {
                selectors[i] = selector;
                if (!selector.isRelative()) {
                    fixed[i] = resolved.computeIfAbsent(selector, s -> catalog.resolve(s, null));
                }
            }
        }
        standing = new float[catalog.size()];
        for (RankingTerm term : ranking) {
            for (int i = 0; i < standing.length; i++) {
                standing[i] += switch (term.term()) {
                    case POPULARITY -> (float) term.weight() * catalog.popularity(i);
                    case FRESHNESS -> (float) term.weight() * catalog.freshness(i);
                    default -> 0;
                };
            }
        }
        showAgain = new Bits(catalog.size());
        ALWAYS_AGAIN.forEach(kind -> showAgain.or(catalog.with(ContentField.KIND, Word.key(kind))));
    }

    Catalog catalog() {
        return catalog;
    }

    /** What the content-rule or guard finds for the one who asks. Not to be written to. */
    Bits found(int row, Facts facts) {
        Bits known = fixed[row];
        if (known != null) {
            return known;
        }
        Selector selector = selectors[row];
        Asker asker = facts.asker();
        List<Object> key = List.of(selector, catalog.reads(selector, asker));
        Bits kept = relative.get(key);
        if (kept == null) {
            kept = catalog.resolve(selector, asker);
            if (relative.size() >= KEPT) {
                relative.clear();
            }
            relative.put(key, kept);
        }
        return kept;
    }

    /** Contents that have one of the values; all where none is asked for. Not to be written to. */
    Bits with(ContentField field, @Nullable Set<String> keys) {
        return kept.computeIfAbsent(keys == null ? List.of() : List.of(field, keys), key -> {
            if (keys == null) {
                return Bits.all(catalog.size());
            }
            Bits with = new Bits(catalog.size());
            keys.forEach(value -> with.or(catalog.with(field, value)));
            return with;
        });
    }

    /** The sum of the ranking terms that do not hang on the learner. */
    float standing(int position) {
        return standing[position];
    }

    /** What may be shown to anyone on that day. */
    Opening opening(LocalDate day) {
        Opening known = openings.get(day);
        if (known == null) {
            known = Opening.of(catalog, day);
            if (openings.size() >= DAYS_KEPT) {
                openings.clear();
            }
            openings.put(day, known);
        }
        return known;
    }

    /** Contents that completion does not hold back. */
    Bits showAgain() {
        return showAgain;
    }
}
