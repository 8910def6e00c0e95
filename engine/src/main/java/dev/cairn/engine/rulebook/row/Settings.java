package dev.cairn.engine.rulebook.row;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/**
 * The settings sheet, with defaults where it is silent.
 *
 * @param defaultLanguage BCP 47 tag of plain {@code Because} and {@code Title} columns
 * @param languageFallbacks which languages stand in for one, in order
 * @param zone in which From and Until are read, and learners whose zone is unknown
 */
public record Settings(String defaultLanguage, Map<String, List<String>> languageFallbacks, ZoneId zone) {
    public static final Settings DEFAULT = new Settings("en", Map.of(), ZoneId.of("UTC"));

    public Settings {
        languageFallbacks = Map.copyOf(languageFallbacks);
    }
}
