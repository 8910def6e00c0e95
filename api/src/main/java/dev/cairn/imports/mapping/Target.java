package dev.cairn.imports.mapping;

import dev.cairn.engine.word.Word;
import dev.cairn.imports.mapping.Field.Argument;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a file holds: one row is one person, one content, one signal or one part of the framework. Its fields are the one description of what a mapping can fill. */
public enum Target {
    PEOPLE(
            "people",
            Field.needed("id", Shape.ID, "our id of the person; the same id is the same person in every file"),
            Field.one("external id", Shape.ID, "the person's id in another system: `external id: hr`")
                    .with(Argument.NEEDED),
            Field.one("name", Shape.TEXT, "as the person is addressed"),
            Field.one("role", Shape.WORD, "the job"),
            Field.one("target role", Shape.WORD, "the job the person wants to grow into"),
            Field.one("department", Shape.WORD, ""),
            Field.one("country", Shape.COUNTRY, "ISO 3166"),
            Field.one("manager", Shape.ID, "our id of the manager"),
            Field.one("manager's department", Shape.WORD, ""),
            Field.many("language", Shape.LANGUAGE, "BCP 47, in order of preference"),
            Field.one("time zone", Shape.ZONE, ""),
            Field.one("first day", Shape.DATE, "of work"),
            Field.one("persona", Shape.WORD, "pinned by hand, beats the persona rules"),
            Field.one("attribute", Shape.TEXT, "anything else: `attribute: cost centre`")
                    .with(Argument.NEEDED)),
    CONTENT(
            "content",
            Field.needed("id", Shape.ID, "our id of the content; the same id is the same content in every file"),
            Field.one("external id", Shape.ID, "its id in another system: `external id: lms`")
                    .with(Argument.NEEDED),
            Field.one("title", Shape.TEXT, "`title: de` for one in another language")
                    .with(Argument.LANGUAGE),
            Field.one("summary", Shape.TEXT, "`summary: de` for one in another language")
                    .with(Argument.LANGUAGE),
            Field.one("link", Shape.LINK, "where it opens"),
            Field.one("image", Shape.LINK, "the address of a picture"),
            Field.one("image text", Shape.TEXT, "what the picture shows; `image text: de`")
                    .with(Argument.LANGUAGE),
            Field.one("kind", Shape.WORD, "video, course, article, ..."),
            Field.one("level", Shape.WORD, "a named difficulty such as beginner"),
            Field.many("topic", Shape.WORD, ""),
            Field.many("tag", Shape.WORD, ""),
            Field.one("skill", Shape.LEVEL, "the level up to which a skill is taught: `skill: Python`")
                    .with(Argument.NEEDED),
            Field.one("minutes", Shape.WHOLE, "how long it takes"),
            Field.many("language", Shape.LANGUAGE, "it is in"),
            Field.many("also in", Shape.LANGUAGE, "languages beside those that are known already"),
            Field.many("device", Shape.WORD, "it is fit for"),
            Field.many("stage", Shape.WORD, "it suits"),
            Field.many("department", Shape.WORD, "it is for, or it is from"),
            Field.many("role", Shape.WORD, "it is for"),
            Field.many("country", Shape.COUNTRY, "it is for"),
            Field.one("author", Shape.WORD, ""),
            Field.one("owner", Shape.WORD, "who keeps it right"),
            Field.many("objective", Shape.WORD, ""),
            Field.many("stakeholder", Shape.WORD, ""),
            Field.many("prerequisite", Shape.ID, "ids of contents to complete first"),
            Field.many("sequence", Shape.ID, "ids of contents in their order: each becomes a prerequisite of the next"),
            Field.one("derives from", Shape.ID, "the content it was made from"),
            Field.one("duplicate of", Shape.ID, "the content it repeats"),
            Field.one("published on", Shape.DATE, "freshness counts from it"),
            Field.one("valid from", Shape.DATE, "first day on which it is shown"),
            Field.one("valid until", Shape.DATE, "last day on which it is shown"),
            Field.one("next review", Shape.DATE, ""),
            Field.one("status", Shape.STATUS, "published when a new content has none")),
    SIGNALS(
            "signals",
            Field.one("id", Shape.ID, "the signal's own id; without it source, row and occurrence identify it"),
            Field.needed("person", Shape.ID, "who did it: our id, or `person: hr` for the id in another system")
                    .with(Argument.SYSTEM),
            Field.needed("kind", Shape.WORD, "viewed, completed, liked, ..."),
            Field.needed("at", Shape.INSTANT, "when"),
            Field.one("content", Shape.ID, "with which content"),
            Field.one("program", Shape.WORD, "in which program"),
            Field.one("device", Shape.WORD, "on which device"),
            Field.one("channel", Shape.WORD, "through which channel"),
            Field.one("touch point", Shape.WORD, "where on the channel"),
            Field.one("value", Shape.AMOUNT, "a measure such as percent watched or stars"),
            Field.one("decision", Shape.ID, "the decision that led to it"),
            Field.one("snooze until", Shape.INSTANT, "of a `snoozed`: until when")),
    SCALES(
            "scales",
            Field.needed("scale", Shape.WORD, "on which levels stand; rows of one scale need not be neighbours"),
            Field.one("title", Shape.TEXT, "in words"),
            Field.one("lowest", Shape.AMOUNT, "the level of whoever holds nothing, mostly 0"),
            Field.one("highest", Shape.AMOUNT, ""),
            Field.one("level", Shape.LEVEL, "that this row is about"),
            Field.one("name", Shape.WORD, "of the level: Beginner, Expert, ..."),
            Field.one("meaning", Shape.TEXT, "of the level"),
            Field.one("same as", Shape.LEVEL, "the level of another scale that is the same: `same as: O*NET LV`")
                    .with(Argument.NEEDED)),
    SKILLS(
            "skills",
            Field.needed("skill", Shape.WORD, "its name; the same name is the same skill in every file"),
            Field.one("code", Shape.ID, "its id in another system"),
            Field.one("description", Shape.TEXT, ""),
            Field.one("family", Shape.WORD, "what it belongs to"),
            Field.one("scale", Shape.WORD, "on which its levels stand that name none"),
            Field.one("half-life", Shape.WHOLE, "after so many days evidence of it weighs half; empty: it never fades"),
            Field.one("meaning", Shape.TEXT, "what a level of it means: `meaning: 2` or `meaning: Expert`")
                    .with(Argument.NEEDED)),
    ROLES(
            "roles",
            Field.one("role", Shape.WORD, "its name, as people have it; `role` or `code` is needed"),
            Field.one("code", Shape.ID, "its id in another system"),
            Field.one("group", Shape.WORD, "the job of which it is a grade"),
            Field.one("family", Shape.WORD, "what the group belongs to"),
            Field.one("description", Shape.TEXT, ""),
            Field.many("related", Shape.WORD, "names of roles that it is near"),
            Field.many("related code", Shape.ID, "codes of roles that it is near"),
            Field.one("scale", Shape.WORD, "on which the row's levels stand; the skill's own where there is none"),
            Field.one("skill", Shape.WORD, "that it needs: one row a skill"),
            Field.one("level", Shape.WORD, "at which it needs it: a number, or the level's name on the scale"),
            Field.one("need", Shape.WORD, "the same as a column a skill: `need: Python`")
                    .with(Argument.NEEDED)),
    EVIDENCE(
            "evidence",
            Field.needed(
                            "person",
                            Shape.ID,
                            "who holds the skill: our id, or `person: hr` for the id in another system")
                    .with(Argument.SYSTEM),
            Field.one("source", Shape.WORD, "self, manager, assessment, completion, job description; self when empty"),
            Field.needed("on", Shape.DATE, "the day on which it was seen"),
            Field.one("weight", Shape.WHOLE, "what it weighs against other evidence; by its source when empty"),
            Field.one("scale", Shape.WORD, "on which the row's levels stand; the skill's own where there is none"),
            Field.one("skill", Shape.WORD, "that is held: one row a skill"),
            Field.one("level", Shape.WORD, "at which it is held: a number, or the level's name on the scale"),
            Field.one("held", Shape.WORD, "the same as a column a skill: `held: Python`")
                    .with(Argument.NEEDED));

    private final String word;
    private final List<Field> fields;

    Target(String word, Field... fields) {
        this.word = word;
        this.fields = List.of(fields);
    }

    /** {@code people}, {@code content}, {@code signals}, ... */
    public String word() {
        return word;
    }

    List<Field> fields() {
        return fields;
    }

    List<String> titles() {
        return fields.stream().map(Field::title).toList();
    }

    /** What can be imported, in the order in which it is listed. */
    public static List<String> words() {
        return Arrays.stream(values()).map(Target::word).toList();
    }

    static Optional<Target> of(String text) {
        String key = Word.key(text);
        for (Target target : values()) {
            if (target.word.equals(key)) {
                return Optional.of(target);
            }
        }
        return Optional.empty();
    }

    Optional<Field> field(String title) {
        String key = Word.key(title);
        return fields.stream().filter(field -> field.title().equals(key)).findFirst();
    }
}
