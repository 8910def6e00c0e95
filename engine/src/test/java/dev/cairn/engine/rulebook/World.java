package dev.cairn.engine.rulebook;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.cairn.engine.content.Catalog;
import dev.cairn.engine.content.Content;
import dev.cairn.engine.content.ContentStatus;
import dev.cairn.engine.content.TaughtSkill;
import dev.cairn.engine.learner.History;
import dev.cairn.engine.learner.Journey;
import dev.cairn.engine.learner.Learner;
import dev.cairn.engine.learner.LearnerId;
import dev.cairn.engine.learner.Profile;
import dev.cairn.engine.learner.Signals;
import dev.cairn.engine.learner.SkillLevel;
import dev.cairn.engine.rulebook.row.RuleFile;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Small worlds for stories: books from the text of their sheets, contents and people with what matters to the story. */
final class World {
    static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z"); // a Monday
    static final LocalDate TODAY = LocalDate.of(2026, 3, 2);

    private World() {}

    /** Sheet name, then its lines; sheets are separated by a blank line, the name ends in a colon. */
    static List<RuleFile> files(String sheets) {
        List<RuleFile> files = new ArrayList<>();
        for (String block : sheets.strip().split("\n\\s*\n")) {
            int end = block.indexOf('\n');
            String name = block.substring(0, end).strip().replace(":", "");
            files.add(new RuleFile(name + ".csv", block.substring(end + 1).getBytes(StandardCharsets.UTF_8)));
        }
        return files;
    }

    static RuleBook book(String sheets) {
        Compilation compilation = RuleBook.compile(files(sheets));
        return assertInstanceOf(Compilation.Compiled.class, compilation, compilation::toString)
                .book();
    }

    static Catalog catalog(Content... contents) {
        return Catalog.of(1, TODAY, List.of(contents), Map.of(), Map.of());
    }

    static Thing thing(String id, String kind) {
        return new Thing(id, kind);
    }

    static Person person() {
        return new Person();
    }

    /** A content in the making. */
    static final class Thing {
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

        private Thing(String id, String kind) {
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

    /** A learner in the making, of whom nothing is known but what a story says. */
    static final class Person {
        private @Nullable String role;
        private @Nullable String department;
        private @Nullable List<String> languages;
        private @Nullable ZoneId zone;
        private @Nullable LocalDate firstDay;
        private @Nullable String pinned;
        private @Nullable Map<String, SkillLevel> skills;
        private @Nullable List<Journey> journeys;
        private @Nullable Set<String> completed;
        private @Nullable Set<String> dismissed;
        private @Nullable Set<String> known;
        private Map<String, Instant> snoozed = Map.of();
        private Map<String, String> attributes = Map.of();
        private @Nullable Signals signals;

        Person role(String name) {
            role = name;
            return this;
        }

        Person department(String name) {
            department = name;
            return this;
        }

        Person languages(String... tags) {
            languages = List.of(tags);
            return this;
        }

        Person zone(String id) {
            zone = ZoneId.of(id);
            return this;
        }

        Person firstDay(LocalDate day) {
            firstDay = day;
            return this;
        }

        Person pinned(String persona) {
            pinned = persona;
            return this;
        }

        Person skill(String name, double level) {
            Map<String, SkillLevel> more = new HashMap<>(skills == null ? Map.of() : skills);
            more.put(name, new SkillLevel(name, level, "self", null));
            skills = more;
            return this;
        }

        Person in(String program, String stage) {
            return in(program, stage, NOW);
        }

        Person in(String program, String stage, Instant since) {
            List<Journey> more = new ArrayList<>(journeys == null ? List.of() : journeys);
            more.add(new Journey(program, stage, since));
            journeys = more;
            return this;
        }

        Person inNothing() {
            journeys = List.of();
            return this;
        }

        Person completed(String... ids) {
            completed = Set.of(ids);
            return this;
        }

        Person dismissed(String... ids) {
            dismissed = Set.of(ids);
            return this;
        }

        Person knows(String... ids) {
            known = Set.of(ids);
            return this;
        }

        Person snoozed(String id, Instant until) {
            snoozed = Map.of(id, until);
            return this;
        }

        Person attribute(String name, String value) {
            attributes = Map.of(name, value);
            return this;
        }

        Person did(Signals all) {
            signals = all;
            return this;
        }

        Learner made() {
            Profile profile = new Profile(
                    null, role, null, department, null, null, null, languages, zone, firstDay, attributes, pinned);
            return new Learner(
                    new LearnerId("ada"),
                    1,
                    Set.of(),
                    profile,
                    skills,
                    journeys,
                    new History(completed, dismissed, known, snoozed),
                    signals,
                    null);
        }
    }
}
