package dev.cairn.cli;

import dev.cairn.graphql.GraphQlApi;
import dev.cairn.http.Metrics;
import dev.cairn.http.Readiness;
import dev.cairn.http.Routes;
import dev.cairn.http.Server;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.PrintWriter;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The service, from the first wish to the last request. */
final class Running implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Running.class);

    private final Node node;
    private final Server server;
    private final Metrics metrics;
    private final Runnable unlock;

    private Running(Node node, Server server, Metrics metrics, Runnable unlock) {
        this.node = node;
        this.server = server;
        this.metrics = metrics;
        this.unlock = unlock;
    }

    /**
     * How to run.
     *
     * @param rules where the rule book is written; null: beside the launcher, else the packed one
     * @param sample whether an empty database begins with the sample world
     */
    record Wish(int port, Location location, @Nullable Path rules, boolean sample) {}

    /** Comes back when requests are answered. */
    static Running start(Wish wish, PrintWriter out) {
        ServerLock lock = ServerLock.take(wish.location());
        Metrics metrics = new Metrics();
        int cores = Math.max(2, Runtime.getRuntime().availableProcessors());
        Vertx vertx = metrics.vertx(new VertxOptions().setEventLoopPoolSize(cores));
        Node node = null;
        try {
            BookAtStart book = BookAtStart.reading(wish.rules());
            node = Node.open(vertx, wish.location());
            FirstStart first = FirstStart.of(node, wish.sample());
            node.decideBy(book::files);
            first.signals(node);
            book.follow(node, out);
            Server server = listen(node, metrics, wish.port(), cores);
            Greeting.print(node, api, server, out);
            return new Running(node, server, metrics, lock::release);
        } catch (RuntimeException failure) {
            if (node != null) {
                node.close();
            }
            throw failure;
        }
    }
}
