package dev.cairn.graphql;

import dev.cairn.engine.content.Bits;
import dev.cairn.engine.content.Catalog;
import dev.cairn.engine.content.Content;
import dev.cairn.engine.content.ContentField;
import dev.cairn.engine.content.ContentStatus;
import dev.cairn.engine.word.Word;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What of the catalogue a {@code ContentFilter} leaves: over the catalogue's own bit sets, so that only a search for text
 * looks at contents one by one.
 *
 * @param text the key of the text to look for, or null
 */
record Shelf(Bits fitting, @Nullable String text) {
    private static final int LONGEST_TEXT = 200;
    private static final int LONGEST_LIST = 100;

    private static final Map<String, ContentField> FIELDS = Map.of(
            "kinds", ContentField.KIND,
            "topics", ContentField.TOPIC,
            "skills", ContentField.SKILL,
            "tags", ContentField.TAG,
            "levels", ContentField.LEVEL);

    /** @throws Refusal where a part of the filter is out of range */
    static Shelf of(@Nullable Map<String, Object> filter, Catalog catalog, boolean unpublished) {
        Map<String, Object> given = filter == null ? Map.of() : filter;
        Bits fitting = withStatus(given.get("statuses"), catalog, unpublished);
        FIELDS.forEach((name, field) -> {
            if (given.get(name) instanceof List<?> values) {
                Bits any = new Bits(catalog.size());
                strings(values, name).forEach(value -> any.or(catalog.with(field, Word.key(value))));
                fitting.and(any);
            }
        });
        if (given.get("languages") instanceof List<?> languages) {
            fitting.and(catalog.readable(new HashSet<>(strings(languages, "languages"))));
        }
        if (given.get("maxMinutes") instanceof Integer minutes) {
            fitting.and(catalog.within(minutes));
        }
        return new Shelf(fitting, text(given.get("text")));
    }

    private static Bits withStatus(@Nullable Object statuses, Catalog catalog, boolean unpublished) {
        Collection<String> wanted =
                statuses instanceof List<?> list ? strings(list, "statuses") : Set.of(ContentStatus.PUBLISHED.name());
        Bits any = new Bits(catalog.size());
        for (String name : wanted) {
            ContentStatus status = ContentStatus.valueOf(name);
            if (unpublished || status == ContentStatus.PUBLISHED) {
                any.or(catalog.status(status));
            }
        }
        return any;
    }

    private static List<String> strings(List<?> values, String name) {
        if (values.size() > LONGEST_LIST) {
            throw new Refusal(ErrorCode.INVALID, "a filter's `" + name + "` holds at most " + LONGEST_LIST + " items");
        }
        return values.stream().map(String::valueOf).toList();
    }

    private static @Nullable String text(@Nullable Object given) {
        if (given == null) {
            return null;
        }
        String text = String.valueOf(given);
        if (text.length() > LONGEST_TEXT) {
            throw new Refusal(ErrorCode.INVALID, "a filter's `text` has at most " + LONGEST_TEXT + " characters");
        }
        return Word.key(text);
    }

    boolean holds(Content content, Catalog catalog) {
        return fitting.get(catalog.position(content.id())) && says(content);
    }

    /** Whether a title or a summary has the text. */
    boolean says(Content content) {
        return text == null || says(content.title(), text) || says(content.summary(), text);
    }

    private static boolean says(Map<String, String> texts, String text) {
        for (String candidate : texts.values()) {
            if (Word.key(candidate).contains(text)) {
                return true;
            }
        }
        return false;
    }
}
