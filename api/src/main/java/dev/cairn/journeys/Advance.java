package dev.cairn.journeys;

import dev.cairn.engine.content.Catalog;
import dev.cairn.engine.decision.Moment;
import dev.cairn.engine.learner.Learner;
import dev.cairn.engine.rulebook.RuleBook;
import dev.cairn.engine.rulebook.Transition;
import dev.cairn.store.Advanced;
import dev.cairn.store.Database;
import dev.cairn.store.JourneyRules;
import dev.cairn.store.Journeys;
import dev.cairn.store.LearnerRef;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a learner for a decision: what fell due by time alone (a first day, silence) has happened before he is read. */
public final class Advance {
    private final Database database;

    public Advance(Database database) {
        this.database = database;
    }

    /**
     * The learner at the moment, or null. Moves that are due are kept before the answer; of a moment in the future they
     * are only imagined.
     */
    public Future<@Nullable Advanced> read(LearnerRef ref, RuleBook book, Catalog catalog, Moment moment, Instant now) {
        return database.learners()
                .read(ref, book.needs(), moment.at())
                .compose(learner ->
                        learner == null ? Future.succeededFuture() : advance(learner, book, catalog, moment, now));
    }

    private Future<@Nullable Advanced> advance(
            Learner learner, RuleBook book, Catalog catalog, Moment moment, Instant now) {
        List<Transition> due = book.advance(learner, catalog, moment);
        if (due.isEmpty() || moment.at().isAfter(now)) {
            return Future.succeededFuture(Journeys.advanced(learner, due));
        }
        // decided anew under the learner's lock: a signal may have moved him meanwhile
        return database.journeys().advance(learner.id(), rules(book, catalog, moment), moment.at());
    }

    static JourneyRules rules(RuleBook book, Catalog catalog, Moment moment) {
        return new JourneyRules(
                book.needs(),
                book.rows().settings().zone(),
                book.version(),
                learner -> book.advance(learner, catalog, moment));
    }
}
