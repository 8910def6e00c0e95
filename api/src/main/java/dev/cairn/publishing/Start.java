package dev.cairn.publishing;

import dev.cairn.engine.content.Catalog;
import dev.cairn.engine.rulebook.Compilation;
import dev.cairn.engine.rulebook.RuleBook;
import dev.cairn.engine.rulebook.row.Issue;
import dev.cairn.engine.rulebook.row.RuleFile;
import dev.cairn.store.Database;
import dev.cairn.store.Edition;
import dev.cairn.store.Kept;
import dev.cairn.store.RuleBooks;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The book by which a node begins: the newest that was due and compiles here.
 *
 * @param trouble why it is not the newest one, or null
 * @param broken the newest version, where that does not compile here; else 0
 */
record Start(RuleBook book, @Nullable String trouble, long broken) {
    private static final Logger LOG = LoggerFactory.getLogger(Start.class);
    /** How many editions back a book that compiles is looked for. */
    private static final int EDITIONS = 20;

    /** Where nothing was ever published, publishes {@code first}. Fails with {@link NoBook} where nothing compiles. */
    static Future<Start> with(Workshop workshop, Database database, Catalog catalog, List<RuleFile> first) {
        return database.ruleBooks()
                .decided(EDITIONS)
                .compose(editions -> editions.isEmpty()
                        ? publish(workshop, database, catalog, first)
                        : newest(workshop, database, catalog, editions, new ArrayList<>()));
    }

    private static Future<Start> publish(Workshop workshop, Database database, Catalog catalog, List<RuleFile> files) {
        return compile(workshop, files, catalog).compose(compilation -> {
            if (compilation instanceof Compilation.Rejected rejected) {
                return Future.failedFuture(new NoBook(rejected.issues()));
            }
            RuleBook book = ((Compilation.Compiled) compilation).book();
            RuleBooks.Draft draft =
                    new RuleBooks.Draft(files, book.hash(), Proposal.START, "the book to begin with", 0L, null, true);
            return database.ruleBooks()
                    .keep(draft)
                    .compose(kept -> kept instanceof Kept.New done
                            ? Future.succeededFuture(
                                    new Start(book.numbered(done.edition().version()), null, 0))
                            // another node was first
                            : with(workshop, database, catalog, files));
        });
    }

    private static Future<Start> newest(
            Workshop workshop, Database database, Catalog catalog, List<Edition> editions, List<Broken> before) {
        if (editions.isEmpty()) {
            return Future.failedFuture(new NoBook(
                    before.stream().flatMap(broken -> broken.issues.stream()).toList()));
        }
        long version = editions.get(0).version();
        return load(workshop, database, catalog, version).compose(compilation -> {
            if (compilation instanceof Compilation.Compiled compiled) {
                RuleBook book = compiled.book().numbered(version);
                return Future.succeededFuture(
                        before.isEmpty()
                                ? new Start(book, null, 0)
                                : new Start(book, before.get(0).told(), before.get(0).version));
            }
            before.add(new Broken(version, ((Compilation.Rejected) compilation).issues()));
            return newest(workshop, database, catalog, editions.subList(1, editions.size()), before);
        });
    }

    /** An edition that this node cannot read: a newer Cairn, or another one, has published it. */
    record Broken(long version, List<Issue> issues) {
        String told() {
            String text = "rule book " + version + " does not compile: " + (issues.isEmpty() ? "" : issues.get(0));
            LOG.error("{}; the last good one stays", text);
            return text;
        }
    }

    /** Reads and builds a version, off the event loop. */
    static Future<Compilation> load(Workshop workshop, Database database, Catalog catalog, long version) {
        return database.ruleBooks().files(version).compose(files -> compile(workshop, files, catalog));
    }

    /** Ready to decide on the catalogue at once. A second or so of computing. */
    private static Future<Compilation> compile(Workshop workshop, List<RuleFile> files, Catalog catalog) {
        return workshop.compile(files)
                .compose(compilation -> workshop.run(() -> {
                    if (compilation instanceof Compilation.Compiled compiled) {
                        compiled.book().prepare(catalog);
                    }
                    return compilation;
                }));
    }
}
