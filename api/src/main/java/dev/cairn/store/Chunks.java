package dev.cairn.store;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Long lists, written a piece at a time as arrays of columns. */
final class Chunks {
    private Chunks() {}

    /** Works on one piece after another; stops at the first failure. */
    static <T, R> Future<Void> each(List<T> all, int size, Function<List<T>, Future<R>> work) {
        Future<Void> done = Future.succeededFuture();
        for (int from = 0; from < all.size(); from += size) {
            List<T> piece = all.subList(from, Math.min(from + size, all.size()));
            done = done.compose(before -> work.apply(piece).mapEmpty());
        }
        return done;
    }

    static <T> @Nullable String[] texts(Collection<T> all, Function<T, @Nullable String> text) {
        return all.stream().map(text).toArray(String[]::new);
    }

    static <T> @Nullable OffsetDateTime[] times(Collection<T> all, Function<T, @Nullable Instant> time) {
        return all.stream().map(one -> utc(time.apply(one))).toArray(OffsetDateTime[]::new);
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    /** An import may take longer than a request: this transaction's statements have more time. */
    static Future<Void> unhurried(SqlConnection connection) {
        return connection
                .query("set local statement_timeout = '10min'")
                .execute()
                .mapEmpty();
    }
}
