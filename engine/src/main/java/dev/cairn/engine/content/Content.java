package dev.cairn.engine.content;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An asset that can be recommended. Empty sets say nothing (no language means it fits any).
 *
 * @param id 1 to 200 characters, unique in the catalogue; what a sheet's {@code Then show content} names
 * @param title by BCP 47 tag, at least one
 * @param level a named difficulty such as {@code beginner}; levels per skill stand in {@code skills}
 * @param minutes how long it takes, whole minutes, rounded up
 * @param stages stages it says it suits; for selectors, never a hold-back
 * @param prerequisites ids of contents to complete first, all of them
 * @param derivesFrom id of the asset this one was made from
 * @param duplicateOf id of the asset that this one repeats
 * @param publishedOn the day it came into the catalogue; freshness is counted from it
 * @param validFrom first day on which it may be shown, in the learner's calendar
 * @param validUntil last day on which it may be shown
 */
public record Content(
        String id,
        Map<String, String> externalIds,
        Map<String, String> title,
        Map<String, String> summary,
        @Nullable String link,
        @Nullable Image image,
        String kind,
        @Nullable String level,
        Set<String> topics,
        Set<String> tags,
        List<TaughtSkill> skills,
        @Nullable Integer minutes,
        Set<String> languages,
        Set<String> devices,
        Set<String> stages,
        Set<String> departments,
        Set<String> roles,
        Set<String> countries,
        @Nullable String author,
        @Nullable String owner,
        Set<String> objectives,
        Set<String> stakeholders,
        List<String> prerequisites,
        @Nullable String derivesFrom,
        @Nullable String duplicateOf,
        @Nullable LocalDate publishedOn,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validUntil,
        @Nullable LocalDate nextReview,
        ContentStatus status) {
    public Content {
        if (id.isEmpty() || id.length() > 200 || !id.equals(id.strip())) {
            throw new IllegalArgumentException("a content's id has 1 to 200 characters and no blanks at its ends");
        }
        if (kind.isBlank()) {
            throw new IllegalArgumentException("content `" + id + "` has no kind");
        }
        if (title.isEmpty()) {
            throw new IllegalArgumentException("content `" + id + "` has no title");
        }
        if (minutes != null && minutes < 0) {
            throw new IllegalArgumentException("content `" + id + "` lasts less than 0 minutes");
        }
        externalIds = Map.copyOf(externalIds);
        title = Map.copyOf(title);
        summary = Map.copyOf(summary);
        topics = Set.copyOf(topics);
        tags = Set.copyOf(tags);
        skills = List.copyOf(skills);
        languages = Set.copyOf(languages);
        devices = Set.copyOf(devices);
        stages = Set.copyOf(stages);
        departments = Set.copyOf(departments);
        roles = Set.copyOf(roles);
        countries = Set.copyOf(countries);
        objectives = Set.copyOf(objectives);
        stakeholders = Set.copyOf(stakeholders);
        prerequisites = List.copyOf(prerequisites);
    }

    public Content with(ContentStatus changed) {
        return with(changed, prerequisites, validFrom, validUntil);
    }

    public Content withPrerequisites(List<String> ids) {
        return with(status, ids, validFrom, validUntil);
    }

    /** The same content, valid from and until other days; null is open. */
    public Content with(@Nullable LocalDate from, @Nullable LocalDate until) {
        return with(status, prerequisites, from, until);
    }

    private Content with(ContentStatus changed, List<String> ids, @Nullable LocalDate from, @Nullable LocalDate until) {
        return new Content(
                id,
                externalIds,
                title,
                summary,
                link,
                image,
                kind,
                level,
                topics,
                tags,
                skills,
                minutes,
                languages,
                devices,
                stages,
                departments,
                roles,
                countries,
                author,
                owner,
                objectives,
                stakeholders,
                ids,
                derivesFrom,
                duplicateOf,
                publishedOn,
                from,
                until,
                nextReview,
                changed);
    }
}
