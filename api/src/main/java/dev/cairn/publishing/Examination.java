package dev.cairn.publishing;

import dev.cairn.engine.content.Catalog;
import dev.cairn.engine.learner.Learner;
import dev.cairn.engine.rehearsal.BookDifference;
import dev.cairn.engine.rulebook.Compilation;
import dev.cairn.engine.rulebook.RuleBook;
import dev.cairn.engine.rulebook.row.Issue;
import dev.cairn.engine.rulebook.row.RuleFile;
import dev.cairn.store.Database;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** What rule files must pass before they go live: one way, whether they are only checked or to be published. */
final class Examination {
    /** Each takes a thread for a second or so, and holds a book. */
    private static final int AT_ONCE = 8;
    /** By so many learners is seen what most of them are. */
    private static final int LEARNERS = 500;

    private final Workshop workshop;
    private final Database database;
    private final AtomicInteger underWay = new AtomicInteger();

    Examination(Workshop workshop, Database database) {
        this.workshop = workshop;
        this.database = database;
    }

    /** What a book is held against. */
    record Bench(Catalog catalog, RuleBook live) {}

    /** Sheets, the book against the catalogue, examples. Fails with {@link Busy}. */
    Future<Findings> of(List<RuleFile> files, Bench bench) {
        List<Issue> misnamed = FileNames.issues(files);
        if (!misnamed.isEmpty()) {
            return Future.succeededFuture(new Findings(misnamed, List.of(), null, null, null));
        }
        return alone(() -> workshop.compile(files)).compose(compilation -> {
            if (compilation instanceof Compilation.Rejected rejected) {
                return Future.succeededFuture(new Findings(rejected.issues(), List.of(), null, null, null));
            }
            Compilation.Compiled compiled = (Compilation.Compiled) compilation;
            return database.population()
                    .sample(LEARNERS, compiled.book().needs(), Instant.now())
                    .compose(learners -> alone(() -> workshop.run(() -> examined(compiled, bench, learners))));
        });
    }

    /**
     * Of a book that was live before: it may return whatever became of the catalogue since. What the catalogue has
     * against it is a warning.
     */
    Future<Findings> ofReturning(List<RuleFile> files, Bench bench) {
        return of(files, bench).map(found -> {
            if (found.book() == null) {
                return found;
            }
            List<Issue> issues = new ArrayList<>();
            found.issues().forEach(issue -> issues.add(issue.asWarning()));
            found.failures().stream()
                    .filter(failure -> failure.cause() != FailedExample.Cause.CATALOG_MOVED)
                    .forEach(failure -> issues.add(RunExamples.warning(failure)));
            issues.sort(null);
            List<FailedExample> moved = found.failures().stream()
                    .map(failure -> new FailedExample(
                            failure.name(), failure.place(), failure.failures(), FailedExample.Cause.CATALOG_MOVED))
                    .toList();
            return new Findings(issues, moved, found.book(), found.difference(), null);
        });
    }

    private static Findings examined(Compilation.Compiled compiled, Bench bench, List<Learner> learners) {
        RuleBook book = compiled.book();
        Catalog catalog = bench.catalog();
        book.prepare(catalog);
        List<Issue> issues = new ArrayList<>(compiled.warnings());
        issues.addAll(book.check(catalog, LocalDate.now(book.rows().settings().zone()), learners));
        List<FailedExample> failures = new RunExamples(book, catalog, bench.live()).failures();
        failures.stream()
                .filter(failure -> failure.cause() == FailedExample.Cause.CATALOG_MOVED)
                .forEach(failure -> issues.add(RunExamples.warning(failure)));
        issues.sort(null);
        BookDifference difference = BookDifference.of(bench.live().rows(), book.rows());
        return new Findings(issues, failures, book, difference, null);
    }

    private <T> Future<T> alone(Supplier<Future<T>> work) {
        if (underWay.incrementAndGet() > AT_ONCE) {
            underWay.decrementAndGet();
            return Future.failedFuture(
                    new Busy("so many rule books are being checked that this one would have to wait"));
        }
        return work.get().onComplete(done -> underWay.decrementAndGet());
    }
}
