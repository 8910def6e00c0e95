package dev.cairn.publishing;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Work that runs once at a time. Whoever asks while it runs gets the next run, which all of them share. */
final class Refreshing {
    private final Supplier<Future<Void>> work;
    private boolean running;
    private @Nullable Promise<Void> next;

    Refreshing(Supplier<Future<Void>> work) {
        this.work = work;
    }

    /** Completes with a run that began after this call. */
    Future<Void> run() {
        Promise<Void> asked;
        synchronized (this) {
            if (next == null) {
                next = Promise.promise();
            }
            asked = next;
            if (running) {
                return asked.future();
            }
            running = true;
        }
        begin();
        return asked.future();
    }

    private void begin() {
        Promise<Void> current;
        synchronized (this) {
            if (next == null) {
                running = false;
                return;
            }
            current = next;
            next = null;
        }
        work.get().onComplete(done -> {
            begin();
            if (done.succeeded()) {
                current.complete();
            } else {
                current.fail(done.cause());
            }
        });
    }
}
