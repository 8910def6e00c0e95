package dev.cairn.publishing;

import dev.cairn.engine.content.Catalog;
import dev.cairn.engine.rulebook.Compilation;
import dev.cairn.engine.rulebook.LiveRuleBook;
import dev.cairn.engine.rulebook.RuleBook;
import dev.cairn.engine.rulebook.row.Issue;
import dev.cairn.engine.rulebook.row.RuleFile;
import dev.cairn.store.Announcements;
import dev.cairn.store.Database;
import dev.cairn.store.RuleBooks;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The way of rule files: checked, rehearsed, kept, announced, live on every node. */
public final class Publishing {
    private static final Logger LOG = LoggerFactory.getLogger(Publishing.class);
    private static final long TRY_AGAIN_MS = 1_000;
    /** How many editions back a book that compiles is looked for. */
    private static final int EDITIONS = 20;

    private final Vertx vertx;
    private final Database database;
    private final LiveCatalog catalog;
    private final LiveRuleBook live;
    private final Refreshing refreshing = new Refreshing(this::takeLatest);
    private volatile @Nullable String trouble;
    /** The newest edition that was found not to compile here; it is not tried again. */
    private volatile long broken;

    private volatile @Nullable Announcements announcements;

    private Publishing(Vertx vertx, Database database, LiveCatalog catalog, Start start) {
        this.vertx = vertx;
        this.database = database;
        this.catalog = catalog;
        live = new LiveRuleBook(start.book());
        trouble = start.trouble();
        broken = start.broken();
        catalog.prepareWith(next -> live.get().prepare(next));
    }

    private record Start(RuleBook book, @Nullable String trouble, long broken) {}

    /**
     * Takes the newest published book that still compiles; where none was ever published, publishes {@code first}.
     * Fails with {@link NoBook} where nothing compiles.
     */
    public static Future<Publishing> open(Vertx vertx, Database database, LiveCatalog catalog, List<RuleFile> first) {
        return database.ruleBooks()
                .before(Long.MAX_VALUE, EDITIONS)
                .compose(editions -> editions.isEmpty()
                        ? publishFirst(vertx, database, catalog.get(), first)
                        : newestThatCompiles(vertx, database, catalog.get(), editions, null, new ArrayList<>()))
                .compose(start -> {
                    Publishing publishing = new Publishing(vertx, database, catalog, start);
                    return database.listen(Announcements.Topic.RULE_BOOK, publishing::announced)
                            .map(announcements -> {
                                publishing.announcements = announcements;
                                return publishing;
                            });
                });
    }

    private static Future<Start> publishFirst(Vertx vertx, Database database, Catalog catalog, List<RuleFile> files) {
        return vertx.executeBlocking(() -> compile(files, catalog)).compose(compilation -> {
            if (compilation instanceof Compilation.Rejected rejected) {
                return Future.failedFuture(new NoBook(rejected.issues()));
            }
            RuleBook book = ((Compilation.Compiled) compilation).book();
            return database.ruleBooks()
                    .save(files, book.hash(), "Cairn", "the book to begin with")
                    .map(edition -> new Start(book.numbered(edition.version()), null, 0));
        });
    }

    private static Future<Start> newestThatCompiles(
            Vertx vertx,
            Database database,
            Catalog catalog,
            List<RuleBooks.Edition> editions,
            @Nullable String trouble,
            List<Issue> issues) {
        if (editions.isEmpty()) {
            return Future.failedFuture(new NoBook(issues));
        }
        long version = editions.get(0).version();
        return compile(vertx, database, catalog, version).compose(compilation -> {
            if (compilation instanceof Compilation.Compiled compiled) {
                return Future.succeededFuture(
                        new Start(compiled.book().numbered(version), trouble, trouble == null ? 0 : version + 1));
            }
            List<Issue> found = ((Compilation.Rejected) compilation).issues();
            issues.addAll(found);
            return newestThatCompiles(
                    vertx,
                    database,
                    catalog,
                    editions.subList(1, editions.size()),
                    trouble == null ? told(version, found) : trouble,
                    issues);
        });
    }

    private static Future<Compilation> compile(Vertx vertx, Database database, Catalog catalog, long version) {
        return database.ruleBooks()
                .files(version)
                .compose(files -> vertx.executeBlocking(() -> compile(files, catalog)));
    }

    /** Ready to decide on the catalogue at once. A second or so of computing. */
    private static Compilation compile(List<RuleFile> files, Catalog catalog) {
        Compilation compilation = RuleBook.compile(files);
        if (compilation instanceof Compilation.Compiled compiled) {
            compiled.book().prepare(catalog);
        }
        return compilation;
    }

    private static String told(long version, List<Issue> issues) {
        String text = "rule book " + version + " does not compile: " + (issues.isEmpty() ? "" : issues.get(0));
        LOG.error("{}; the last good one stays", text);
        return text;
    }

    public LiveRuleBook book() {
        return live;
    }

    /** Publishes; when the future completes as {@code Published}, this node decides by it. */
    public Future<Publication> publish(List<RuleFile> files, String author, String comment) {
        return vertx.executeBlocking(() -> Examination.of(files, catalog.get())).compose(examination -> {
            if (examination instanceof Examination.Failed failed) {
                return Future.succeededFuture(failed.why());
            }
            Examination.Passed passed = (Examination.Passed) examination;
            RuleBook book = passed.book();
            return database.ruleBooks().latest().compose(latest -> {
                if (latest != null && latest.hash().equals(book.hash())) {
                    return Future.succeededFuture(new Publication.Unchanged(latest.version()));
                }
                return database.ruleBooks()
                        .save(files, book.hash(), author, comment)
                        .map(edition -> {
                            swap(book.numbered(edition.version()));
                            return new Publication.Published(edition.version(), passed.warnings());
                        });
            });
        });
    }

    /** Publishes the files of an older version anew; null when there is no such version. */
    public Future<@Nullable Publication> rollback(long version, String author, String comment) {
        return database.ruleBooks()
                .files(version)
                .compose(files -> files.isEmpty() ? Future.succeededFuture() : publish(files, author, comment));
    }

    /** Why the newest published book is not the live one on this node, or null; for health and metrics. */
    public @Nullable String trouble() {
        return trouble;
    }

    /** A book was to be published and was refused before it was kept; health and metrics say so until another is live. */
    public void refused(String why) {
        trouble = why;
    }

    /** Publications may overtake each other on their way here: only a newer one takes the place. */
    private synchronized void swap(RuleBook next) {
        if (next.version() > live.get().version()) {
            live.swap(next);
            trouble = null;
            LOG.info("rule book {} is live", next.version());
        }
    }

    private void announced() {
        if (announcements != null && announcements.isClosed()) {
            return;
        }
        refreshing.run().onFailure(e -> {
            LOG.warn("the rule book stays at version {}: {}", live.get().version(), e.getMessage());
            vertx.setTimer(TRY_AGAIN_MS, timer -> announced());
        });
    }

    private Future<Void> takeLatest() {
        return database.ruleBooks().latest().compose(latest -> {
            if (latest == null || latest.version() <= Math.max(live.get().version(), broken)) {
                return Future.succeededFuture();
            }
            return compile(vertx, database, catalog.get(), latest.version()).map(compilation -> {
                if (compilation instanceof Compilation.Compiled compiled) {
                    swap(compiled.book().numbered(latest.version()));
                } else {
                    broken = latest.version();
                    trouble = told(latest.version(), ((Compilation.Rejected) compilation).issues());
                }
                return null;
            });
        });
    }

    public Future<Void> close() {
        return announcements == null ? Future.succeededFuture() : announcements.close();
    }
}
