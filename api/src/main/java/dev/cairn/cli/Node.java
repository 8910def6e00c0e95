package dev.cairn.cli;

import dev.cairn.engine.rulebook.RuleBook;
import dev.cairn.engine.rulebook.row.RuleFile;
import dev.cairn.keeping.Replaying;
import dev.cairn.publishing.LiveCatalog;
import dev.cairn.publishing.Publishing;
import dev.cairn.store.Database;
import dev.cairn.store.DatabaseAddress;
import dev.cairn.store.EmbeddedPostgres;
import io.vertx.core.Vertx;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Supplier;

/**
 * One node of Cairn, opened: PostgreSQL runs, the schema is current, the catalogue is loaded, a rule book decides. A verb
 * opens one for itself; the service is one that also listens.
 */
record Node(Vertx vertx, Database database, LiveCatalog catalog, Publishing publishing) {

    /** Starts our own PostgreSQL or finds the one that runs, and brings its schema up to date. */
    static Database connect(Opened opened, Vertx vertx, Location location) {
        String url = location.url();
        DatabaseAddress address = url == null
                ? opened.add(EmbeddedPostgres.start(location.data())).address()
                : DatabaseAddress.parse(url);
        Database database = Wait.on(Database.open(vertx, address));
        opened.add(() -> Wait.on(database.close()));
        return database;
    }

    /** @param first what is published where no rule book was before */
    static Node decide(Opened opened, Vertx vertx, Database database, LiveCatalog catalog, List<RuleFile> first) {
        Publishing publishing = Wait.on(Publishing.open(vertx, database, catalog, first));
        opened.add(() -> Wait.on(publishing.close()));
        return new Node(vertx, database, catalog, publishing);
    }

    static LiveCatalog catalog(Opened opened, Vertx vertx, Database database) {
        LiveCatalog catalog = Wait.on(LiveCatalog.open(vertx, database));
        opened.add(() -> Wait.on(catalog.close()));
        return catalog;
    }

    static Vertx vertx(Opened opened) {
        Vertx vertx = Vertx.vertx();
        opened.add(() -> Wait.on(vertx.close()));
        return vertx;
    }

    /** All of it, for a verb that works beside a running service or without one. */
    static Node open(Opened opened, Location location) {
        Vertx vertx = vertx(opened);
        Database database = connect(opened, vertx, location);
        Supplier<List<RuleFile>> first = () -> BookAtStart.files(null);
        boolean published = Wait.on(database.ruleBooks().latest()) != null;
        return decide(opened, vertx, database, catalog(opened, vertx, database), published ? List.of() : first.get());
    }

    /** As {@link #open}, for a verb that changes nothing: it does not make the first book either. */
    static Node look(Opened opened, Location location) {
        Vertx vertx = vertx(opened);
        Database database = connect(opened, vertx, location);
        if (Wait.on(database.ruleBooks().latest()) == null) {
            throw new Failure("no rule book was published yet; `cairn` or `cairn publish` does it");
        }
        return decide(opened, vertx, database, catalog(opened, vertx, database), List.of());
    }

    Replaying replaying() {
        return new Replaying(vertx, database, this::book, catalog::get);
    }

    /** In which the book that decides reads and tells times. */
    ZoneId zone() {
        return book().rows().settings().zone();
    }

    RuleBook book() {
        return publishing.book().get();
    }
}
