package dev.cairn.graphql;

import io.vertx.core.Future;

/**
 * An operation that was begun.
 *
 * @param outcome never fails: whatever goes wrong becomes a typed error in an answer
 * @param cancel for a client that waits no longer: fields that have not been begun are left out
 */
public record Begun(Future<Outcome> outcome, Runnable cancel) {}
