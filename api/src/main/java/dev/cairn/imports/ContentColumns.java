package dev.cairn.imports;

import dev.cairn.engine.content.Content;
import dev.cairn.engine.content.TaughtSkill;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** Contents under our own headers; a column for each language, skill and system that some content has. */
final class ContentColumns {
    private ContentColumns() {}

    static Columns<Content> of(Collection<Content> contents) {
        Columns<Content> columns = new Columns<Content>().add("Id", Content::id);
        named(contents, Content::externalIds, (system, ids) -> columns.add("External id: " + system, ids::apply));
        named(contents, Content::title, (tag, title) -> columns.add("Title: " + tag, title::apply));
        named(contents, Content::summary, (tag, summary) -> columns.add("Summary: " + tag, summary::apply));
        columns.add("Link", Content::link)
                .add(
                        "Image",
                        content ->
                                content.image() == null ? null : content.image().url());
        named(
                contents,
                content -> content.image() == null ? Map.of() : content.image().alternativeText(),
                (tag, text) -> columns.add("Image text: " + tag, text::apply));
        columns.add("Kind", Content::kind)
                .add("Level", Content::level)
                .add("Topic", content -> new TreeSet<>(content.topics()))
                .add("Tag", content -> new TreeSet<>(content.tags()));
        Set<String> skills = new TreeSet<>();
        contents.forEach(content -> content.skills().forEach(taught -> skills.add(taught.skill())));
        skills.forEach(skill -> columns.add("Skill: " + skill, content -> content.skills().stream()
                .filter(taught -> taught.skill().equals(skill))
                .map(TaughtSkill::level)
                .findFirst()
                .orElse(null)));
        return columns.add("Minutes", Content::minutes)
                .add("Language", content -> new TreeSet<>(content.languages()))
                .add("Device", content -> new TreeSet<>(content.devices()))
                .add("Stage", content -> new TreeSet<>(content.stages()))
                .add("Department", content -> new TreeSet<>(content.departments()))
                .add("Role", content -> new TreeSet<>(content.roles()))
                .add("Country", content -> new TreeSet<>(content.countries()))
                .add("Author", Content::author)
                .add("Owner", Content::owner)
                .add("Objective", content -> new TreeSet<>(content.objectives()))
                .add("Stakeholder", content -> new TreeSet<>(content.stakeholders()))
                .add("Prerequisite", Content::prerequisites)
                .add("Derives from", Content::derivesFrom)
                .add("Duplicate of", Content::duplicateOf)
                .add("Published on", Content::publishedOn)
                .add("Valid from", Content::validFrom)
                .add("Valid until", Content::validUntil)
                .add("Next review", Content::nextReview)
                .add("Status", content -> content.status().name().toLowerCase(Locale.ROOT));
    }

    /** A column for each key that the map of some content has. */
    private static void named(
            Collection<Content> contents,
            Function<Content, Map<String, String>> map,
            BiConsumer<String, Function<Content, String>> column) {
        Set<String> keys = new TreeSet<>();
        contents.forEach(content -> keys.addAll(map.apply(content).keySet()));
        keys.forEach(key -> column.accept(key, content -> map.apply(content).getOrDefault(key, "")));
    }
}
