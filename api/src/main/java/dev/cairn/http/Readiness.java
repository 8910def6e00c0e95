package dev.cairn.http;

import io.vertx.core.Future;

/**
 * What {@code /health/ready} asks.
 *
 * @param ready whether questions can be answered well now
 * @param database what the database said, {@code ok} or why not
 * @param book the version of the rule book that decides, 0 when there is none
 * @param catalogue the version of the catalogue that is decided over
 * @param note what an operator should know though it does not stop us, such as a book that was refused; may be empty
 */
public record Readiness(boolean ready, String database, long book, long catalogue, String note) {

    /** Asked on an event loop, and answers within a second or two. */
    @FunctionalInterface
    public interface Probe {
        Future<Readiness> ask();
    }
}
