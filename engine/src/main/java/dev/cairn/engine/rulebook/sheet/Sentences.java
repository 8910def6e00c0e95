package dev.cairn.engine.rulebook.sheet;

import dev.cairn.engine.learner.Persona;
import dev.cairn.engine.rulebook.row.ExampleRow;
import dev.cairn.engine.rulebook.row.Fact;
import dev.cairn.engine.rulebook.row.ListLimit;
import dev.cairn.engine.rulebook.row.Program;
import dev.cairn.engine.rulebook.row.RankingTerm;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says rows that are no rules in one English sentence each; rules carry theirs in their head. */
public final class Sentences {
    private Sentences() {}

    public static String of(Program program) {
        String start =
                switch (program.start()) {
                    case FIRST_DAY -> day(program.startDays());
                    case ENROLMENT -> "with the enrolment";
                    case SEGMENT -> "when a learner is in the segment " + program.segment();
                };
        return program.name() + " leads through " + Texts.joined(program.stages(), "and") + " and begins " + start
                + ".";
    }

    private static String day(int days) {
        return days == 0
                ? "on the first day"
                : DayCells.counted(Math.abs(days)) + (days < 0 ? " before" : " after") + " the first day";
    }

    public static String of(Persona persona) {
        List<String> traits = new ArrayList<>();
        add(traits, "sees", persona.sees());
        add(traits, "hears", persona.hears());
        add(traits, "thinks", persona.thinks());
        add(traits, "feels", persona.feels());
        String name = Phrases.withArticle(persona.name());
        String subject = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
        return traits.isEmpty() ? subject + " is a persona." : subject + " " + String.join("; ", traits) + ".";
    }

    private static void add(List<String> traits, String verb, @Nullable String what) {
        if (what != null) {
            traits.add(verb + " \"" + what + "\"");
        }
    }

    public static String of(RankingTerm term) {
        return term.term().cell() + " adds at most " + Formats.plain(term.weight()) + " points to what rows show.";
    }

    public static String of(ListLimit limit) {
        String what = limit.key() == null
                ? "each " + limit.field().title()
                : "the " + limit.field().title() + " " + limit.key();
        return limit.atMost() == 0
                ? "A list holds no content of " + what + "."
                : "A list holds at most " + limit.atMost() + (limit.atMost() == 1 ? " content of " : " contents of ")
                        + what + ".";
    }

    public static String of(ExampleRow example, ZoneId zone) {
        List<String> given = new ArrayList<>();
        for (Map.Entry<Fact, List<String>> fact : example.given().entrySet()) {
            String values = fact.getValue().isEmpty() ? "none" : String.join(", ", fact.getValue());
            given.add(fact.getKey().title() + " " + values);
        }
        given.sort(null);
        List<String> expected = new ArrayList<>();
        if (example.expectPersona() != null) {
            expected.add("the persona " + example.expectPersona());
        }
        List<String> segments = example.expectSegments();
        if (segments != null) {
            expected.add(segments.isEmpty() ? "no segment" : "exactly the segments " + Texts.joined(segments, "and"));
        }
        if (example.expectStage() != null) {
            expected.add("the stage " + example.expectStage());
        }
        if (example.expectFirst() != null) {
            expected.add(example.expectFirst() + " first"
                    + (example.reason() == null ? "" : " with a reason that holds \"" + example.reason() + "\""));
        }
        if (!example.mustContain().isEmpty()) {
            expected.add("a list with " + Texts.joined(example.mustContain(), "and"));
        }
        if (!example.mustNotContain().isEmpty()) {
            expected.add("a list without " + Texts.joined(example.mustNotContain(), "or"));
        }
        return "At " + local(example.at(), zone) + ", given " + (given.isEmpty() ? "nothing" : String.join("; ", given))
                + ": expect " + String.join("; ", expected) + ".";
    }

    /** As a cell says it: {@code 2026-03-02 10:30}. */
    public static String local(Instant at, ZoneId zone) {
        return LocalDateTime.ofInstant(at, zone).toString().replace('T', ' ');
    }
}
