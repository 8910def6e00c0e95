package dev.cairn.journeys;

import dev.cairn.engine.content.Catalog;
import dev.cairn.engine.rulebook.RuleBook;
import dev.cairn.engine.rulebook.Transition;
import dev.cairn.store.Advanced;
import dev.cairn.store.Database;
import dev.cairn.store.Deed;
import dev.cairn.store.LearnerRef;
import dev.cairn.store.Parking;
import dev.cairn.store.Recorded;
import dev.cairn.store.Reported;
import dev.cairn.store.Signal;
import dev.cairn.store.SignalOutcome;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Lets small requests share a transaction while others are under way: a commit and a dozen trips cost the same for one
 * signal as for many. Where nobody waits, nobody is waited for. What fails together is done again
 * one by one, so that nobody fails for another's sake; whatever was recorded already is known by its id.
 */
final class Together {
    /** A request of more signals pays for its own transaction. */
    static final int SMALL = 8;

    private static final int AT_ONCE = 2;
    private static final int SHARE = 100;
    /** Whoever comes when so many wait queues for a connection, as everybody else does, and is refused there. */
    private static final int WAITING = 1_000;

    private final Database database;
    private final Parking.Setting parking;
    private final Deque<Asked> waiting = new ArrayDeque<>();
    /** Learners of requests under way: theirs wait here rather than for a lock, which would hold up who shares. */
    private final Set<LearnerRef> busy = new HashSet<>();

    private int running;

    Together(Database database, Parking.Setting parking) {
        this.database = database;
        this.parking = parking;
    }

    private record Asked(
            List<Signal> signals,
            RuleBook book,
            Catalog catalog,
            Instant now,
            @Nullable Deed deed,
            Context context,
            Promise<Recorded> answer) {
        boolean names(Set<LearnerRef> learners) {
            return signals.stream().anyMatch(signal -> learners.contains(signal.learner()));
        }

        boolean decidesAs(Asked other) {
            return book == other.book && catalog == other.catalog;
        }

        /** For the audit log, where this request's signals begin at that place. */
        Stream<Reported> reported(int from) {
            return deed == null ? Stream.of() : Stream.of(new Reported(deed, from, from + signals.size()));
        }

        /** Where it was asked, as if it had been alone. */
        void answer(Future<Recorded> recorded) {
            context.runOnContext(here -> recorded.onComplete(answer));
        }
    }

    Future<Recorded> record(List<Signal> signals, RuleBook book, Catalog catalog, Instant now, @Nullable Deed deed) {
        Asked asked = new Asked(signals, book, catalog, now, deed, Vertx.currentContext(), Promise.promise());
        synchronized (this) {
            if (waiting.size() >= WAITING) {
                return alone(asked);
            }
            waiting.add(asked);
        }
        goOn();
        return asked.answer.future();
    }

    static boolean mayShare(List<Signal> signals) {
        return signals.size() <= SMALL && Vertx.currentContext() != null;
    }

    private void goOn() {
        for (List<Asked> group = next(); !group.isEmpty(); group = next()) {
            List<Asked> those = group;
            record(those).onComplete(done -> {
                finish(those);
                goOn();
            });
        }
    }

    private synchronized void finish(List<Asked> group) {
        running--;
        group.forEach(asked -> asked.signals.forEach(signal -> busy.remove(signal.learner())));
    }

    /** Those who may go together now. Empty where there is none, or no room. */
    private synchronized List<Asked> next() {
        List<Asked> group = new ArrayList<>();
        if (running >= AT_ONCE) {
            return group;
        }
        int signals = 0;
        for (Iterator<Asked> all = waiting.iterator(); all.hasNext() && signals < SHARE; ) {
            Asked asked = all.next();
            if (!asked.names(busy) && (group.isEmpty() || asked.decidesAs(group.get(0)))) {
                all.remove();
                group.add(asked);
                signals += asked.signals.size();
            }
        }
        group.forEach(asked -> asked.signals.forEach(signal -> busy.add(signal.learner())));
        running += group.isEmpty() ? 0 : 1;
        return group;
    }

