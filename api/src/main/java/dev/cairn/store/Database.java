package dev.cairn.store;

import io.vertx.core.Future;
import io.vertx.core.Vertx;

/** An open, migrated database: a bounded pool of pipelined connections, and the nouns that are kept in it. */
public final class Database {
    private Database() {}

    /** Migrates, then opens the pool. Fails with {@link DatabaseFailure}. */
    public static Future<Database> open(Vertx vertx, DatabaseAddress address) {
        throw new UnsupportedOperationException();
    }

    public Learners learners() {
        throw new UnsupportedOperationException();
    }

    public Contents contents() {
        throw new UnsupportedOperationException();
    }

    public RuleBooks ruleBooks() {
        throw new UnsupportedOperationException();
    }

    public SignalLog signals() {
        throw new UnsupportedOperationException();
    }

    /** Succeeds when the database answers; for readiness. */
    public Future<Void> ping() {
        throw new UnsupportedOperationException();
    }

    public Future<Void> close() {
        throw new UnsupportedOperationException();
    }
}
