package dev.cairn.graphql;

import dev.cairn.engine.content.Catalog;
import dev.cairn.engine.content.Content;
import dev.cairn.engine.content.ContentStatus;
import dev.cairn.engine.content.Image;
import dev.cairn.engine.content.TaughtSkill;
import dev.cairn.engine.learner.ExternalId;
import dev.cairn.publishing.LiveCatalog;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads what is said about a content, over what stands; what is wrong gathers in the input's errors. */
final class ContentInput {
    private static final int LONGEST_LIST = 200;

    private final Input input;
    private final @Nullable Content before;
    private final Catalog catalog;
    private final LiveCatalog live;

    /** @param before the content as it stands; null for a new one */
    ContentInput(Input input, @Nullable Content before, Catalog catalog, LiveCatalog live) {
        this.input = input;
        this.before = before;
        this.catalog = catalog;
        this.live = live;
    }

    /** The content after the change, or null where there are errors. */
    @Nullable
    Content read(String id, LocalDate today) {
        Map<String, String> titles = texts("titles", Input.LINE, Content::title);
        if (titles.isEmpty()) {
            input.error(ErrorCode.INVALID, "a content has a title in at least one language", null, "titles");
        }
        String kind = line("kind", Content::kind);
        if (kind == null) {
            input.error(ErrorCode.INVALID, "a content has a kind, such as `video`", null, "kind");
        }
        Integer minutes = value("minutes", Integer.class, Content::minutes, null);
        if (minutes != null && minutes < 0) {
            input.error(ErrorCode.INVALID, "a content takes 0 minutes or more", null, "minutes");
        }
        LocalDate from = value("validFrom", LocalDate.class, Content::validFrom, null);
        LocalDate until = value("validUntil", LocalDate.class, Content::validUntil, null);
        if (from != null && until != null && until.isBefore(from)) {
            input.error(ErrorCode.INVALID, "the last day lies before the first", null, "validUntil");
        }
        // stand-ins let the rest be read too, so that all errors are told at once; nobody gets such a content
        Content after = new Content(
                id,
                externalIds(),
                titles.isEmpty() ? Map.of("", id) : titles,
                texts("summaries", Input.TEXT, Content::summary),
                value("link", String.class, Content::link, null),
                image(),
                kind == null ? "?" : kind,
                line("level", Content::level),
                words("topics", Content::topics),
                words("tags", Content::tags),
                skills(),
                minutes == null || minutes < 0 ? null : minutes,
                languages(),
                words("devices", Content::devices),
                words("stages", Content::stages),
                words("departments", Content::departments),
                words("roles", Content::roles),
                words("countries", Content::countries),
                line("author", Content::author),
                line("owner", Content::owner),
                words("objectives", Content::objectives),
                words("stakeholders", Content::stakeholders),
                prerequisites(id),
                other("derivesFrom", Content::derivesFrom, id),
                other("duplicateOf", Content::duplicateOf, id),
                value("publishedOn", LocalDate.class, Content::publishedOn, today),
                from,
                until,
                value("nextReview", LocalDate.class, Content::nextReview, null),
                status());
        return input.errors().isEmpty() ? after : null;
    }

    private <T> @Nullable T value(String name, Class<T> type, Function<Content, @Nullable T> old, @Nullable T fresh) {
        if (input.has(name)) {
            return type.cast(input.get(name));
        }
        return before == null ? fresh : old.apply(before);
    }

    private @Nullable String line(String name, Function<Content, @Nullable String> old) {
        return input.has(name) ? input.optionalLine(name) : before == null ? null : old.apply(before);
    }

    private Set<String> words(String name, Function<Content, Set<String>> old) {
        if (input.has(name)) {
            return new LinkedHashSet<>(input.words(name));
        }
        return before == null ? Set.of() : old.apply(before);
    }

    private ContentStatus status() {
        Object given = input.get("status");
        if (given != null) {
            return ContentStatus.valueOf(String.valueOf(given));
        }
        return before == null ? ContentStatus.PUBLISHED : before.status();
    }

    private Map<String, String> texts(String name, int longest, Function<Content, Map<String, String>> old) {
        if (!input.has(name)) {
            return before == null ? Map.of() : old.apply(before);
        }
        return texts(input, name, longest);
    }

