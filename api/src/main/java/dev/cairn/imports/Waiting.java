package dev.cairn.imports;

import io.vertx.core.Context;
import io.vertx.core.Future;
import java.util.concurrent.CompletionException;

/** Waits for the store, which answers on threads of its own. */
final class Waiting {
    private Waiting() {}

    static <T> T on(Future<T> future) {
        if (Context.isOnEventLoopThread()) {
            throw new IllegalStateException("an import blocks, and must not run on an event loop");
        }
        try {
            return future.toCompletionStage().toCompletableFuture().join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw e;
        }
    }
}
