package dev.cairn.http.keys;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The provider's keys as they are now. A file is looked at every other second, a URL every five minutes and when a token
 * names a key that is not there, though never twice within ten seconds: a made-up key makes nobody ask all day. What
 * cannot be read or understood changes nothing; the last good keys stay.
 */
final class Keyring {
    private static final Logger LOG = LoggerFactory.getLogger(Keyring.class);
    private static final long FILE_MS = 2_000;
    private static final long URL_MS = 300_000;
    private static final long REST_NANOS = 10_000_000_000L;

    private final Vertx vertx;
    private final KeyPlace place;
    private final String name;
    private final Runnable changed;
    private final AtomicReference<@Nullable Future<Void>> reading = new AtomicReference<>();
    private volatile KeySet keys = KeySet.EMPTY;
    private volatile long read = System.nanoTime() - REST_NANOS;
    private volatile String trouble = "";
    private long timer = -1;

    /** @param changed called after other keys have taken the place of those there were */
    Keyring(Vertx vertx, String place, Runnable changed) {
        this.vertx = vertx;
        this.place = new KeyPlace(vertx, place);
        this.changed = changed;
        name = place;
    }

    /** Fails where a file is no good; a provider that does not answer now may do so later. */
    Future<Void> open() {
        timer = vertx.setPeriodic(place.isRemote() ? URL_MS : FILE_MS, tick -> refresh());
        return refresh()
                .compose(done -> keys.isEmpty() && !place.isRemote()
                        ? Future.failedFuture(new IllegalArgumentException("the keys in `" + name + "`: " + trouble))
                        : Future.succeededFuture());
    }

    KeySet keys() {
        return keys;
    }

    /** The keys after another look, where it is time for one. */
    Future<KeySet> again() {
        boolean rested = System.nanoTime() - read >= REST_NANOS || reading.get() != null || !place.isRemote();
        return rested ? refresh().map(done -> keys) : Future.succeededFuture(keys);
    }

    /** One look at a time; whoever comes meanwhile waits for its end. Never fails. */
    private Future<Void> refresh() {
        Future<Void> going = reading.get();
        if (going != null) {
            return going;
        }
        Promise<Void> mine = Promise.promise();
        if (!reading.compareAndSet(null, mine.future())) {
            return refresh();
        }
        read = System.nanoTime();
        place.read().map(this::take).onComplete(done -> {
            if (done.failed()) {
                tell(String.valueOf(done.cause().getMessage()));
            } else {
                trouble = "";
            }
            reading.set(null);
            mine.complete();
        });
        return mine.future();
    }

    private boolean take(String text) {
        if (keys.says(text)) {
            return false;
        }
        KeySet next = KeySet.parse(text);
        keys = next;
        changed.run();
        LOG.info("{} keys for tokens from {}", next.size(), name);
        return true;
    }

    /** Once, until it is something else: a file is looked at often. */
    private void tell(String reason) {
        if (!trouble.equals(reason)) {
            trouble = reason;
            LOG.warn("keys for tokens cannot be read from {}: {}; those there were stay", name, reason);
        }
    }

    Future<Void> close() {
        vertx.cancelTimer(timer);
        return place.close();
    }
}
