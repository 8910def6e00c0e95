package dev.cairn.publishing;

import dev.cairn.engine.rehearsal.BookDifference;
import dev.cairn.engine.rulebook.LiveRuleBook;
import dev.cairn.engine.rulebook.row.CheckedRows;
import dev.cairn.engine.rulebook.row.RuleFile;
import dev.cairn.store.Database;
import dev.cairn.store.Edition;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The way of rule files: checked, rehearsed, previewed, kept, announced, live on every node. */
public final class Publishing {
    private final Database database;
    private final LiveCatalog catalog;
    private final Following following;
    private final Examination examination;
    private final History history;
    private final Press press;
    private final Effects effects;
    private final Workshop workshop;

    private Publishing(Vertx vertx, Workshop workshop, Database database, LiveCatalog catalog, Start start) {
        this.database = database;
        this.catalog = catalog;
        this.workshop = workshop;
        following = new Following(vertx, workshop, database, catalog, start);
        examination = new Examination(workshop, database);
        history = new History(vertx, database);
        press = new Press(database, examination, history, following, this::bench);
        effects = new Effects(vertx, database);
    }

    /**
     * Takes the newest published book that still compiles; where none was ever published, publishes {@code first}.
     * Fails with {@link NoBook} where nothing compiles.
     */
    public static Future<Publishing> open(Vertx vertx, Database database, LiveCatalog catalog, List<RuleFile> first) {
        Workshop workshop = new Workshop(vertx);
        return Start.with(workshop, database, catalog.get(), first)
                .compose(start -> {
                    Publishing publishing = new Publishing(vertx, workshop, database, catalog, start);
                    return publishing.following.begin().map(publishing);
                })
                .onFailure(e -> workshop.close());
    }

    /** The book that decides on this node. */
    public LiveRuleBook book() {
        return following.live();
    }

    /**
     * Examines files as a publication would, and publishes nothing. Takes a second or so. Fails with {@link Busy}.
     *
     * @param base the version that the files were made on; null: not said, so {@link Findings#newest()} stays null
     */
    public Future<Findings> check(List<RuleFile> files, @Nullable Long base) {
        return examination
                .of(files, bench())
                .compose(found -> base == null
                        ? Future.succeededFuture(found)
                        : database.ruleBooks()
                                .latest()
                                .map(newest -> newest == null || newest.version() == base
                                        ? found
                                        : new Findings(
                                                found.issues(),
                                                found.failures(),
                                                found.book(),
                                                found.difference(),
                                                newest)));
    }

    /**
     * Begins to count what a book would change for real learners, or joins whoever does. Fails with {@link Busy}.
     *
     * @param findings of {@link #check}, with a book
     */
    public Future<Preview> effect(Findings findings) {
        if (findings.book() == null) {
            return Future.failedFuture(new IllegalArgumentException("files that do not compile have no effect"));
        }
        return effects.begin(findings.book(), bench());
    }

    /** How far that preview is; null where there is none of that id, or none any more: they are kept for a day. */
    public Future<@Nullable Preview> effect(UUID id) {
        return effects.read(id);
    }

    /** Publishes from now on, whatever is newest; see {@link Proposal#of}. */
    public Future<Publication> publish(List<RuleFile> files, String author, String comment) {
        return publish(Proposal.of(files, author, comment));
    }

    /**
     * Publishes; when the future completes as {@code Published}, this node decides by it. Never waits for a preview.
     * Fails with {@link Busy}.
     */
    public Future<Publication> publish(Proposal proposal) {
        return press.put(proposal);
    }

    /**
     * Publishes the files of an older version anew, as the next version; null when there is no such version. What decided
     * once comes back whatever became of the catalogue: that is then a warning. What never did is examined as if new.
     *
     * @param base the newest version that its author knows of; null: whatever is newest is written over
     * @param administrator see {@link Proposal#administrator()}
     */
    public Future<@Nullable Publication> rollback(
            long version, String author, String comment, @Nullable Long base, boolean administrator) {
        return press.back(version, author, comment, base, administrator);
    }

    /**
     * Takes back an edition that is scheduled. Comes back as it is then: {@code CANCELLED}, or as it was where it was
     * not scheduled any more; null when there is no such version.
     */
    public Future<@Nullable Edition> cancel(long version, String author) {
        return database.ruleBooks().cancel(version, author);
    }

    /** The newest editions before a version ({@code Long.MAX_VALUE}: from the newest), newest first; all states. */
    public Future<List<Edition>> editions(long before, int count) {
        return database.ruleBooks().before(before, count);
    }

    /** The oldest editions after a version, newest first; all states. */
    public Future<List<Edition>> editionsAfter(long version, int count) {
        return database.ruleBooks().after(version, count);
    }

    public Future<@Nullable Edition> edition(long version) {
        return database.ruleBooks().edition(version);
    }

    /** The newest edition that stands, live or scheduled: the base of whatever comes next. */
    public Future<@Nullable Edition> newest() {
        return database.ruleBooks().latest();
    }

    /** The files of a version, by name; empty when there is no such version. */
    public Future<List<RuleFile>> files(long version) {
        return database.ruleBooks().files(version);
    }

    /** What the files of a version say; null where there is no such version or it cannot be read any more. */
    public Future<@Nullable CheckedRows> rows(long version) {
        return history.rows(version);
    }

    /** What changed from one version to another; null where one of them is not there or cannot be read any more. */
    public Future<@Nullable BookDifference> difference(long from, long to) {
        return history.difference(from, to);
    }

    private Examination.Bench bench() {
        return new Examination.Bench(catalog.get(), following.live().get());
    }

    /** Why the newest published book is not the live one on this node, or null; for health and metrics. */
    public @Nullable String trouble() {
        return following.trouble();
    }

    /** A book was to be published and was refused before it was kept; health and metrics say so until another is live. */
    public void refused(String why) {
        following.refused(why);
    }

    /** The version that was due when the database was last asked; the live one should be no other. */
    public long due() {
        return following.due();
    }

    /** Whether that version was tried here and could not take its place; else it is on its way. */
    public boolean hasFailed(long version) {
        return following.hasFailed(version);
    }

    /** How often, since the start, a book that was due could not take its place on this node. */
    public long failedSwaps() {
        return following.failures();
    }

    public Future<Void> close() {
        return Future.join(effects.close(), following.close())
                .eventually(workshop::close)
                .mapEmpty();
    }
}
