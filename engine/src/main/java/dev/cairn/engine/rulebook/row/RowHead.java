package dev.cairn.engine.rulebook.row;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What rows of all rule sheets have.
 *
 * @param name the Name cell, or the row's content hash; stable across sorting, unique in its sheet
 * @param alternatives the row fires, once, when all conditions of at least one of them hold. A sheet's row has exactly
 *     one, an expert's up to 64; From and Until are among the conditions (fact TODAY)
 * @param sentence the row in plain English
 * @param because the words for the learner by BCP 47 tag, the default language under the empty key
 */
public record RowHead(
        Place place, String name, List<List<Condition>> alternatives, String sentence, Map<String, String> because) {
    /** How many alternatives a row may have. */
    public static final int MOST_ALTERNATIVES = 64;

    public RowHead {
        alternatives = alternatives.stream().map(List::copyOf).toList();
        because = Map.copyOf(because);
        if (alternatives.isEmpty() || alternatives.size() > MOST_ALTERNATIVES) {
            throw new IllegalArgumentException("a row has 1 to " + MOST_ALTERNATIVES + " alternatives");
        }
    }

    /** The head of a row of which all conditions must hold. */
    public static RowHead of(
            Place place, String name, List<Condition> conditions, String sentence, Map<String, String> because) {
        return new RowHead(place, name, List.of(conditions), sentence, because);
    }

    /** Every condition of every alternative, each once: what the row reads, not what must hold together. */
    public List<Condition> conditions() {
        if (alternatives.size() == 1) {
            return alternatives.get(0);
        }
        Set<Condition> all = new LinkedHashSet<>();
        alternatives.forEach(all::addAll);
        return List.copyOf(all);
    }
}
