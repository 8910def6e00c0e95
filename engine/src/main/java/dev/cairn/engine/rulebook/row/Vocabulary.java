package dev.cairn.engine.rulebook.row;

import java.util.Map;
import java.util.Set;

/**
 * Words that the vocabulary sheet plans: values that no catalogue has yet, and synonyms.
 *
 * @param planned by field title (key), the values as written
 * @param synonyms by field title (key), from a synonym's key to the value's key
 */
public record Vocabulary(Map<String, Set<String>> planned, Map<String, Map<String, String>> synonyms) {
    public static final Vocabulary EMPTY = new Vocabulary(Map.of(), Map.of());
}
