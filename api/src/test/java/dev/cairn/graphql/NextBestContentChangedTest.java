package dev.cairn.graphql;

import static dev.cairn.store.TestDatabase.await;
import static dev.cairn.store.TestDatabase.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cairn.engine.learner.LearnerId;
import dev.cairn.publishing.LiveCatalog;
import dev.cairn.publishing.Publishing;
import dev.cairn.push.Watching;
import dev.cairn.store.Database;
import dev.cairn.store.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a learner should see, told whenever it changes, whoever changes it and on whichever node. */
class NextBestContentChangedTest {
    private static final String ADA = watch("ada");
    private static final String BEN = watch("ben");

    private World world;
    private Node other;

    /** Another node on the same database, at a time of its own. */
    private static final class Node implements AutoCloseable {
        final AtomicReference<Instant> now = new AtomicReference<>(World.NOW);
        final Database database;
        final LiveCatalog catalog;
        final Publishing publishing;
        final Watching watching;
        final GraphQlApi api;

        Node(World world) {
            database = await(Database.open(world.vertx, world.address));
            catalog = await(LiveCatalog.open(world.vertx, database));
            publishing = await(Publishing.open(world.vertx, database, catalog, List.of()));
            InstantSource clock = now::get;
            watching = await(Watching.open(world.vertx, database, publishing.book()::get, catalog::get, clock));
            Sources beside = world.sources(World.NOW);
            api = new GraphQlApi(
                    world.vertx,
                    new Sources(
                            publishing,
                            catalog,
                            database.learners(),
                            database.contents(),
                            beside.advance(),
                            beside.recording(),
                            beside.keeping(),
                            beside.replaying(),
                            database.population(),
                            database.evidence(),
                            watching,
                            database.audit(),
                            database.erasure(),
                            database.pulse(),
                            clock));
        }

        @Override
        public void close() {
            await(watching.close());
            await(publishing.close());
            await(catalog.close());
            await(database.close());
        }
    }

    @BeforeEach
    void open() {
        world = new World("graphql_changed");
        other = new Node(world);
    }

    @AfterEach
    void close() {
        other.close();
        world.close();
    }

    @Test
    void theFirstAnswerSaysHowItStands() {
        Stream stream = Stream.open(world, world.api, """
                subscription { nextBestContentChanged(learner: {externalId: {system: "hr", value: "0815"}}) {
                  cause skipped pick { because content { key title prerequisites { key } } }
                  decision { id bookVersion catalogVersion moment { at } } } }""", Caller.DESK);
        Reply first = stream.take();
        assertEquals(List.of(), first.codes());
        assertEquals("START welcome", Stream.told(first));
        assertEquals("übermorgen geht es los", first.text("/nextBestContentChanged/pick/because"));
        assertEquals("Willkommen", first.text("/nextBestContentChanged/pick/content/title"));
        assertEquals(0, first.at("/nextBestContentChanged/skipped"));
        assertEquals(World.NOW.toString(), first.text("/nextBestContentChanged/decision/moment/at"));
    }

    @Test
    void aSignalOnOneNodeIsToldOnAnother() {
        Stream stream = Stream.open(world, other.api, ADA, Caller.DESK);
        assertEquals("START welcome", stream.next());
        sawTheWelcome();
        assertEquals("SIGNAL told-by-sales", stream.next());
    }

    @Test
    void whatChangesNothingIsNotTold() {
        Stream stream = Stream.open(world, other.api, ADA, Caller.DESK);
        assertEquals("START welcome", stream.next());
        signal("logged in", "");
        change("ada", "department: \"Marketing\"");
        sawTheWelcome();
        // consideration without a testimonial of one's own department: something to read
        assertEquals("SIGNAL", stream.next().split(" ", -1)[0]);
        assertEquals(List.of(), stream.rest());
    }

    @Test
    void aProfileIsTold() {
        Stream stream = Stream.open(world, other.api, BEN, Caller.DESK);
        assertEquals("START", stream.next().split(" ", -1)[0]);
        change("ben", "firstDay: \"2026-03-04\"");
        assertEquals("PROFILE welcome", stream.next());
    }

