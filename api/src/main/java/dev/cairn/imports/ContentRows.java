package dev.cairn.imports;

import dev.cairn.engine.content.Content;
import dev.cairn.engine.content.ContentStatus;
import dev.cairn.engine.content.Image;
import dev.cairn.engine.content.TaughtSkill;
import dev.cairn.imports.mapping.Finding;
import dev.cairn.imports.mapping.MappedRow;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Rows as contents, laid over what the catalogue has: a field that the mapping does not fill stays as it is. */
final class ContentRows {
    private final FileLanguage language;

    /** @param language of titles and summaries that name none */
    ContentRows(FileLanguage language) {
        this.language = language;
    }

    /**
     * A content must have a kind and a title in the end.
     *
     * @param before null for a new one
     * @return null when kind or title is missing
     */
    @Nullable
    Content content(MappedRow row, @Nullable Content before) {
        String kind = kind(row, before);
        Map<String, String> title = texts(row, "title", before == null ? Map.of() : before.title());
        if (kind == null || title.isEmpty()) {
            return null;
        }
        return new Content(
                Objects.requireNonNull(row.text("id")),
                externalIds(row, before),
                title,
                texts(row, "summary", before == null ? Map.of() : before.summary()),
                text(row, "link", before, Content::link),
                image(row, before == null ? null : before.image()),
                kind,
                text(row, "level", before, Content::level),
                set(row, "topic", before, Content::topics),
                set(row, "tag", before, Content::tags),
                skills(row, before),
                minutes(row, before),
                languages(row, before),
                set(row, "device", before, Content::devices),
                set(row, "stage", before, Content::stages),
                set(row, "department", before, Content::departments),
                set(row, "role", before, Content::roles),
                set(row, "country", before, Content::countries),
                text(row, "author", before, Content::author),
                text(row, "owner", before, Content::owner),
                set(row, "objective", before, Content::objectives),
                set(row, "stakeholder", before, Content::stakeholders),
                row.has("prerequisite") || before == null ? row.list("prerequisite") : before.prerequisites(),
                text(row, "derives from", before, Content::derivesFrom),
                text(row, "duplicate of", before, Content::duplicateOf),
                date(row, "published on", before, Content::publishedOn),
                date(row, "valid from", before, Content::validFrom),
                date(row, "valid until", before, Content::validUntil),
                date(row, "next review", before, Content::nextReview),
                status(row, before));
    }

    /** Why {@link #content} gave none. */
    static Finding incomplete(MappedRow row, @Nullable Content before) {
        String missing = kind(row, before) == null ? "kind" : "title";
        return row.place().error(missing, "the content has no `" + missing + "`");
    }

    /** What no mapping could see: a value that another one, of the row or since before, makes wrong. */
    static Optional<Finding> problem(MappedRow row, Content content) {
        return content.validFrom() != null
                        && content.validUntil() != null
                        && content.validUntil().isBefore(content.validFrom())
                ? Optional.of(row.place()
                        .error(
                                row.has("valid until") ? "valid until" : "valid from",
                                "`" + content.validUntil() + "`, the last day, lies before `" + content.validFrom()
                                        + "`, the first"))
                : Optional.empty();
    }

    private static @Nullable String kind(MappedRow row, @Nullable Content before) {
        return row.has("kind") || before == null ? row.text("kind") : before.kind();
    }

    private Map<String, String> texts(MappedRow row, String field, Map<String, String> before) {
        Map<String, String> texts = new HashMap<>(before);
        row.values().forEach((key, values) -> {
            if (key.equals(field) || key.startsWith(field + ": ")) {
                String tag = key.equals(field) ? language.of(row) : key.substring(field.length() + 2);
                if (values.isEmpty()) {
                    texts.remove(tag);
                } else {
                    texts.put(tag, values.get(0));
                }
            }
        });
        return texts;
    }

    private static Map<String, String> externalIds(MappedRow row, @Nullable Content before) {
        Map<String, String> ids = new HashMap<>(before == null ? Map.of() : before.externalIds());
        ids.putAll(row.arguments("external id"));
        return ids;
    }

    private @Nullable Image image(MappedRow row, @Nullable Image before) {
        String url = row.has("image") || before == null ? row.text("image") : before.url();
        return url == null
                ? null
                : new Image(url, texts(row, "image text", before == null ? Map.of() : before.alternativeText()));
    }

    private static List<TaughtSkill> skills(MappedRow row, @Nullable Content before) {
        Map<String, TaughtSkill> skills = new TreeMap<>();
        if (before != null) {
            before.skills().forEach(skill -> skills.put(skill.skill(), skill));
        }
        row.values().forEach((key, values) -> {
            if (key.startsWith("skill: ")) {
                String name = key.substring("skill: ".length());
                skills.remove(name);
                values.forEach(level -> skills.put(name, new TaughtSkill(name, Double.parseDouble(level))));
            }
        });
        return List.copyOf(skills.values());
    }

    private static @Nullable Integer minutes(MappedRow row, @Nullable Content before) {
        if (before != null && !row.has("minutes")) {
            return before.minutes();
        }
        String minutes = row.text("minutes");
        return minutes == null ? null : Integer.valueOf(minutes);
    }

    private static ContentStatus status(MappedRow row, @Nullable Content before) {
        String status = row.text("status");
        if (status != null) {
            return ContentStatus.valueOf(status.toUpperCase(Locale.ROOT));
        }
        return before == null ? ContentStatus.PUBLISHED : before.status();
    }

    private static @Nullable String text(
            MappedRow row, String field, @Nullable Content before, Function<Content, @Nullable String> kept) {
        return before != null && !row.has(field) ? kept.apply(before) : row.text(field);
    }

    private static Set<String> set(
            MappedRow row, String field, @Nullable Content before, Function<Content, Collection<String>> kept) {
        return Set.copyOf(before != null && !row.has(field) ? kept.apply(before) : row.list(field));
    }

    private static Set<String> languages(MappedRow row, @Nullable Content before) {
        Set<String> languages = new HashSet<>(set(row, "language", before, Content::languages));
        languages.addAll(row.list("also in"));
        return languages;
    }

    private static @Nullable LocalDate date(
            MappedRow row, String field, @Nullable Content before, Function<Content, @Nullable LocalDate> kept) {
        if (before != null && !row.has(field)) {
            return kept.apply(before);
        }
        String text = row.text(field);
        return text == null ? null : LocalDate.parse(text);
    }
}
