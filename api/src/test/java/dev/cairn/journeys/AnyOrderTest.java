package dev.cairn.journeys;

import static dev.cairn.store.TestDatabase.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.engine.content.Catalog;
import dev.cairn.engine.decision.Moment;
import dev.cairn.engine.learner.Journey;
import dev.cairn.engine.learner.Learner;
import dev.cairn.engine.learner.LearnerId;
import dev.cairn.engine.learner.Profile;
import dev.cairn.engine.rulebook.Compilation;
import dev.cairn.engine.rulebook.RuleBook;
import dev.cairn.publishing.TestBook;
import dev.cairn.store.Advanced;
import dev.cairn.store.Database;
import dev.cairn.store.DatabaseAddress;
import dev.cairn.store.LearnerRef;
import dev.cairn.store.Person;
import dev.cairn.store.ProfileChange;
import dev.cairn.store.Roster;
import dev.cairn.store.Signal;
import dev.cairn.store.TestContent;
import dev.cairn.store.TestDatabase;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However late signals come, and whoever looks in between or not: the history is the same. */
class AnyOrderTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final LocalDate FIRST = LocalDate.of(2026, 3, 2);
    private static final Instant BEGIN = FIRST.atStartOfDay(BERLIN).toInstant();
    private static final Instant END = BEGIN.plus(Duration.ofDays(50));

    private static final RuleBook BOOK = book("""
            programs:
            Program,Stages,Starts with,Starts,Segment
            p,a > b > c > d,first day,2 days after,
            q,a > b > c > d,enrolment,,
            r,a > b > c > d,segment,,now and then

            segment-rules:
            Weekday,First day,Then segment
            Mon-Wed,5..30 days after,now and then

            stage-rules:
            Name,Program,From stage,Signal,At least,Within,Silent for,Stage since,Signals: any within 20 hours,Then stage
            seen,p,a,viewed,2,7 days,,,,b
            three,p,b,completed,2,,,,,c
            asleep,p,b,,,,6 days,,,a
            busy,p,c,,,,,,>= 2,d
            gone,p,d,,,,9 days,,,exit
            on,q,a,viewed,1,,,,,b
            tired,q,b,,,,,4..5 days after,,c
            out,q,c,liked,1,,,,,exit
            again,r,a,completed,1,3 days,,,,b
            back,r,b,,,,,3..20 days after,,a

            vocabulary:
            Field,Value
            signal,viewed
            signal,completed
            signal,liked
            """, 3);

    private static final Vertx VERTX = Vertx.vertx();
    private static final DatabaseAddress ADDRESS = TestDatabase.empty("any_order");
    private static final Database DATABASE = await(Database.open(VERTX, ADDRESS));
    private static final Recording RECORDING = new Recording(DATABASE);
    private static final Advance ADVANCE = new Advance(DATABASE);
    private static Catalog catalog = Catalog.of(0, FIRST, List.of(), Map.of(), Map.of());

    @BeforeAll
    static void contents() {
        await(DATABASE.contents().saveAll(List.of(TestContent.video("a"), TestContent.video("b")), false, n -> {}));
        catalog = await(DATABASE.contents().load());
    }

    @AfterAll
    static void close() {
        await(DATABASE.close());
        await(VERTX.close());
    }

    private static RuleBook book(String sheets, long version) {
        Compilation compilation = RuleBook.compile(TestBook.files(sheets));
        return assertInstanceOf(Compilation.Compiled.class, compilation, compilation::toString)
                .book()
                .numbered(version);
    }

    /** Known since the beginning of the story. */
    private static void learner(String id) {
        Profile profile =
                new Profile(id, null, null, null, null, null, null, null, BERLIN, FIRST.plusDays(3), Map.of(), null);
        Person person = new Person(new LearnerId(id), Set.of(), ProfileChange.all(profile), List.of());
        await(DATABASE.learners().saveAll(List.of(person), Roster.CHANGES, false, n -> {}));
        sql("update course set folded = '%s', touched = '%s', due = '%s' where learner = '%s'"
                .formatted(BEGIN, BEGIN, BEGIN, id));
    }

    private static void sql(String statement) {
        try (Connection connection = TestDatabase.connect(ADDRESS);
                Statement one = connection.createStatement()) {
            one.execute(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private record Deed(
            int number,
            Instant at,
            String kind,
            @Nullable String content,
            @Nullable String program) {
        Signal by(String learner) {
            return new Signal(
                    "%s-%03d".formatted(learner, number),
                    LearnerRef.of(learner),
                    kind,
                    content,
                    program,
                    at,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null);
        }
    }

    private static List<Deed> deeds(Random random) {
        List<Deed> deeds = new ArrayList<>();
        int count = 5 + random.nextInt(20);
        for (int i = 0; i < count; i++) {
            Instant at = i > 0 && random.nextInt(5) == 0
                    ? deeds.get(i - 1).at()
                    : BEGIN.plusSeconds(3_600 + 60L * random.nextInt(44 * 24 * 60));
            String kind = List.of("viewed", "completed", "liked", "enrolled").get(random.nextInt(4));
            String program = kind.equals("enrolled") ? "q" : null;
            deeds.add(
                    new Deed(i, at, kind, kind.equals("enrolled") ? null : random.nextBoolean() ? "a" : "b", program));
        }
        deeds.sort(Comparator.comparing(Deed::at).thenComparing(Deed::number));
        return deeds;
    }

    private static void record(String learner, List<Deed> deeds, Instant now) {
        await(RECORDING.record(deeds.stream().map(deed -> deed.by(learner)).toList(), BOOK, catalog, now));
    }

    private static Learner read(String learner, Instant now) {
        Advanced advanced = await(ADVANCE.read(LearnerRef.of(learner), BOOK, catalog, Moment.at(now), now));
        assertNotNull(advanced);
        return advanced.learner();
    }

    /** The history, as it stands at the end, without who it was. */
    private static String story(String learner) {
        List<Journey> places = new ArrayList<>(places(read(learner, END)));
        places.sort(Comparator.comparing(Journey::program));
        List<String> lines = new ArrayList<>();
        await(DATABASE.learners().transitions(new LearnerId(learner), 1_000)).forEach(kept -> {
            var move = kept.transition();
            lines.add(move.at() + " " + move.program() + " " + move.from() + " > " + move.to() + " " + move.rule() + " "
                    + move.signals().stream().map(id -> id.replace(learner, "")).toList());
        });
        Collections.sort(lines);
        return places + "\n" + String.join("\n", lines);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void theOrderOfArrivalLeavesNoTrace(long seed) {
        inAnyOrder(seed, 1);
    }

    @Tag("deep")
    @ParameterizedTest
    @ValueSource(longs = {3, 4, 5, 6, 7, 8, 9})
    void inManyWorldsTheOrderOfArrivalLeavesNoTrace(long seed) {
        inAnyOrder(seed, 6);
    }

    private static void inAnyOrder(long seed, int worlds) {
        for (long world = seed * 10; world < seed * 10 + worlds; world++) {
            Random random = new Random(world);
            List<Deed> deeds = deeds(random);
            String name = "w" + world;
            // everything at its time, and somebody looks every six hours
            learner(name + "x");
            int next = 0;
            for (Instant now = BEGIN; !now.isAfter(END); now = now.plus(Duration.ofHours(6))) {
                for (; next < deeds.size() && !deeds.get(next).at().isAfter(now); next++) {
                    record(name + "x", List.of(deeds.get(next)), now);
                }
                read(name + "x", now);
            }
            String wanted = story(name + "x");
            assertTrue(wanted.lines().count() > 2, wanted);

            // everything at the end, in one list; and one by one in any order
            learner(name + "y");
            record(name + "y", deeds, END);
            assertEquals(wanted, story(name + "y"), "at once, world " + world);
            learner(name + "z");
            List<Deed> mixed = new ArrayList<>(deeds);
            Collections.shuffle(mixed, random);
            mixed.forEach(deed -> record(name + "z", List.of(deed), END));
            assertEquals(wanted, story(name + "z"), "mixed, world " + world);

            // each some days late, and looks in between
            learner(name + "v");
            List<Instant> arrivals = new ArrayList<>();
            deeds.forEach(deed -> arrivals.add(deed.at().plusSeconds(random.nextInt(5 * 86_400))));
            List<Integer> order = new ArrayList<>();
            for (int i = 0; i < deeds.size(); i++) {
                order.add(i);
            }
            order.sort(Comparator.comparing(arrivals::get));
            for (int i : order) {
                record(name + "v", List.of(deeds.get(i)), arrivals.get(i));
                if (random.nextBoolean()) {
                    read(name + "v", arrivals.get(i).plusSeconds(7_000));
                }
            }
            assertEquals(wanted, story(name + "v"), "late, world " + world);

            // from eight senders at once
            learner(name + "u");
            List<Future<?>> sent = new ArrayList<>();
            mixed.forEach(deed -> sent.add(RECORDING.record(List.of(deed.by(name + "u")), BOOK, catalog, END)));
            await(Future.all(sent));
            assertEquals(wanted, story(name + "u"), "at once from many, world " + world);
        }
    }

    @Test
    void whoSweepsAndWhoReadsAtTheEndFindTheSame() {
        List<Deed> deeds = deeds(new Random(99));
        learner("swept");
        learner("left");
        int next = 0;
        for (Instant now = BEGIN; !now.isAfter(END); now = now.plus(Duration.ofHours(3))) {
            for (; next < deeds.size() && !deeds.get(next).at().isAfter(now); next++) {
                record("swept", List.of(deeds.get(next)), now);
                record("left", List.of(deeds.get(next)), now);
            }
            // the other learner is kept from the sweep as by another node that is busy with it
            sql("update course set due = due + interval '100 years' where learner <> 'swept' and due < '2100-01-01'");
            await(Sweeping.once(DATABASE, BOOK, catalog, InstantSource.fixed(now)));
            sql("update course set due = due - interval '100 years' where learner <> 'swept' and due > '2100-01-01'");
        }
        assertFalse(story("left").isEmpty());
        assertEquals(story("left"), story("swept"));
    }

    @Test
    void whatIsDatedAheadIsCountedInItsTimeWhoeverLooksFirst() {
        learner("early");
        Instant now = BEGIN.plus(Duration.ofDays(10));
        record("early", List.of(new Deed(1, now, "enrolled", null, "q")), now);
        Deed ahead = new Deed(2, now.plus(Duration.ofHours(20)), "viewed", "a", null);
        record("early", List.of(ahead), now);
        assertEquals("a", stage(read("early", now), "q"));
        assertEquals("a", stage(read("early", ahead.at().minusSeconds(1)), "q"));
        // of a moment ahead it is only imagined
        Advanced imagined = await(ADVANCE.read(
                LearnerRef.of("early"), BOOK, catalog, Moment.at(ahead.at().plusSeconds(60)), now));
        assertNotNull(imagined);
        assertEquals("b", stage(imagined.learner(), "q"));
        assertEquals("a", stage(read("early", now), "q"));
        Learner then = read("early", ahead.at().plusSeconds(3_600));
        assertEquals("b", stage(then, "q"));
        assertEquals(
                ahead.at(),
                await(DATABASE.learners().transitions(new LearnerId("early"), 1))
                        .get(0)
                        .transition()
                        .at());
        assertEquals(then, read("early", ahead.at().plusSeconds(3_600)));
    }

    @Test
    void aPublicationFoldsNothingAnewButIsLookedAtFromThenOn() {
        learner("steady");
        Instant now = BEGIN.plus(Duration.ofDays(4));
        record("steady", List.of(new Deed(1, now.minusSeconds(7_200), "enrolled", null, "q")), now);
        RuleBook next = book("""
                programs:
                Program,Stages,Starts with
                q,a > b > c > d,enrolment

                stage-rules:
                Name,Program,From stage,Signal,At least,Then stage
                at once,q,a,enrolled,1,d
                """, 4);
        sql("insert into rule_book (version, hash, author, comment, valid_from) values (4, 'x', 'x', '', '%s')"
                .formatted(now.plusSeconds(60)));
        Instant later = now.plusSeconds(3_600);
        Advanced moved = await(ADVANCE.read(LearnerRef.of("steady"), next, catalog, Moment.at(later), later));
        assertNotNull(moved);
        assertEquals("d", stage(moved.learner(), "q"));
        assertEquals(now.plusSeconds(60), moved.transitions().get(0).at(), "since the book decides, not before");
        assertEquals(
                2,
                await(DATABASE.learners().transitions(new LearnerId("steady"), 10))
                        .size());
    }

    private static String stage(Learner learner, String program) {
        return places(learner).stream()
                .filter(place -> place.program().equals(program))
                .findFirst()
                .orElseThrow()
                .stage();
    }

    private static List<Journey> places(Learner learner) {
        return learner.journeys() == null ? List.of() : learner.journeys();
    }
}
