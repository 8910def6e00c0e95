package dev.cairn.cli;

import dev.cairn.engine.rulebook.row.RuleFile;
import dev.cairn.publishing.LiveCatalog;
import dev.cairn.publishing.Publishing;
import dev.cairn.store.Database;
import dev.cairn.store.DatabaseAddress;
import dev.cairn.store.EmbeddedPostgres;
import io.vertx.core.Vertx;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One node of Cairn, opened: PostgreSQL runs, the schema is current, the catalogue is loaded, a rule book decides. A verb
 * opens one for itself; the service is one that also listens. Not for event loops: opening and closing wait.
 */
final class Node implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Node.class);

    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    private final Vertx vertx;
    private @Nullable Database database;
    private @Nullable LiveCatalog catalog;
    private @Nullable Publishing publishing;

    private Node(Vertx vertx) {
        this.vertx = vertx;
        opened.push(() -> Wait.on(vertx.close()));
    }

    /**
     * Starts or finds the database and loads the catalogue; decides nothing yet.
     *
     * @param vertx is closed with the node
     */
    static Node open(Vertx vertx, Location location) {
        Node node = new Node(vertx);
        try {
            node.database = node.connect(location);
            node.opened.push(() -> Wait.on(node.database().close()));
            node.catalog = Wait.on(LiveCatalog.open(vertx, node.database()));
            node.opened.push(() -> Wait.on(node.catalog().close()));
            return node;
        } catch (RuntimeException failure) {
            node.close();
            throw failure;
        }
    }

    private Database connect(Location location) {
        String url = Location.url();
        if (url != null) {
            return Wait.on(Database.open(vertx, DatabaseAddress.parse(url)));
        }
        EmbeddedPostgres postgres = EmbeddedPostgres.start(location.data());
        opened.push(postgres);
        return Wait.on(Database.open(vertx, postgres.address()));
    }

    /** Takes the newest published book; where there is none yet, publishes the given one. */
    Node decideBy(Supplier<List<RuleFile>> first) {
        List<RuleFile> files = Wait.on(database().ruleBooks().latest()) == null ? first.get() : List.of();
        publishing = Wait.on(Publishing.open(vertx, database(), catalog(), files));
        opened.push(() -> Wait.on(publishing().close()));
        return this;
    }

    Vertx vertx() {
        return vertx;
    }

    Database database() {
        return present(database);
    }

    LiveCatalog catalog() {
        return present(catalog);
    }

    Publishing publishing() {
        return present(publishing);
    }

    /** In the opposite order of opening; what fails to close does not keep the rest open. */
    @Override
    public void close() {
        while (!opened.isEmpty()) {
            try {
                opened.pop().close();
            } catch (Exception failure) {
                LOG.warn("closing: {}", failure.toString());
            }
        }
    }

    private static <T> T present(@Nullable T part) {
        if (part == null) {
            throw new IllegalStateException("not opened yet");
        }
        return part;
    }
}
