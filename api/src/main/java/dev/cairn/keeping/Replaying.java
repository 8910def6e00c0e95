package dev.cairn.keeping;

import dev.cairn.engine.content.Catalog;
import dev.cairn.engine.decision.Decision;
import dev.cairn.engine.decision.Moment;
import dev.cairn.engine.learner.Learner;
import dev.cairn.engine.rulebook.RuleBook;
import dev.cairn.store.Database;
import dev.cairn.store.Journeys;
import dev.cairn.store.KeptDecision;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Decides again what was kept, and decides what nobody asked for; neither is kept, counted or written. */
public final class Replaying {
    private final Database database;
    private final Past past;

    public Replaying(Vertx vertx, Database database, Supplier<RuleBook> liveBook, Supplier<Catalog> liveCatalog) {
        this.database = database;
        past = new Past(vertx, database, liveBook, liveCatalog);
    }

    /** The kept pages of a decision; none where it is not kept. */
    public Future<List<KeptDecision>> kept(UUID id) {
        return database.decisions().read(id);
    }

    /**
     * Decides a page again; null where it is not kept. Fails with {@link Busy}.
     *
     * @param place how many picks stood before the page
     */
    public Future<@Nullable Replay> replay(UUID id, int place) {
        return past.admitted(() -> kept(id).compose(pages -> {
            for (KeptDecision page : pages) {
                if (page.place() == place) {
                    return replay(page).map(replay -> replay);
                }
            }
            return Future.succeededFuture();
        }));
    }

    private Future<Replay> replay(KeptDecision page) {
        Learner learner = page.learner();
        if (learner == null) {
            return lost(page, Replay.Input.FACTS, "what was known of the learner was erased");
        }
        return past.book(page.book())
                .compose(book -> book.isEmpty()
                        ? lost(page, Replay.Input.BOOK, "rule book " + page.book() + " cannot be built any more")
                        : past.catalog(page.catalog())
                                .compose(catalog -> catalog.isEmpty()
                                        ? lost(
                                                page,
                                                Replay.Input.CATALOG,
                                                "version " + page.catalog() + " of the catalogue is not kept any more")
                                        : past.compute(() -> decided(page, learner, book.get(), catalog.get()))));
    }

    private static Future<Replay> lost(KeptDecision page, Replay.Input input, String why) {
        return Future.succeededFuture(new Replay.Lost(page, input, why));
    }

    private static Replay decided(KeptDecision page, Learner learner, RuleBook book, Catalog catalog) {
        KeptDecision.Asked asked = page.asked();
        Decision decision =
                book.decide(learner, catalog, asked.moment(), asked.program(), asked.wanted(), asked.without());
        return new Replay.Decided(page, learner, book, catalog, decision, Comparison.of(page.answer(), decision));
    }

    /** The book of that version, to simulate with; empty where there is none that compiles here. Fails with {@link Busy}. */
    public Future<Optional<RuleBook>> book(long version) {
        return past.admitted(() -> past.book(version));
    }

    /**
     * What the learner would get: what falls due by time alone has happened, in thought. Fails with {@link Busy}.
     *
     * @param wanted how many picks, 1 to 1,000
     */
    public Future<Simulation> simulate(
            Learner learner, RuleBook book, Catalog catalog, Moment moment, @Nullable String program, int wanted) {
        return past.admitted(() -> past.compute(() -> {
            Learner then = Journeys.advanced(learner, book.advance(learner, catalog, moment))
                    .learner();
            return new Simulation(then, book, catalog, book.decide(then, catalog, moment, program, wanted));
        }));
    }

    public Future<Void> close() {
        return past.close();
    }
}