    @Test
    void aPlaceGivenByHandIsTold() {
        Stream stream = Stream.open(world, other.api, ADA, Caller.DESK);
        assertEquals("START welcome", stream.next());
        Reply moved = world.ask("mutation { moveLearner(input: {learner: {id: \"ada\"}, program: \"Onboarding\","
                + " stage: \"consideration\", by: \"a test\"}) { userErrors { message } } }");
        assertEquals(List.of(), moved.all("/moveLearner/userErrors", "/message"));
        assertEquals("PROFILE told-by-sales", stream.next());
    }

    @Test
    void aNewRuleBookIsToldOnEveryNode() {
        Stream here = Stream.open(world, world.api, ADA, Caller.DESK);
        Stream there = Stream.open(world, other.api, ADA, Caller.DESK);
        assertEquals("START welcome", here.next());
        assertEquals("START welcome", there.next());
        String rules = "Name,Then show department,Points\nsales,Sales,500\n";
        world.publish(Map.of("content-rules.csv", rules));
        assertEquals("RULE_BOOK told-by-sales", here.next());
        assertEquals("RULE_BOOK told-by-sales", there.next());
    }

    @Test
    void theCatalogueIsToldOnEveryNode() {
        Stream here = Stream.open(world, world.api, ADA, Caller.DESK);
        Stream there = Stream.open(world, other.api, ADA, Caller.DESK);
        assertEquals("START welcome", here.next());
        assertEquals("START welcome", there.next());
        assertEquals(
                List.of(),
                world.ask("mutation { retireContent(input: {content: {id: \"welcome\"}}) { userErrors { message } } }")
                        .codes());
        assertEquals("CATALOG", here.next().split(" ", -1)[0]);
        assertEquals("CATALOG", there.next().split(" ", -1)[0]);
    }

    @Test
    void aRulesDayThatIsOverIsTold() {
        Stream stream = Stream.open(world, other.api, ADA, Caller.DESK);
        assertEquals("START welcome", stream.next());
        // so that all that is known of her has been followed, and announced, by then
        change("ada", "firstDay: \"2026-03-20\"");
        assertEquals("PROFILE", stream.next().split(" ", -1)[0]);
        change("ada", "firstDay: \"2026-03-04\"");
        assertEquals("PROFILE welcome", stream.next());
        other.now.set(World.NOW.plus(Duration.ofDays(1)));
        assertEquals("TIME", stream.next().split(" ", -1)[0]);
    }

    @Test
    void whatAWatchMissedWhileCutOffIsCaughtUp() {
        Stream stream = Stream.open(world, other.api, ADA, Caller.DESK);
        assertEquals("START welcome", stream.next());
        // behind our back, so that nobody announces it
        world.run("insert into outcome (learner, content, completed_at) values ('ada', 'welcome', now())");
        TestDatabase.cutConnections(world.address);
        assertEquals("MISSED", stream.next().split(" ", -1)[0]);
    }

    @Test
    void thatSomebodyElseBeginsIsNoCause() {
        Stream stream = Stream.open(world, other.api, ADA, Caller.DESK);
        assertEquals("START welcome", stream.next());
        // behind our back, so that nobody announces it
        world.run("insert into outcome (learner, content, completed_at) values ('ada', 'welcome', now())");
        Stream another = Stream.open(world, other.api, ADA, Caller.DESK);
        String now = another.next();
        assertEquals("START", now.split(" ", -1)[0]);
        assertEquals(List.of(), stream.rest());
        TestDatabase.cutConnections(world.address);
        assertEquals(now.replace("START", "MISSED"), stream.next());
        assertEquals(List.of(), another.rest());
    }

    @Test
    void aSlowClientGetsTheNewestAndIsTold() {
        Stream slow = Stream.open(world, world.api, ADA, Caller.DESK);
        assertEquals("START welcome", Stream.told(slow.take()));
        Stream quick = Stream.open(world, world.api, ADA, Caller.DESK);
        assertEquals("START welcome", quick.next());
        sawTheWelcome();
        assertEquals("SIGNAL told-by-sales", quick.next());
        change("ada", "department: \"IT\"");
        assertEquals("PROFILE told-by-it", quick.next());
        change("ada", "department: \"Sales\"");
        assertEquals("PROFILE told-by-sales", quick.next());
        assertEquals(List.of(), slow.rest());
        slow.more();
        Reply newest = slow.take();
        assertEquals("PROFILE told-by-sales", Stream.told(newest));
        assertEquals(2, newest.at("/nextBestContentChanged/skipped"));
    }

