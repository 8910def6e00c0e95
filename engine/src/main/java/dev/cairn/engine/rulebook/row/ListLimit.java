package dev.cairn.engine.rulebook.row;

import dev.cairn.engine.content.ContentField;
import org.jspecify.annotations.Nullable;

/**
 * How many contents of one value a list holds at most.
 *
 * @param key the value's {@code Word.key}; null means each value of the field on its own
 * @param atMost 0 or more; 0 keeps such contents out
 */
public record ListLimit(
        Place place, ContentField field, @Nullable String key, int atMost) {}
