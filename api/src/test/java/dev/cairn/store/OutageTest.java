package dev.cairn.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A wait for a connection that took too long is told as an outage, as the pool itself puts it. */
class OutageTest {
    @Test
    void whoeverGetsNoConnectionInTimeIsToldOfAnOutage() {
        DatabaseAddress address = TestDatabase.empty("outage");
        Vertx vertx = Vertx.vertx();
        Pool pool = PgBuilder.pool()
                .with(new PoolOptions()
                        .setMaxSize(1)
                        .setConnectionTimeout(1_500)
                        .setConnectionTimeoutUnit(TimeUnit.MILLISECONDS))
                .connectingTo(new PgConnectOptions()
                        .setHost(address.host())
                        .setPort(address.port())
                        .setDatabase(address.database())
                        .setUser(address.user())
                        .setPassword(address.password()))
                .using(vertx)
                .build();
        try {
            TestDatabase.await(pool.getConnection());
            Boolean outage = TestDatabase.await(pool.getConnection()
                    .transform(done -> Future.succeededFuture(done.failed() && Outage.is(done.cause()))));
            assertEquals(true, outage);
            assertFalse(Outage.is(new IllegalStateException("something else")));
        } finally {
            TestDatabase.await(pool.close());
            TestDatabase.await(vertx.close());
        }
    }
}
