package dev.cairn.engine.rulebook.row;

import java.util.List;
import java.util.Map;

/**
 * What rows of all rule sheets have.
 *
 * @param name the Name cell, or the row's content hash; stable across sorting, unique in its sheet
 * @param conditions all must hold; From and Until are among them (fact TODAY)
 * @param sentence the row in plain English
 * @param because the words for the learner by BCP 47 tag, the default language under the empty key
 */
public record RowHead(
        Place place, String name, List<Condition> conditions, String sentence, Map<String, String> because) {
    public RowHead {
        conditions = List.copyOf(conditions);
        because = Map.copyOf(because);
    }
}
