package dev.cairn.store;

import io.vertx.core.Future;

/** Takes a transaction back and still carries an answer out of it. */
final class Undone extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Object answer;

    private Undone(Object answer) {
        super("taken back", null, false, false);
        this.answer = answer;
    }

    /** Inside a transaction: end it without keeping anything. */
    static <T> Future<T> with(T answer) {
        return Future.failedFuture(new Undone(answer));
    }

    /** Around a transaction: what it answered, kept or not. */
    static <T> Future<T> answer(Future<T> transaction, Class<T> type) {
        return transaction.recover(e ->
                e instanceof Undone undone ? Future.succeededFuture(type.cast(undone.answer)) : Future.failedFuture(e));
    }
}
