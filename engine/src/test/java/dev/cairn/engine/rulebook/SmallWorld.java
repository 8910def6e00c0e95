package dev.cairn.engine.rulebook;

import static dev.cairn.engine.rulebook.World.NOW;
import static dev.cairn.engine.rulebook.World.TODAY;

import dev.cairn.engine.content.Catalog;
import dev.cairn.engine.content.Content;
import dev.cairn.engine.content.ContentStatus;
import dev.cairn.engine.decision.Decision;
import dev.cairn.engine.decision.Moment;
import dev.cairn.engine.decision.WhyNot.Step;
import dev.cairn.engine.decision.WhyNot.Subject;
import dev.cairn.engine.learner.History;
import dev.cairn.engine.learner.Journey;
import dev.cairn.engine.learner.Learner;
import dev.cairn.engine.learner.LearnerId;
import dev.cairn.engine.learner.Profile;
import dev.cairn.engine.rulebook.row.RuleFile;
import dev.cairn.engine.word.Word;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A world so small that everything which could be otherwise in it can be tried: a few dials, each a base fact with one
 * value of every kind that the book's cells and the contents tell apart, one that nothing names, and unknown.
 *
 * @param rows lines as {@link SheetLines} has them; those that begin with {@code rule} are an expert's
 * @param now for each dial which of its values is so
 */
record SmallWorld(List<String> rows, List<Content> contents, List<Dial> dials, int[] now) {
    static final String UNKNOWN = "unknown";

    /** A base fact, by the name that why-not gives it; a content's own carries its id. */
    record Dial(Subject subject, String fact, List<String> values) {
        /** The content that the dial belongs to; null where it is the learner's or the moment's. */
        @Nullable
        String owner() {
            return subject == Subject.CONTENT ? fact.substring(fact.indexOf(": ") + 2) : null;
        }

        /** The value of the same kind as the one that a step names; -1 when there is none. */
        int place(String to) {
            String kind =
                    switch (fact) {
                        case "Minutes" -> to.equals(UNKNOWN) ? to : minutes(Integer.parseInt(to));
                        case "Time of day" -> time(LocalTime.parse(to).getHour());
                        default -> to;
                    };
            for (int i = 0; i < values.size(); i++) {
                if (Word.key(values.get(i)).equals(Word.key(kind))) {
                    return i;
                }
            }
            return -1;
        }

        private static String minutes(int minutes) {
            return minutes <= 10 ? "10" : minutes < 20 ? "15" : "20";
        }

        private static String time(int hour) {
            return hour >= 6 && hour < 8 ? "07:00" : hour == 8 ? "08:30" : hour >= 9 && hour < 12 ? "10:00" : "13:00";
        }
    }

    RuleBook book() {
        List<String> lines = new ArrayList<>(List.of(
                "programs|Program=A|Stages=s1 > s2|Starts with=enrolment",
                "programs|Program=B|Stages=s1 > s2|Starts with=enrolment",
                "personas|Persona=Starter",
                "personas|Persona=Expert"));
        rows.stream().filter(row -> !row.startsWith("rule")).forEach(lines::add);
        List<RuleFile> files = new ArrayList<>(World.files(SheetLines.text(lines)));
        String expert = String.join(
                "\n", rows.stream().filter(row -> row.startsWith("rule")).toList());
        if (!expert.isEmpty()) {
            files.add(new RuleFile("experts.drl", expert.getBytes(StandardCharsets.UTF_8)));
        }
        return ExpertRoundTripTest.compiled(files);
    }

    /** The place of each content on the list that rows make, from 1, when the dials stand so; 0 when it is not on it. */
    Map<String, Integer> positions(RuleBook book, int[] at) {
        Decision decision = book.decide(learner(at), catalog(at), moment(at), null, 1_000);
        Map<String, Integer> positions = new HashMap<>();
        for (Content content : contents) {
            positions.put(content.id(), Otherwise.position(decision, content.id()));
        }
        return positions;
    }

