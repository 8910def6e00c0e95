package dev.cairn.publishing;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.cairn.engine.rulebook.BookHash;
import dev.cairn.engine.rulebook.Compilation;
import dev.cairn.engine.rulebook.RuleBook;
import dev.cairn.engine.rulebook.row.RuleFile;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/**
 * Where books are built and examined: on half of the processors and behind everybody else, so that answers do not wait for
 * an editor. What was built a short while ago is not built again: a book is checked, then published, by the same files.
 */
final class Workshop {
    /** In rows: a book of 5,000 rows takes some ten megabytes. */
    private static final int KEPT_ROWS = 20_000;

    private static final int KEPT_BOOKS = 4;

    private static final Duration KEPT_FOR = Duration.ofMinutes(10);
    /** How long one piece of work, such as a book of 100,000 rows, may take before Vert.x warns. */
    private static final long STEP_SECONDS = 60;

    private final WorkerExecutor workers;
    private final Cache<String, Compilation.Compiled> built = Caffeine.newBuilder()
            .maximumWeight(KEPT_ROWS)
            .weigher((String hash, Compilation.Compiled compiled) -> Math.max(
                    KEPT_ROWS / KEPT_BOOKS, compiled.book().rows().rows().size()))
            .expireAfterAccess(KEPT_FOR)
            .build();

    Workshop(Vertx vertx) {
        int threads = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
        workers = vertx.createSharedWorkerExecutor(
                "cairn-books-" + UUID.randomUUID(), threads, STEP_SECONDS, TimeUnit.SECONDS);
    }

    /** The book of the files, whoever asked for it first, or what is wrong with them. */
    Future<Compilation> compile(List<RuleFile> files) {
        return run(() -> {
            String hash = BookHash.of(files);
            Compilation.Compiled known = built.getIfPresent(hash);
            if (known != null) {
                return known;
            }
            Compilation compilation = RuleBook.compile(files);
            if (compilation instanceof Compilation.Compiled compiled) {
                built.put(hash, compiled);
            }
            return compilation;
        });
    }

    /** Computes a second or so. */
    <T> Future<T> run(Callable<T> work) {
        return workers.executeBlocking(
                () -> {
                    // it takes effect where the launcher lets it: see `ThreadPriorityPolicy` there
                    Thread.currentThread().setPriority(Thread.MIN_PRIORITY);
                    return work.call();
                },
                false);
    }

    Future<Void> close() {
        return workers.close();
    }
}
