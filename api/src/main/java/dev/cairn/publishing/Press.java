package dev.cairn.publishing;

import dev.cairn.engine.rulebook.RuleBook;
import dev.cairn.store.Database;
import dev.cairn.store.Edition;
import dev.cairn.store.Kept;
import dev.cairn.store.RuleBooks;
import io.vertx.core.Future;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes an edition of a proposal, or says why not: nobody's work is written over, and nothing that fails is kept. */
final class Press {
    private final Database database;
    private final Examination examination;
    private final History history;
    private final Following following;
    private final Supplier<Examination.Bench> bench;

    Press(
            Database database,
            Examination examination,
            History history,
            Following following,
            Supplier<Examination.Bench> bench) {
        this.database = database;
        this.examination = examination;
        this.history = history;
        this.following = following;
        this.bench = bench;
    }

    Future<Publication> put(Proposal proposal) {
        return published(proposal, false);
    }

    /** The files of an older version as the next one; null when there is no such version. */
    Future<@Nullable Publication> back(
            long version, String author, String comment, @Nullable Long base, boolean administrator) {
        return database.ruleBooks()
                .edition(version)
                .compose(edition -> edition == null
                        ? Future.succeededFuture()
                        : database.ruleBooks()
                                .files(version)
                                .map(files -> new Proposal(files, author, comment, base, null, administrator, false))
                                .compose(proposal -> published(proposal, edition.everDecided())));
    }

    private Future<Publication> published(Proposal proposal, boolean returning) {
        return database.ruleBooks().latest().compose(newest -> {
            long version = newest == null ? 0 : newest.version();
            if (proposal.base() != null && proposal.base() != version) {
                return conflict(proposal, newest);
            }
            return history.forbids(proposal, version)
                    .compose(why -> why != null
                            ? Future.succeededFuture(new Publication.Forbidden(why))
                            : (returning
                                            ? examination.ofReturning(proposal.files(), bench.get())
                                            : examination.of(proposal.files(), bench.get()))
                                    .compose(found -> kept(proposal, found)));
        });
    }

    private Future<Publication> kept(Proposal proposal, Findings found) {
        RuleBook book = found.book();
        if (book == null || !found.publishable(proposal.acceptExamples())) {
            return Future.succeededFuture(new Publication.Rejected(found));
        }
        RuleBooks.Draft draft = new RuleBooks.Draft(
                proposal.files(),
                book.hash(),
                proposal.author(),
                proposal.comment(),
                proposal.base(),
                proposal.validFrom(),
                proposal.byStart());
        return following.whileOurs(() -> database.ruleBooks().keep(draft).compose(kept -> {
            if (kept instanceof Kept.Same same) {
                return Future.succeededFuture(new Publication.Unchanged(same.edition()));
            }
            if (kept instanceof Kept.Behind behind) {
                return conflict(proposal, behind.newest());
            }
            Kept.New done = (Kept.New) kept;
            return done.edition().state() == Edition.State.SCHEDULED
                    ? Future.succeededFuture(
                            new Publication.Scheduled(done.edition(), found.issues(), done.superseded()))
                    : following
                            .take(book.numbered(done.edition().version()))
                            .map(new Publication.Published(done.edition(), found.issues(), done.superseded()));
        }));
    }

    private Future<Publication> conflict(Proposal proposal, @Nullable Edition newest) {
        if (newest == null) {
            // a base, and no edition at all: somebody means another database
            return Future.failedFuture(new IllegalArgumentException("there is no rule book to have worked on"));
        }
        long base = proposal.base() == null ? 0 : proposal.base();
        return history.difference(base, newest.version()).map(since -> new Publication.Conflict(newest, since));
    }
}