    /** The dials as the steps of a change would turn them; null when a step leaves this world. */
    int @Nullable [] turned(List<Step> steps, String content) {
        int[] at = now.clone();
        for (Step step : steps) {
            String fact = step.subject() == Subject.CONTENT ? step.fact() + ": " + content : step.fact();
            int dial = dial(fact);
            int place = dial < 0 ? -1 : dials.get(dial).place(step.to());
            if (place < 0 || place == now[dial]) {
                return null;
            }
            at[dial] = place;
        }
        return at;
    }

    private int dial(String fact) {
        for (int i = 0; i < dials.size(); i++) {
            if (dials.get(i).fact().equals(fact)) {
                return i;
            }
        }
        return -1;
    }

    private @Nullable String value(int[] at, String fact) {
        int dial = dial(fact);
        String value = dial < 0 ? UNKNOWN : dials.get(dial).values().get(at[dial]);
        return value.equals(UNKNOWN) ? null : value;
    }

    Moment moment(int[] at) {
        String minutes = value(at, "Minutes");
        String time = value(at, "Time of day");
        String date = value(at, "Date");
        return new Moment(
                (date == null ? TODAY : LocalDate.parse(date))
                        .atTime(time == null ? LocalTime.of(8, 30) : LocalTime.parse(time))
                        .toInstant(ZoneOffset.UTC),
                value(at, "Device"),
                value(at, "Channel"),
                value(at, "Touch point"),
                value(at, "Language"),
                minutes == null ? null : Integer.valueOf(minutes));
    }

    Learner learner(int[] at) {
        String centre = value(at, "Attribute: cost centre");
        String languages = value(at, "Languages");
        String firstDay = value(at, "First day");
        Profile profile = new Profile(
                null,
                value(at, "Role"),
                null,
                value(at, "Department"),
                value(at, "Country"),
                null,
                null,
                languages == null ? null : List.of(languages.split(", ")),
                ZoneOffset.UTC,
                firstDay == null ? null : day(firstDay),
                centre == null ? Map.of() : Map.of("cost centre", centre),
                null);
        List<Journey> journeys = new ArrayList<>();
        for (String program : List.of("A", "B")) {
            String stage = value(at, "Stage in " + program);
            if (stage != null && !stage.equals("none")) {
                journeys.add(new Journey(program, stage, NOW));
            }
        }
        return new Learner(
                new LearnerId("ada"),
                1,
                Set.of(),
                profile,
                null,
                journeys,
                new History(ids(at, "Completed: "), ids(at, "Dismissed: "), ids(at, "Known: "), Map.of()),
                null,
                null);
    }

    /** {@code 2 days before} is a first day that comes in two days. */
    private static LocalDate day(String text) {
        if (text.equals("on the day")) {
            return TODAY;
        }
        int days = Integer.parseInt(text.substring(0, text.indexOf(' ')));
        return text.endsWith("before") ? TODAY.plusDays(days) : TODAY.minusDays(days);
    }

    private Set<String> ids(int[] at, String prefix) {
        Set<String> ids = new HashSet<>();
        for (Content content : contents) {
            if ("yes".equals(value(at, prefix + content.id()))) {
                ids.add(content.id());
            }
        }
        return ids;
    }

    Catalog catalog(int[] at) {
        List<Content> then = new ArrayList<>();
        for (Content content : contents) {
            String status = value(at, "Status: " + content.id());
            then.add(status == null ? content : content.with(ContentStatus.valueOf(status)));
        }
        return Catalog.of(1, TODAY, then, Map.of(), Map.of());
    }

    SmallWorld with(List<String> fewer) {
        return new SmallWorld(fewer, contents, dials, now);
    }

    /** For a person who has to find out what went wrong. */
    String story() {
        StringBuilder story = new StringBuilder(String.join("\n", rows)).append('\n');
        for (Content content : contents) {
            story.append("%s: %s, devices %s, languages %s, minutes %s, after %s, repeats %s%n"
                    .formatted(
                            content.id(),
                            content.kind(),
                            content.devices(),
                            content.languages(),
                            content.minutes(),
                            content.prerequisites(),
                            content.duplicateOf()));
        }
        for (int i = 0; i < dials.size(); i++) {
            Dial dial = dials.get(i);
            story.append("%s = %s of %s%n".formatted(dial.fact(), dial.values().get(now[i]), dial.values()));
        }
        return story.toString();
    }
}
