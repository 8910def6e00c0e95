package dev.cairn.journeys;

import static dev.cairn.store.TestDatabase.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.cairn.engine.content.Catalog;
import dev.cairn.engine.decision.Moment;
import dev.cairn.engine.learner.Journey;
import dev.cairn.engine.learner.LearnerId;
import dev.cairn.engine.learner.Profile;
import dev.cairn.engine.rulebook.Compilation;
import dev.cairn.engine.rulebook.RuleBook;
import dev.cairn.engine.rulebook.Transition;
import dev.cairn.publishing.TestBook;
import dev.cairn.store.Advanced;
import dev.cairn.store.Database;
import dev.cairn.store.KeptMove;
import dev.cairn.store.LearnerRef;
import dev.cairn.store.Person;
import dev.cairn.store.ProfileChange;
import dev.cairn.store.Roster;
import dev.cairn.store.Signal;
import dev.cairn.store.TestDatabase;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** One signal leads through several stages, and what came before it came late, in every order: the way stays in order. */
class OneInstantTest {
    private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    private static final Vertx VERTX = Vertx.vertx();
    private static final Database DATABASE = TestDatabase.open(VERTX, "one_instant");
    private static final Recording RECORDING = new Recording(DATABASE);
    private static final Advance ADVANCE = new Advance(DATABASE);
    private static final Catalog CATALOG = Catalog.of(1, LocalDate.EPOCH, List.of(), Map.of(), Map.of());
    private static final RuleBook BOOK = book();

    /** In the order in which they happened. The first viewed begins the journey and leads to its end. */
    private static final List<String> DEEDS = List.of("completed", "watched", "viewed", "viewed");

    private static RuleBook book() {
        Compilation compilation = RuleBook.compile(TestBook.files("""
                programs:
                Program,Stages,Starts with,Segment
                p,a > b > c,segment,viewer

                segment-rules:
                Signals: viewed,Then segment
                >= 1,viewer

                stage-rules:
                Name,Program,From stage,Signal,At least,Then stage
                watched,p,a,watched,1,b
                done,p,a,completed,1,b
                done too,p,b,completed,1,c

                vocabulary:
                Field,Value
                signal,viewed
                signal,watched
                """));
        return assertInstanceOf(Compilation.Compiled.class, compilation, compilation::toString)
                .book()
                .numbered(1);
    }

    @AfterAll
    static void close() {
        await(DATABASE.close());
        await(VERTX.close());
    }

    @Test
    void whateverOrderTheyCameInTheWayIsTheSame() {
        Instant begun = at(2);
        List<String> wanted = List.of(
                "null > a " + begun + " programs: p",
                "a > b " + begun + " stage-rules: watched",
                "b > c " + begun + " stage-rules: done too");
        List<List<Integer>> orders = orders(List.of(0, 1, 2, 3));
        assertEquals(24, orders.size());
        people(orders.stream().map(OneInstantTest::name).toList());
        for (List<Integer> order : orders) {
            String learner = name(order);
            for (int deed : order) {
                await(RECORDING.record(List.of(signal(learner, deed)), BOOK, CATALOG, NOW));
            }
            List<KeptMove> history = await(ADVANCE.history(new LearnerId(learner), "p", 100));
            List<String> standing = history.stream()
                    .filter(move -> move.supersededAt() == null)
                    .map(KeptMove::transition)
                    .map(OneInstantTest::text)
                    .toList();
            assertEquals(wanted, standing, () -> "came as " + order);
            Advanced read = await(ADVANCE.read(LearnerRef.of(learner), BOOK, CATALOG, Moment.at(NOW), NOW));
            assertNotNull(read);
            assertEquals(
                    List.of(new Journey("p", "c", begun)),
                    Objects.requireNonNull(read.learner().journeys()));
        }
    }

    private static String text(Transition move) {
        return move.from() + " > " + move.to() + " " + move.at() + " " + move.rule();
    }

    private static Instant at(int deed) {
        return NOW.minusSeconds(86_400L * (10 - deed));
    }

    private static Signal signal(String learner, int deed) {
        return new Signal(
                learner + "-" + deed,
                LearnerRef.of(learner),
                DEEDS.get(deed),
                null,
                null,
                at(deed),
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private static String name(List<Integer> order) {
        return "l" + order.toString().replaceAll("\\D", "");
    }

    private static void people(List<String> ids) {
        List<Person> people = ids.stream().map(OneInstantTest::person).toList();
        await(DATABASE.learners().saveAll(people, Roster.CHANGES, false, n -> {}));
    }

    private static Person person(String id) {
        Profile profile =
                new Profile(id, null, null, null, null, null, null, null, ZoneId.of("UTC"), null, Map.of(), null);
        return new Person(new LearnerId(id), Set.of(), ProfileChange.all(profile), List.of());
    }

    private static List<List<Integer>> orders(List<Integer> all) {
        if (all.isEmpty()) {
            return List.of(List.of());
        }
        List<List<Integer>> orders = new ArrayList<>();
        for (Integer first : all) {
            List<Integer> rest = new ArrayList<>(all);
            rest.remove(first);
            for (List<Integer> order : orders(rest)) {
                List<Integer> one = new ArrayList<>(List.of(first));
                one.addAll(order);
                orders.add(one);
            }
        }
        return orders;
    }
}
