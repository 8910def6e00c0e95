package dev.cairn.keeping;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.cairn.engine.content.Catalog;
import dev.cairn.engine.rulebook.Compilation;
import dev.cairn.engine.rulebook.RuleBook;
import dev.cairn.engine.rulebook.row.RuleFile;
import dev.cairn.store.Database;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Rule books and catalogues of former versions, built when somebody asks for them, off the event loop; a few are kept. */
final class Past {
    private static final int BOOKS = 8;
    private static final int CATALOGS = 2;
    private static final Duration IDLE = Duration.ofMinutes(10);
    private static final int THREADS = 2;
    private static final int AT_ONCE = 50;

    private final Database database;
    private final Supplier<RuleBook> liveBook;
    private final Supplier<Catalog> liveCatalog;
    private final WorkerExecutor worker;
    private final AtomicInteger asked = new AtomicInteger();
    private final Cache<Long, Future<Optional<RuleBook>>> books =
            Caffeine.newBuilder().maximumSize(BOOKS).expireAfterAccess(IDLE).build();
    private final Cache<Long, Future<Optional<Catalog>>> catalogs =
            Caffeine.newBuilder().maximumSize(CATALOGS).expireAfterAccess(IDLE).build();

    Past(Vertx vertx, Database database, Supplier<RuleBook> liveBook, Supplier<Catalog> liveCatalog) {
        this.database = database;
        this.liveBook = liveBook;
        this.liveCatalog = liveCatalog;
        worker = vertx.createSharedWorkerExecutor("cairn-past", THREADS, 1, TimeUnit.MINUTES);
    }

    /** The book of that version, on shelves of its own; empty where there is none that compiles here. */
    Future<Optional<RuleBook>> book(long version) {
        RuleBook live = liveBook.get();
        return once(
                books,
                version,
                () -> live.version() == version
                        ? Future.succeededFuture(Optional.of(live.aside()))
                        : database.ruleBooks().files(version).compose(files -> compute(() -> compile(files, version))));
    }

    private static Optional<RuleBook> compile(List<RuleFile> files, long version) {
        return !files.isEmpty() && RuleBook.compile(files) instanceof Compilation.Compiled compiled
                ? Optional.of(compiled.book().numbered(version))
                : Optional.empty();
    }

    /** The catalogue of that version; empty where it cannot be built again. */
    Future<Optional<Catalog>> catalog(long version) {
        Catalog live = liveCatalog.get();
        return live.version() == version
                ? Future.succeededFuture(Optional.of(live))
                : once(catalogs, version, () -> database.contents()
                        .past(version)
                        .map(Optional::ofNullable));
    }

    /** Whoever asks meanwhile waits for the same; what was not there is looked for again the next time. */
    private static <T> Future<Optional<T>> once(
            Cache<Long, Future<Optional<T>>> cache, long version, Supplier<Future<Optional<T>>> build) {
        Future<Optional<T>> building = cache.get(version, asked -> build.get());
        return building.onComplete(built -> {
            if (built.failed() || built.result().isEmpty()) {
                cache.asMap().remove(version, building);
            }
        });
    }

    <T> Future<T> compute(Callable<T> work) {
        return worker.executeBlocking(work, false);
    }

    /** Runs what may take a second; fails with {@link Busy} where too many such things run already. */
    <T> Future<T> admitted(Supplier<Future<T>> work) {
        if (asked.incrementAndGet() > AT_ONCE) {
            asked.decrementAndGet();
            return Future.failedFuture(new Busy());
        }
        return work.get().onComplete(done -> asked.decrementAndGet());
    }

    Future<Void> close() {
        return worker.close();
    }
}