    @Test
    void whoLeavesIsForgotten() {
        Stream stream = Stream.open(world, world.api, ADA, Caller.DESK);
        assertEquals("START welcome", stream.next());
        assertEquals(1, world.watching.watchers());
        stream.cancel();
        assertEquals(0, world.watching.watchers());
        sawTheWelcome();
        eventually(() -> world.watching.waiting() == 0);
        assertEquals(List.of(), stream.rest());
    }

    @Test
    void nobodyWatchesWhomTheyMayNotSee() {
        Caller ada = new Caller(Set.of(Role.LEARNER), new LearnerId("ada"));
        assertEquals(List.of("NOT_FOUND"), Stream.refused(world, BEN, ada).codes());
        assertEquals(
                List.of("FORBIDDEN"),
                Stream.refused(world, ADA, new Caller(Set.of(), null)).codes());
        assertEquals("START welcome", Stream.open(world, world.api, ADA, ada).next());
    }

    @Test
    void aManagerWatchesReportsForAsLongAsTheyAre() {
        Caller ada = new Caller(Set.of(Role.MANAGER), new LearnerId("ada"));
        Stream stream = Stream.open(world, other.api, watch("cleo"), ada);
        assertEquals("START", stream.next().split(" ", -1)[0]);
        change("cleo", "manager: \"ben\"");
        assertEquals("[NOT_FOUND]", stream.next());
        assertEquals(0, other.watching.watchers());
    }

    @Test
    void aProgramThatIsGoneEndsIt() {
        Stream stream = Stream.open(
                world,
                world.api,
                "subscription { nextBestContentChanged(learner: {id: \"ada\"}, program: \"adoption\")"
                        + " { cause pick { content { key } } } }",
                Caller.DESK);
        assertEquals("START", stream.next().split(" ", -1)[0]);
        world.publish(Map.of(
                "programs.csv",
                "Program,Stages,Starts with,Starts\n"
                        + "Onboarding,awareness > consideration > conversion,first day,14 days before\n"));
        assertEquals("[UNKNOWN_PROGRAM]", stream.next());
    }

    @Test
    void itIsAlwaysAboutNow() {
        String later = "subscription { nextBestContentChanged(learner: {id: \"ada\"},"
                + " moment: {at: \"2026-03-05T08:00:00Z\"}) { cause } }";
        assertEquals(
                List.of("INVALID"), Stream.refused(world, later, Caller.DESK).codes());
    }

    @Test
    void whereThereIsOneAnswerOnlyItIsRefused() {
        Reply refused = world.ask(ADA);
        assertEquals(List.of("SUBSCRIPTION_REFUSED"), refused.codes());
        assertEquals(Answer.Kind.REQUEST_ERROR, refused.kind());
    }

    private static String watch(String learner) {
        return "subscription { nextBestContentChanged(learner: {id: \"" + learner
                + "\"}) { cause skipped pick { content { key } } } }";
    }

    private void sawTheWelcome() {
        signal("viewed", "content: {id: \"welcome\"}");
    }

    private void signal(String kind, String more) {
        Reply reply = world.ask("mutation { recordSignals(input: {signals: [{id: \"s-" + kind
                + "\", learner: {id: \"ada\"}, at: \"2026-03-02T07:59:00Z\", kind: \"" + kind + "\" " + more
                + "}]}) { accepted userErrors { message } } }");
        assertEquals(List.of(), reply.all("/recordSignals/userErrors", "/message"));
    }

    private void change(String learner, String what) {
        Reply reply = world.ask("mutation { updateLearner(input: {learner: {id: \"" + learner + "\"}, " + what
                + "}) { userErrors { message } } }");
        assertEquals(List.of(), reply.codes());
        assertEquals(List.of(), reply.all("/updateLearner/userErrors", "/message"));
    }
}
