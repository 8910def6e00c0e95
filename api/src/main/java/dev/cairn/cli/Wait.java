package dev.cairn.cli;

import io.vertx.core.Future;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** Waiting, as only the command line's own thread may. */
final class Wait {
    private Wait() {}

    /** What the future brings; what made it fail is thrown as it is. */
    static <T extends @Nullable Object> T on(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get();
        } catch (ExecutionException failed) {
            throw sneak(failed.getCause() == null ? failed : failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Failure("interrupted");
        }
    }

    /** Throws a checked exception where none is declared: it passes unchanged to {@link Failure#report}. */
    @SuppressWarnings("unchecked")
    private static <E extends Throwable> RuntimeException sneak(Throwable failure) throws E {
        throw (E) failure;
    }
}
