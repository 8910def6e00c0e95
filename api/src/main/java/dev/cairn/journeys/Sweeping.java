package dev.cairn.journeys;

import dev.cairn.engine.content.Catalog;
import dev.cairn.engine.rulebook.RuleBook;
import dev.cairn.store.Database;
import dev.cairn.store.Journeys;
import dev.cairn.store.Parking;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks every second for journeys that time alone moves and for signals that waited for somebody who came, so that both
 * are known though nobody asks. Each node does; what one holds the others leave to it.
 */
public final class Sweeping implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Sweeping.class);
    private static final long EVERY_MS = 1_000;
    private static final long TEND_FIRST_MS = 1_000;
    private static final long TEND_EVERY_MS = 30_000;

    private final Vertx vertx;
    private final Database database;
    private final Supplier<RuleBook> book;
    private final Supplier<Catalog> catalog;
    private final InstantSource clock;
    private final Parking.Setting parking;
    private final long tending;
    private long timer;
    private volatile boolean closed;

    private Sweeping(
            Vertx vertx,
            Database database,
            Supplier<RuleBook> book,
            Supplier<Catalog> catalog,
            InstantSource clock,
            Parking.Setting parking) {
        this.vertx = vertx;
        this.database = database;
        this.book = book;
        this.catalog = catalog;
        this.clock = clock;
        this.parking = parking;
        tending = vertx.setPeriodic(TEND_FIRST_MS, TEND_EVERY_MS, fired -> tend());
    }

    public static Sweeping start(
            Vertx vertx,
            Database database,
            Supplier<RuleBook> book,
            Supplier<Catalog> catalog,
            InstantSource clock,
            Parking.Setting parking) {
        Sweeping sweeping = new Sweeping(vertx, database, book, catalog, clock, parking);
        sweeping.rest(EVERY_MS);
        return sweeping;
    }

    /** Follows what is due now, a transaction's worth; answers with how many learners. */
    public static Future<Integer> once(Database database, RuleBook book, Catalog catalog, InstantSource clock) {
        return database.journeys().sweep(Advance.rules(book, catalog), clock.instant());
    }

    private synchronized void rest(long ms) {
        if (!closed) {
            timer = vertx.setTimer(ms, fired -> sweep());
        }
    }

    private void sweep() {
        once(database, book.get(), catalog.get(), clock).onComplete(swept -> {
            if (swept.failed() && !closed) {
                LOG.warn("journeys could not be followed: {}", swept.cause().getMessage());
            }
            // requests come first: a second's rest, but where there is more to do only a breath
            rest(swept.succeeded() && swept.result() >= Journeys.MOST ? EVERY_MS / 20 : EVERY_MS);
        });
    }

    private void tend() {
        database.parking().tend(parking, clock.instant()).onFailure(e -> {
            if (!closed) {
                LOG.warn("signals that wait could not be looked at: {}", e.getMessage());
            }
        });
    }

    @Override
    public synchronized void close() {
        closed = true;
        vertx.cancelTimer(tending);
        vertx.cancelTimer(timer);
    }
}
