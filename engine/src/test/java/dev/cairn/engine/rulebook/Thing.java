package dev.cairn.engine.rulebook;

import dev.cairn.engine.content.Content;
import dev.cairn.engine.content.ContentStatus;
import dev.cairn.engine.content.TaughtSkill;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A content in the making. */
final class Thing {
    private final String id;
    private final String kind;
    private @Nullable String level;
    private Set<String> topics = Set.of();
    private Set<String> tags = Set.of();
    private Set<String> departments = Set.of();
    private List<TaughtSkill> skills = List.of();
    private @Nullable Integer minutes;
    private Set<String> languages = Set.of();
    private Set<String> devices = Set.of();
    private List<String> prerequisites = List.of();
    private @Nullable String duplicateOf;
    private @Nullable LocalDate published;
    private @Nullable LocalDate from;
    private @Nullable LocalDate until;
    private ContentStatus status = ContentStatus.PUBLISHED;

    Thing(String id, String kind) {
        this.id = id;
        this.kind = kind;
    }

    Thing level(String name) {
        level = name;
        return this;
    }

    Thing topics(String... names) {
        topics = Set.of(names);
        return this;
    }

    Thing tags(String... names) {
        tags = Set.of(names);
        return this;
    }

    Thing departments(String... names) {
        departments = Set.of(names);
        return this;
    }

    Thing skill(String name, double to) {
        skills = List.of(new TaughtSkill(name, to));
        return this;
    }

    Thing minutes(int length) {
        minutes = length;
        return this;
    }

    Thing languages(String... tags) {
        languages = Set.of(tags);
        return this;
    }

    Thing devices(String... names) {
        devices = Set.of(names);
        return this;
    }

    Thing after(String... ids) {
        prerequisites = List.of(ids);
        return this;
    }

    Thing duplicateOf(String other) {
        duplicateOf = other;
        return this;
    }

    Thing published(LocalDate day) {
        published = day;
        return this;
    }

    Thing valid(@Nullable LocalDate first, @Nullable LocalDate last) {
        from = first;
        until = last;
        return this;
    }

    Thing status(ContentStatus now) {
        status = now;
        return this;
    }

    Content made() {
        return new Content(
                id,
                Map.of(),
                Map.of("en", id),
                Map.of(),
                null,
                null,
                kind,
                level,
                topics,
                tags,
                skills,
                minutes,
                languages,
                devices,
                Set.of(),
                departments,
                Set.of(),
                Set.of(),
                null,
                null,
                Set.of(),
                Set.of(),
                prerequisites,
                null,
                duplicateOf,
                published,
                from,
                until,
                null,
                status);
    }
}
