package dev.cairn.engine.rulebook;

import static dev.cairn.engine.rulebook.World.book;
import static dev.cairn.engine.rulebook.World.catalog;
import static dev.cairn.engine.rulebook.World.person;
import static dev.cairn.engine.rulebook.World.thing;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.engine.content.Catalog;
import dev.cairn.engine.decision.Moment;
import dev.cairn.engine.learner.Journey;
import dev.cairn.engine.learner.JourneyEvent;
import dev.cairn.engine.learner.JourneyEvent.MovedByHand;
import dev.cairn.engine.learner.JourneyEvent.Signalled;
import dev.cairn.engine.learner.Learner;
import dev.cairn.engine.learner.Signals;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FoldingTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Catalog CATALOG = catalog(
            thing("v1", "video").topics("welcome").made(),
            thing("v2", "video").made(),
            thing("c1", "course").made());

    private static final RuleBook BOOK = book("""
            programs:
            Program,Title,Stages,Starts with,Starts
            Onboarding,Onboarding,awareness > consideration > conversion > loyalty,first day,14 before

            stage-rules:
            Name,Program,From stage,Signal,About kind,At least,Within,Silent for,Then stage
            seen,Onboarding,awareness,viewed,video,1,7 days,,consideration
            three in a week,Onboarding,consideration,completed,,3,7 days,,conversion
            asleep,Onboarding,consideration,,,,,14 days,awareness
            liked,Onboarding,conversion,liked,,1,,,loyalty
            gone,Onboarding,loyalty,,,,,60 days,exit
            """);

    private static Instant at(String local) {
        return java.time.LocalDateTime.parse(local).atZone(BERLIN).toInstant();
    }

    private static Signalled did(String id, String local, String kind, @Nullable String content) {
        return new Signalled(id, at(local), LocalDate.parse(local.substring(0, 10)), kind, content, null, null);
    }

    private static Learner starter() {
        return person().zone("Europe/Berlin")
                .firstDay(LocalDate.of(2026, 3, 16))
                .inNothing()
                .did(Signals.NONE)
                .made();
    }

    private static List<String> told(Course course) {
        return course.transitions().stream()
                .map(move -> move.at().atZone(BERLIN).toLocalDateTime() + " " + move.from() + " > " + move.to() + " "
                        + move.rule() + " " + move.signals())
                .toList();
    }

    @Test
    void a_journey_moves_when_its_time_has_come_whoever_looks_whenever() {
        List<JourneyEvent> events = List.of(
                did("s1", "2026-03-05T10:00", "viewed", "v1"),
                did("s2", "2026-03-30T09:00", "viewed", "v2"),
                did("s3", "2026-03-31T09:00", "completed", "c1"),
                did("s4", "2026-04-01T09:00", "completed", "c1"),
                did("s5", "2026-04-06T23:30", "completed", "c1"),
                did("s6", "2026-04-07T08:00", "liked", "v1"));
        Course course = BOOK.fold(starter(), CATALOG, at("2026-01-01T00:00"), events, at("2027-01-01T00:00"));
        assertEquals(
                List.of(
                        "2026-03-02T00:00 null > awareness programs: Onboarding []",
                        "2026-03-05T10:00 awareness > consideration stage-rules: seen [s1]",
                        "2026-03-19T00:00 consideration > awareness stage-rules: asleep []",
                        "2026-03-30T09:00 awareness > consideration stage-rules: seen [s2]",
                        "2026-04-06T23:30 consideration > conversion stage-rules: three in a week [s5]",
                        "2026-04-07T08:00 conversion > loyalty stage-rules: liked [s6]",
                        "2026-06-06T00:00 loyalty > null stage-rules: gone []"),
                told(course));
        assertEquals(List.of(new Journey("Onboarding", Journey.ENDED, at("2026-06-06T00:00"))), course.places());
        assertEquals(null, course.due(), "nothing is to come once all is over");
    }

    @Test
    void it_says_when_time_alone_moves_it_next() {
        Course waiting = BOOK.fold(starter(), CATALOG, at("2026-01-01T00:00"), List.of(), at("2026-02-01T00:00"));
        assertEquals(at("2026-03-02T00:00"), waiting.due(), "the start");
        Course moving = BOOK.fold(
                starter(),
                CATALOG,
                at("2026-01-01T00:00"),
                List.of(did("s1", "2026-03-05T10:00", "viewed", "v1")),
                at("2026-03-06T00:00"));
        assertEquals(
                at("2026-03-19T00:00"), moving.due(), "the fourteenth day of silence, over the change of the clocks");
    }

    @Test
    void a_signal_dated_ahead_waits_for_its_time() {
        List<JourneyEvent> ahead = List.of(did("s1", "2026-03-05T10:00", "viewed", "v1"));
        Course before = BOOK.fold(starter(), CATALOG, at("2026-03-03T00:00"), ahead, at("2026-03-05T09:59"));
        assertEquals(at("2026-03-05T10:00"), before.due());
        Course then = BOOK.fold(
                starter().withJourneys(List.of(new Journey("Onboarding", "awareness", at("2026-03-02T00:00")))),
                CATALOG,
                at("2026-03-05T09:59"),
                ahead,
                at("2026-03-05T10:00"));
        assertEquals(List.of("2026-03-05T10:00 awareness > consideration stage-rules: seen [s1]"), told(then));
    }

    @Test
    void a_hand_moves_a_journey_and_rules_wait_for_the_next_signal() {
        Learner learner =
                starter().withJourneys(List.of(new Journey("Onboarding", "consideration", at("2026-03-02T00:00"))));
        Course course = BOOK.fold(
                learner,
                CATALOG,
                at("2026-03-02T00:00"),
                List.of(
                        new MovedByHand("m1", at("2026-03-03T12:00"), "onboarding", "loyalty", "Mara"),
                        new MovedByHand("m2", at("2026-03-04T12:00"), "onboarding", "exit", "Mara"),
                        new MovedByHand("m3", at("2026-03-05T12:00"), "onboarding", "no such stage", "Mara")),
                at("2026-03-06T00:00"));
        assertEquals(
                List.of(
                        "2026-03-03T12:00 consideration > loyalty by hand []",
                        "2026-03-04T12:00 loyalty > null by hand []"),
                told(course));
        assertEquals("Moved by Mara.", course.transitions().get(0).sentence());
    }

    /** A world of random stage-rules over every condition that time alone may fulfil. */
    private static final class RandomCourse {
        private final Random random;
        private final ZoneId zone;
        private final Instant begin;
        private final Instant end;
        private final RuleBook book;
        private final Learner learner;
        private final List<JourneyEvent> events = new ArrayList<>();

        RandomCourse(long seed) {
            random = new Random(seed);
            zone = ZoneId.of(of("Europe/Berlin", "America/New_York", "Asia/Kolkata", "UTC", "Pacific/Auckland"));
            LocalDate first = LocalDate.of(2026, 3, 1).plusDays(random.nextInt(230));
            begin = first.atStartOfDay(zone).toInstant();
            end = first.plusDays(45).atStartOfDay(zone).toInstant();
            book = book(sheets(first));
            learner = person().zone(zone.getId())
                    .firstDay(first.plusDays(random.nextInt(20)))
                    .inNothing()
                    .did(Signals.NONE)
                    .made();
            int count = random.nextInt(25);
            for (int i = 0; i < count; i++) {
                Instant at = begin.plusSeconds(60 + 60L * random.nextInt(45 * 24 * 60));
                boolean together = i > 0 && random.nextInt(5) == 0;
                Instant when = together ? events.get(events.size() - 1).at() : at;
                events.add(new Signalled(
                        "s" + i,
                        when,
                        LocalDate.ofInstant(when, zone),
                        of("viewed", "completed", "liked", "enrolled"),
                        orNone("v1", "v2", "c1"),
                        orNone("q"),
                        orNone("mobile")));
            }
            events.add(new JourneyEvent.FactsChanged("known", begin));
            events.sort(JourneyEvent.ORDER);
        }

        private String of(String... values) {
            return values[random.nextInt(values.length)];
        }

        private @Nullable String orNone(String... values) {
            int chosen = random.nextInt(values.length + 1);
            return chosen == values.length ? null : values[chosen];
        }

        private String sheets(LocalDate first) {
            StringBuilder out = new StringBuilder("programs:\nProgram,Stages,Starts with,Starts,Segment\n");
            out.append("p,a > b > c > d,first day,%d days after,\n".formatted(random.nextInt(5)));
            out.append("q,a > b > c > d,enrolment,,\nr,a > b > c > d,segment,,now and then\n");
            out.append("\nsegment-rules:\nWeekday,Time of day,First day,Then segment\n");
            out.append("%s,%s,%s,now and then\n"
                    .formatted(
                            of("Mon-Wed", "Sat", "not Sun"),
                            of("", "09:00-17:30", "\"22:00-06:00, 12:30-13:00\""),
                            of("5..30 days after", "not 0..10 days after")));
            out.append(
                    "\nstage-rules:\nName,Program,From stage,Signal,At least,Within,Silent for,Stage since,First day,"
                            + "Signals: viewed within 3 days,Signals: any within 20 hours,From,Until,Then stage\n");
            int rows = 4 + random.nextInt(8);
            for (int i = 0; i < rows; i++) {
                out.append(row("r" + i, first));
            }
            return out.append("\nvocabulary:\nField,Value\nsignal,viewed\nsignal,completed\nsignal,liked\n")
                    .toString();
        }

        private String row(String name, LocalDate first) {
            boolean counts = random.nextBoolean();
            boolean silent = !counts || random.nextInt(4) == 0;
            String from = of("a", "b", "c", "d", "");
            String to = of("a", "b", "c", "d", "exit");
            return "%s,%s,%s,%s,%s,%s,%s,%s,%s,%s,%s,%s,%s,%s\n"
                    .formatted(
                            name,
                            of("p", "p", "q", "r"),
                            from,
                            of("viewed", "completed", "liked"),
                            counts ? 1 + random.nextInt(3) : "",
                            counts ? of("", "3 days", "7 days", "20 hours", "48 hours") : "",
                            silent ? 1 + random.nextInt(9) + " days" : "",
                            of("", "", "2..5 days after", "on the day", "not 0..4 days after"),
                            of("", "", "3..9 days after", "before", "not 1..6 days after"),
                            of("", "", "< 2"),
                            of("", "", "0"),
                            of("", "", first.plusDays(random.nextInt(20)).toString()),
                            of("", "", first.plusDays(20 + random.nextInt(20)).toString()),
                            from.equals(to) ? "exit" : to);
        }

        Instant before() {
            return begin.minusSeconds(1);
        }

        Course fold(Learner from, Instant since, List<JourneyEvent> some, Instant until) {
            return book.fold(from, CATALOG, since, some, until);
        }

        /** Looks at every half hour, at every end of a window and at every signal: slow, and without any foresight. */
        List<String> oracle() {
            TreeSet<Instant> looks = new TreeSet<>();
            for (Instant look = begin; !look.isAfter(end); look = look.plusSeconds(1800)) {
                looks.add(look);
            }
            for (JourneyEvent event : signals()) {
                for (int hours : new int[] {20, 48}) {
                    looks.add(event.at().plus(Duration.ofHours(hours)).plusNanos(1_000));
                }
            }
            looks.removeIf(look -> look.isAfter(end));
            List<Transition> all = new ArrayList<>();
            Learner now = learner;
            List<Signalled> events = signals();
            int happened = 0;
            for (Instant look : looks) {
                while (happened < events.size() && events.get(happened).at().isBefore(look)) {
                    now = after(now, events.get(happened++), all);
                }
                now = moved(now, book.advance(now, CATALOG, Moment.at(look)), all);
                while (happened < events.size() && events.get(happened).at().equals(look)) {
                    now = after(now, events.get(happened++), all);
                }
            }
            return all.stream().map(RandomCourse::told).toList();
        }

        private List<Signalled> signals() {
            return events.stream()
                    .filter(Signalled.class::isInstance)
                    .map(Signalled.class::cast)
                    .toList();
        }

        private Learner after(Learner before, Signalled signal, List<Transition> all) {
            Signals known = before.signals() == null ? Signals.NONE : before.signals();
            List<Signals.DayCount> days = new ArrayList<>(known.days());
            days.add(new Signals.DayCount(
                    signal.day(), signal.kind(), signal.content(), signal.program(), signal.device(), 1, signal.at()));
            List<Signals.Recent> recent = new ArrayList<>(known.recent());
            recent.add(new Signals.Recent(
                    signal.at(), signal.kind(), signal.content(), signal.program(), signal.device()));
            Learner now = before.withSignals(new Signals(days, recent));
            return moved(now, book.advance(now, CATALOG, Moment.at(signal.at())), all);
        }

        private static Learner moved(Learner before, List<Transition> moves, List<Transition> all) {
            Map<String, Journey> places = new LinkedHashMap<>();
            if (before.journeys() != null) {
                before.journeys().forEach(place -> places.put(place.program(), place));
            }
            moves.forEach(move -> places.put(move.program(), move.place()));
            all.addAll(moves);
            return moves.isEmpty() ? before : before.withJourneys(List.copyOf(places.values()));
        }

        static String told(Transition move) {
            return move.at() + " " + move.from() + " > " + move.to() + " " + move.rule();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void it_finds_what_one_finds_who_looks_every_half_hour(long seed) {
        for (long world = seed * 100; world < seed * 100 + 3; world++) {
            RandomCourse course = new RandomCourse(world);
            List<String> folded =
                    course.fold(course.learner, course.before(), course.events, course.end).transitions().stream()
                            .map(RandomCourse::told)
                            .toList();
            assertEquals(String.join("\n", course.oracle()), String.join("\n", folded), "world " + world);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void folding_in_steps_gives_what_folding_in_one_gives_and_no_step_misses_what_is_due(long seed) {
        for (long world = seed * 1_000; world < seed * 1_000 + 20; world++) {
            RandomCourse course = new RandomCourse(world);
            Course whole = course.fold(course.learner, course.before(), course.events, course.end);
            List<Transition> steps = new ArrayList<>();
            Learner learner = course.learner;
            Instant since = course.before();
            List<Instant> cuts = new ArrayList<>(course.random
                    .longs(6, course.begin.getEpochSecond(), course.end.getEpochSecond())
                    .mapToObj(Instant::ofEpochSecond)
                    .toList());
            cuts.add(course.end);
            cuts.sort(Comparator.naturalOrder());
            Instant due = course.begin;
            for (Instant cut : cuts) {
                Instant from = since;
                List<JourneyEvent> part = course.events.stream()
                        .filter(event -> event.at().isAfter(from) && !event.at().isAfter(cut))
                        .toList();
                Course step = course.fold(learner, since, part, cut);
                if (part.isEmpty() && (due == null || due.isAfter(cut))) {
                    assertEquals(List.of(), step.transitions(), "nothing was due by " + cut + " in world " + world);
                }
                due = step.due();
                assertTrue(due == null || due.isAfter(cut), "what is due lies ahead in world " + world);
                steps.addAll(step.transitions());
                learner = learner.withJourneys(step.places());
                for (JourneyEvent event : part) {
                    if (!(event instanceof Signalled signal)) {
                        continue;
                    }
                    learner = learner.withSignals((learner.signals() == null ? Signals.NONE : learner.signals())
                            .with(
                                    signal.day(),
                                    new Signals.Recent(
                                            signal.at(),
                                            signal.kind(),
                                            signal.content(),
                                            signal.program(),
                                            signal.device())));
                }
                since = cut;
            }
            assertEquals(whole.transitions(), steps, "world " + world);
        }
    }
}