    private static Map<String, String> texts(Input holder, String name, int longest) {
        Map<String, String> texts = new HashMap<>();
        List<Map<String, Object>> given = holder.objects(name);
        if (holder.fits(given, name, LONGEST_LIST)) {
            for (int i = 0; i < given.size(); i++) {
                Input text = holder.at(name, i, given.get(i));
                String language =
                        ProfileInput.language(text, Objects.requireNonNullElse(text.get("language"), ""), "language");
                String words = text.text(String.valueOf(text.get("text")), longest, "text");
                if (language != null && words != null && texts.put(language, words) != null) {
                    text.error(ErrorCode.INVALID, "the language `" + language + "` is named twice", null, "language");
                }
            }
        }
        return texts;
    }

    private Map<String, String> externalIds() {
        if (!input.has("externalIds")) {
            return before == null ? Map.of() : before.externalIds();
        }
        Map<String, String> ids = new HashMap<>();
        List<Map<String, Object>> given = input.objects("externalIds");
        if (input.fits(given, "externalIds", LONGEST_LIST)) {
            for (int i = 0; i < given.size(); i++) {
                Input each = input.at("externalIds", i, given.get(i));
                ExternalId id = each.reading("value", value -> Refs.externalId(each.values()));
                if (id != null && ids.put(id.system(), id.value()) != null) {
                    each.error(ErrorCode.INVALID, "the system `" + id.system() + "` is named twice", null, "system");
                }
            }
        }
        return ids;
    }

    private @Nullable Image image() {
        if (!input.has("image")) {
            return before == null ? null : before.image();
        }
        if (input.get("image") == null) {
            return null;
        }
        Input image = input.in("image");
        return new Image(String.valueOf(image.get("url")), texts(image, "alternativeTexts", Input.LINE));
    }

    private List<TaughtSkill> skills() {
        if (!input.has("skills")) {
            return before == null ? List.of() : before.skills();
        }
        List<TaughtSkill> skills = new ArrayList<>();
        List<Map<String, Object>> given = input.objects("skills");
        if (input.fits(given, "skills", LONGEST_LIST)) {
            for (int i = 0; i < given.size(); i++) {
                Input each = input.at("skills", i, given.get(i));
                String skill = each.optionalLine("skill");
                if (each.get("level") instanceof Double level && level >= 0 && skill != null) {
                    skills.add(new TaughtSkill(skill, level));
                } else if (skill != null) {
                    each.error(ErrorCode.INVALID, "a level is 0 or more", null, "level");
                }
            }
        }
        return skills;
    }

    private Set<String> languages() {
        if (!input.has("languages")) {
            return before == null ? Set.of() : before.languages();
        }
        return Set.copyOf(ProfileInput.languages(input, input.get("languages")));
    }

    private List<String> prerequisites(String id) {
        if (!input.has("prerequisites")) {
            return before == null ? List.of() : before.prerequisites();
        }
        List<String> ids = new ArrayList<>();
        List<Map<String, Object>> given = input.objects("prerequisites");
        if (input.fits(given, "prerequisites", LONGEST_LIST)) {
            for (int i = 0; i < given.size(); i++) {
                String other = other(given.get(i), id, "prerequisites", i);
                if (other != null && !ids.contains(other)) {
                    ids.add(other);
                }
            }
        }
        return ids;
    }

    private @Nullable String other(String name, Function<Content, @Nullable String> old, String id) {
        if (!input.has(name)) {
            return before == null ? null : old.apply(before);
        }
        return input.get(name) == null ? null : other(input.object(name), id, name);
    }

    /** The id of a content that this one refers to, or null and an error. */
    private @Nullable String other(Map<String, Object> ref, String id, Object... field) {
        try {
            Content other = Refs.content(ref, catalog, live);
            if (other != null && !other.id().equals(id)) {
                return other.id();
            }
            input.error(
                    other == null ? ErrorCode.NOT_FOUND : ErrorCode.INVALID,
                    other == null ? "there is no such content" : "a content does not refer to itself",
                    null,
                    field);
        } catch (Refusal refusal) {
            input.error(refusal.code(), refusal.words(), refusal.nearest(), field);
        }
        return null;
    }
}
