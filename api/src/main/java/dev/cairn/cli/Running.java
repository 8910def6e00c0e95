package dev.cairn.cli;

import dev.cairn.graphql.GraphQlApi;
import dev.cairn.graphql.Sources;
import dev.cairn.http.Entrance;
import dev.cairn.http.Gate;
import dev.cairn.http.Lines;
import dev.cairn.http.Metrics;
import dev.cairn.http.Readiness;
import dev.cairn.http.Routes;
import dev.cairn.http.Server;
import dev.cairn.http.keys.Keys;
import dev.cairn.journeys.Advance;
import dev.cairn.journeys.Recording;
import dev.cairn.journeys.Sweeping;
import dev.cairn.keeping.Keeping;
import dev.cairn.keeping.Replaying;
import dev.cairn.keeping.Retention;
import dev.cairn.publishing.Publishing;
import dev.cairn.push.Watching;
import dev.cairn.store.Database;
import dev.cairn.store.Parking;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The service: one node of Cairn, and the server before it.
 *
 * @param keyed whether whoever asks sends a token
 */
record Running(Node node, GraphQlApi api, Server server, boolean keyed, Opened opened) implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Running.class);
    /** As fine as PostgreSQL keeps an instant: what is answered now reads the same later. */
    private static final InstantSource CLOCK = Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000));

    /** Comes back when requests are answered. */
    static Running start(Wish wish, PrintWriter out) throws IOException {
        Opened opened = new Opened();
        try {
            return start(wish, opened, out);
        } catch (IOException | RuntimeException failure) {
            opened.close();
            throw failure;
        }
    }

    private static Running start(Wish wish, Opened opened, PrintWriter out) throws IOException {
        if (wish.location().url() == null) {
            opened.add(ServerLock.take(wish.location().data(), wish.port()));
        }
        Listening.demand(wish.entrance(), wish.port());
        CompletableFuture<BookAtStart> reading = BookAtStart.reading(wish.rules());
        Metrics metrics = opened.add(new Metrics());
        int cores = Math.max(2, Runtime.getRuntime().availableProcessors());
        Vertx vertx = metrics.vertx(new VertxOptions().setEventLoopPoolSize(cores));
        opened.add(() -> Wait.on(vertx.close()));

        Database database = Node.connect(opened, vertx, wish.location());
        Node node = settled(opened, vertx, database, reading.join(), wish.sample(), out);
        Keeping keeping = Keeping.open(vertx, database, wish.kept().decisions());
        opened.add(() -> Wait.on(keeping.close()));
        Replaying replaying = node.replaying();
        opened.add(() -> Wait.on(replaying.close()));
        opened.add(Sweeping.start(
                vertx,
                database,
                node::book,
                () -> node.catalog().get(),
                CLOCK,
                wish.kept().parking()));
        opened.add(Retention.start(vertx, database, wish.kept().auditDays()));
        Watching watching = Wait.on(
                Watching.open(vertx, database, node::book, () -> node.catalog().get(), CLOCK));
        opened.add(() -> Wait.on(watching.close()));
        Entrance entrance = wish.entrance();
        Keys keys = Listening.keys(opened, vertx, database.learners(), entrance);
        GraphQlApi api = new GraphQlApi(
                vertx,
                sources(node, keeping, replaying, watching, wish.kept().parking()),
                entrance.introspection(),
                metrics.observer(wish.answering().slow()));
        wish.answering().documents().demandSound(api);
        Gauges.watch(metrics, node);
        Gauges.watch(metrics, keeping);
        Lines lines = new Lines();
        metrics.gauge("cairn_open_connections", "Sockets and event streams that are open", lines::size);
        Gauges.watch(metrics, watching);
        Gauges.watch(metrics, database.parking());
        Server server = Wait.on(Server.start(
                vertx,
                entrance.host(),
                wish.port(),
                cores,
                Routes.of(
                        vertx,
                        api,
                        wish.answering().documents().persisted(),
                        node.publishing(),
                        node.catalog(),
                        () -> readiness(node),
                        metrics,
                        new Gate(entrance, keys),
                        lines),
                lines));
        opened.add(() -> Wait.on(server.stop()));
        opened.add(() -> Wait.on(lines.close()));
        LOG.info(
                "listening on {}, {}, rule book {}, catalogue {}",
                server.url(),
                Listening.rule(keys),
                node.book().version(),
                node.catalog().get().version());
        return new Running(node, api, server, keys != null, opened);
    }

    private static Node settled(
            Opened opened, Vertx vertx, Database database, BookAtStart book, boolean sample, PrintWriter out)
            throws IOException {
        Instant now = Instant.now();
        boolean first = Wait.on(database.ruleBooks().latest()) == null;
        SampleWorld world = new SampleWorld(database, now, out);
        if (first && sample) {
            out.println("First start: a small sample world moves in.");
            world.settle(book.compilation());
        }
        Node node = Node.decide(
                opened, vertx, database, Node.catalog(opened, vertx, database), first ? book.files() : List.of());
        if (first && sample) {
            world.live(node, now);
        }
        if (!first) {
            book.follow(node, out);
        }
        return node;
    }

    private static Sources sources(
            Node node, Keeping keeping, Replaying replaying, Watching watching, Parking.Setting parking) {
        Database database = node.database();
        return new Sources(
                node.publishing(),
                node.catalog(),
                database.learners(),
                database.contents(),
                new Advance(database),
                new Recording(database, parking),
                keeping,
                replaying,
                database.population(),
                database.evidence(),
                watching,
                database.audit(),
                database.erasure(),
                database.pulse(),
                CLOCK);
    }

    private static Future<Readiness> readiness(Node node) {
        long book = node.book().version();
        long catalog = node.catalog().get().version();
        String note = note(node);
        return node.database()
                .ping()
                .map(answered -> new Readiness(true, "UP", book, catalog, note))
                .otherwise(failure -> {
                    LOG.warn("the database does not answer: {}", failure.getMessage());
                    return new Readiness(false, "DOWN", book, catalog, note);
                });
    }

    /** Without what stands in cells: anybody who reaches the port reads this. The log says why. */
    private static String note(Node node) {
        Publishing publishing = node.publishing();
        long due = publishing.due();
        long live = node.book().version();
        String meanwhile = "; version " + live + " decides on";
        if (due > live) {
            return "rule book " + due
                    + (publishing.hasFailed(due) ? " is due and cannot be used here" : " is being loaded") + meanwhile;
        }
        return publishing.trouble() == null ? "" : "the folder of rules was refused" + meanwhile;
    }

    /** Stops accepting, lets requests finish, and closes everything in the opposite order of opening. */
    @Override
    public void close() {
        LOG.info("stopping");
        opened.close();
        LOG.info("stopped");
    }
}
