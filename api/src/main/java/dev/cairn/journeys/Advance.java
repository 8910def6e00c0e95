package dev.cairn.journeys;

import dev.cairn.engine.content.Catalog;
import dev.cairn.engine.decision.Moment;
import dev.cairn.engine.learner.Journey;
import dev.cairn.engine.learner.LearnerId;
import dev.cairn.engine.rulebook.RuleBook;
import dev.cairn.store.Advanced;
import dev.cairn.store.Database;
import dev.cairn.store.Deed;
import dev.cairn.store.Followed;
import dev.cairn.store.FunnelStage;
import dev.cairn.store.JourneyRules;
import dev.cairn.store.Journeys;
import dev.cairn.store.KeptMove;
import dev.cairn.store.LearnerRef;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads a learner for a decision: what fell due by time alone (a first day, silence) has happened before he is read. */
public final class Advance {
    private final Database database;

    public Advance(Database database) {
        this.database = database;
    }

    /**
     * The learner at the moment, or null. What is due by now is kept before the answer; what will be due by a moment in
     * the future is only imagined.
     */
    public Future<@Nullable Advanced> read(LearnerRef ref, RuleBook book, Catalog catalog, Moment moment, Instant now) {
        Instant until = moment.at().isAfter(now) ? moment.at() : now;
        return database.learners()
                .follow(ref, book.needs(), moment.at())
                .compose(found -> found == null ? Future.succeededFuture() : advance(found, book, catalog, until, now));
    }

    /**
     * The same for many, in the order of the refs, null where there is none: one round trip, and one transaction more for
     * those for whom something is due. At most {@link Journeys#MOST}.
     */
    public Future<List<@Nullable Advanced>> readAll(
            List<LearnerRef> refs, RuleBook book, Catalog catalog, Moment moment, Instant now) {
        if (refs.size() > Journeys.MOST) {
            throw new IllegalArgumentException("at most " + Journeys.MOST + " learners at a time");
        }
        Instant until = moment.at().isAfter(now) ? moment.at() : now;
        return database.learners()
                .ofAll(refs, book.needs(), moment.at())
                .compose(found -> advance(found, book, catalog, until, now));
    }

    private Future<List<@Nullable Advanced>> advance(
            List<@Nullable Followed> found, RuleBook book, Catalog catalog, Instant until, Instant now) {
        Set<LearnerId> due = new TreeSet<>(Comparator.comparing(LearnerId::value));
        for (@Nullable Followed one : found) {
            if (one != null && !one.isCurrent(book.version(), until)) {
                due.add(one.learner().id());
            }
        }
        Future<List<Advanced>> advanced = due.isEmpty()
                ? Future.succeededFuture(List.of())
                : until.isAfter(now)
                        ? database.journeys().imagine(List.copyOf(due), rules(book, catalog), until)
                        : database.journeys().follow(List.copyOf(due), rules(book, catalog), now);
        return advanced.map(moved -> {
            Map<LearnerId, Advanced> byId = new HashMap<>();
            moved.forEach(one -> byId.put(one.learner().id(), one));
            List<@Nullable Advanced> all = new ArrayList<>(found.size());
            for (@Nullable Followed one : found) {
                // one who is due and did not come back was erased meanwhile
                all.add(
                        one == null
                                ? null
                                : due.contains(one.learner().id())
                                        ? byId.get(one.learner().id())
                                        : new Advanced(one.learner(), List.of()));
            }
            return all;
        });
    }

    /** The same, leaving a line of what is being done with every change. */
    public Advance by(Deed deed) {
        return new Advance(database.by(deed));
    }

    /**
     * Puts a learner into a stage by hand, now.
     *
     * @param stage a stage of the program, as the book names both; null ends the journey
     * @param by who did it
     */
    public Future<@Nullable Advanced> move(
            LearnerId id,
            String program,
            @Nullable String stage,
            String by,
            RuleBook book,
            Catalog catalog,
            Instant now) {
        return database.journeys()
                .move(id, program, stage == null ? Journey.ENDED : stage, by, rules(book, catalog), now);
    }

    /** The newest moves of a journey in their order, those that stand no longer too. */
    public Future<List<KeptMove>> history(LearnerId id, String program, int most) {
        return database.journeys().history(id, program, most);
    }

    /**
     * How learners came through a program from one instant until another.
     *
     * @param of these learners only; null: all
     */
    public Future<List<FunnelStage>> funnel(
            String program, List<String> stages, Instant from, Instant until, @Nullable List<LearnerId> of) {
        return database.journeys().funnel(program, stages, from, until, of);
    }

    private Future<@Nullable Advanced> advance(
            Followed found, RuleBook book, Catalog catalog, Instant until, Instant now) {
        if (found.isCurrent(book.version(), until)) {
            return Future.succeededFuture(new Advanced(found.learner(), List.of()));
        }
        return until.isAfter(now)
                ? database.journeys().imagine(found.learner().id(), rules(book, catalog), until)
                : database.journeys().follow(found.learner().id(), rules(book, catalog), now);
    }

    static JourneyRules rules(RuleBook book, Catalog catalog) {
        return new JourneyRules(
                book.needs(),
                book.rows().settings().zone(),
                book.version(),
                (learner, since, events, until) -> book.fold(learner, catalog, since, events, until));
    }
}