    /** Answers each; the future says only that all are answered. */
    private Future<Void> record(List<Asked> group) {
        if (group.size() == 1) {
            Future<Recorded> recorded = alone(group.get(0));
            group.get(0).answer(recorded);
            return recorded.mapEmpty();
        }
        List<Signal> signals = new ArrayList<>();
        List<Reported> reported = new ArrayList<>();
        group.forEach(asked -> {
            asked.reported(signals.size()).forEach(reported::add);
            signals.addAll(asked.signals);
        });
        Instant now = Collections.max(group.stream().map(Asked::now).toList());
        Asked first = group.get(0);
        return database.signals()
                .record(signals, Advance.rules(first.book, first.catalog), now, parking, false, reported)
                .transform(recorded -> {
                    if (recorded.failed()) {
                        return oneByOne(group, 0);
                    }
                    share(group, recorded.result());
                    return Future.succeededFuture();
                });
    }

    private Future<Void> oneByOne(List<Asked> group, int from) {
        if (from == group.size()) {
            return Future.succeededFuture();
        }
        Future<Recorded> recorded = alone(group.get(from));
        group.get(from).answer(recorded);
        return recorded.transform(done -> oneByOne(group, from + 1));
    }

    private Future<Recorded> alone(Asked asked) {
        return database.signals()
                .record(
                        asked.signals,
                        Advance.rules(asked.book, asked.catalog),
                        asked.now,
                        parking,
                        false,
                        asked.reported(0).toList());
    }

    /** To each what became of its signals, its learners as they are now, and the moves that it caused. */
    private static void share(List<Asked> group, Recorded recorded) {
        List<List<SignalOutcome>> outcomes = new ArrayList<>();
        List<List<Advanced>> learners = new ArrayList<>();
        int from = 0;
        for (Asked asked : group) {
            int until = from + asked.signals.size();
            outcomes.add(recorded.outcomes().subList(from, until));
            learners.add(new ArrayList<>());
            from = until;
        }
        for (Advanced advanced : recorded.learners()) {
            List<Integer> concerned = new ArrayList<>();
            for (int i = 0; i < group.size(); i++) {
                if (concerns(group.get(i).signals, outcomes.get(i), advanced)) {
                    concerned.add(i);
                }
            }
            for (int i : concerned) {
                List<Transition> own = advanced.transitions().stream()
                        .filter(move -> causer(move, group, concerned) == i)
                        .toList();
                learners.get(i).add(new Advanced(advanced.learner(), own));
            }
        }
        for (int i = 0; i < group.size(); i++) {
            group.get(i)
                    .answer(Future.succeededFuture(new Recorded(outcomes.get(i), learners.get(i), recorded.kept())));
        }
    }

    /** Who is told of a move: the first who sent a cause of it; where nobody did, as of what time alone does, the first. */
    private static int causer(Transition move, List<Asked> group, List<Integer> concerned) {
        return concerned.stream()
                .filter(i -> group.get(i).signals.stream()
                        .anyMatch(signal -> move.signals().contains(signal.id())))
                .findFirst()
                .orElse(concerned.get(0));
    }

    /** A learner of whom nothing could be recorded is not told. */
    private static boolean concerns(List<Signal> signals, List<SignalOutcome> outcomes, Advanced advanced) {
        for (int i = 0; i < signals.size(); i++) {
            LearnerRef ref = signals.get(i).learner();
            boolean named = ref instanceof LearnerRef.ByExternalId external
                    ? advanced.learner().externalIds().contains(external.id())
                    : ((LearnerRef.ById) ref).id().equals(advanced.learner().id());
            if (named && mayBeTold(outcomes.get(i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean mayBeTold(SignalOutcome outcome) {
        return !outcome.isRefused() || outcome instanceof SignalOutcome.Conflict;
    }
}
