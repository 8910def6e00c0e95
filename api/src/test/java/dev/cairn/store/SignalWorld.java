package dev.cairn.store;

import static dev.cairn.store.TestDatabase.await;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.cairn.engine.learner.ExternalId;
import dev.cairn.engine.learner.Learner;
import dev.cairn.engine.learner.LearnerId;
import dev.cairn.engine.learner.Profile;
import dev.cairn.engine.learner.Signals;
import dev.cairn.engine.rulebook.Course;
import dev.cairn.engine.rulebook.Needs;
import dev.cairn.engine.rulebook.Transition;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A database with three contents, and what a story about signals needs to say. */
final class SignalWorld {
    static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    static final JourneyRules NO_RULES = rules();

    final Database database;
    private final Vertx vertx = Vertx.vertx();

    SignalWorld(String name) {
        database = TestDatabase.open(vertx, name);
        await(database.contents()
                .saveAll(
                        List.of(TestContent.video("a"), TestContent.video("b"), TestContent.video("c")),
                        false,
                        n -> {}));
    }

    void close() {
        await(database.close());
        await(vertx.close());
    }

    static JourneyRules rules(Transition... due) {
        return new JourneyRules(
                Needs.ALL, ZoneId.of("UTC"), 7, (learner, since, events, until) -> moved(learner, List.of(due)));
    }

    /** A course that is nothing but these moves. */
    static Course moved(Learner learner, List<Transition> moves) {
        return new Course(
                Journeys.after(learner.journeys() == null ? List.of() : learner.journeys(), moves), moves, null);
    }

    void learner(String id, String zone) {
        Profile profile =
                new Profile(null, null, null, null, null, null, null, null, ZoneId.of(zone), null, Map.of(), null);
        await(database.learners()
                .saveAll(
                        List.of(new Person(
                                new LearnerId(id),
                                Set.of(new ExternalId("hr", id)),
                                ProfileChange.all(profile),
                                List.of())),
                        Roster.CHANGES,
                        false,
                        done -> {}));
    }

    Recorded record(Signal... signals) {
        return await(database.signals().record(List.of(signals), NO_RULES, NOW));
    }

    Advanced record(JourneyRules rules, Signal signal) {
        return await(database.signals().record(List.of(signal), rules, NOW))
                .learners()
                .get(0);
    }

    Recorded recordAll(List<Signal> signals, boolean dryRun) {
        return await(database.signals().recordAll(signals, NO_RULES, NOW, dryRun, done -> {}));
    }

    Learner read(String id) {
        Learner learner = await(database.learners().read(LearnerRef.of("hr", id), Needs.ALL, NOW));
        assertNotNull(learner);
        return learner;
    }

    static int viewsOf(Learner learner) {
        return count(learner, "viewed");
    }

    static int total(Learner learner) {
        return count(learner, null);
    }

    static int count(Learner learner, @Nullable String kind) {
        assertNotNull(learner.signals());
        return learner.signals()
                .count(new Signals.Filter(kind, null, null, null), LocalDate.of(1, 1, 2), LocalDate.of(9999, 1, 1));
    }

    static Signal signal(String id, String learner, String kind, @Nullable String content) {
        return new Signal(id, LearnerRef.of(learner), kind, content, null, NOW, null, null, null, null, null, null);
    }

    static Signal at(String id, String learner, Instant at) {
        return new Signal(id, LearnerRef.of(learner), "viewed", "a", null, at, null, null, null, null, null, null);
    }

    static Signal on(String id, String learner, String kind, String device, Instant at) {
        return new Signal(id, LearnerRef.of(learner), kind, "a", null, at, device, null, null, null, null, null);
    }

    static Signal snoozed(String id, String learner, String content, @Nullable Instant until) {
        return new Signal(
                id, LearnerRef.of(learner), "snoozed", content, null, NOW, null, null, null, null, null, until);
    }
}
