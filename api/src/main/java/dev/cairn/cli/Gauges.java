package dev.cairn.cli;

import dev.cairn.http.Metrics;
import dev.cairn.keeping.Counts;
import dev.cairn.keeping.Keeping;
import dev.cairn.push.Watching;
import dev.cairn.store.Parking;

/** What the metrics read of each room of the service. */
final class Gauges {
    private Gauges() {}

    static void watch(Metrics metrics, Node node) {
        metrics.gauge("cairn_rule_book_version", "The version that decides", () -> node.book()
                .version());
        metrics.gauge("cairn_catalog_version", "The version decided over", () -> node.catalog()
                .get()
                .version());
        metrics.gauge(
                "cairn_catalog_contents",
                "Contents in the catalogue, whatever their status",
                () -> node.catalog().get().contents().size());
        metrics.gauge("cairn_rule_book_due_version", "The version that should decide", () -> node.publishing()
                .due());
        metrics.counter(
                "cairn_rule_book_swap_failures",
                "How often a rule book that was due could not take its place here",
                () -> node.publishing().failedSwaps());
        metrics.gauge(
                "cairn_rule_book_refused",
                "1 while the newest published rule book is not the one that decides",
                () -> node.publishing().trouble() == null ? 0 : 1);
    }

    static void watch(Metrics metrics, Watching watching) {
        metrics.gauge("cairn_watchers", "Subscriptions that are told of changes", watching::watchers);
        metrics.gauge("cairn_watched_waiting", "Watched learners that are to be looked at", watching::waiting);
    }

    static void watch(Metrics metrics, Keeping keeping) {
        Counts counts = keeping.counts();
        metrics.counter("cairn_decisions_kept", "Pages of decisions told as kept", counts::kept);
        metrics.counter("cairn_decisions_sampled_out", "Not kept: more than may be kept a second", counts::sampledOut);
        metrics.counter("cairn_decisions_dropped", "Not kept: no room in the queue", counts::dropped);
        metrics.counter("cairn_decisions_lost", "Told as kept and then refused by the database", counts::lost);
        metrics.counter("cairn_decisions_write_failures", "Batches that the database did not take", counts::failures);
        metrics.gauge("cairn_decisions_waiting", "Pages that wait to be written", keeping::waiting);
    }

    static void watch(Metrics metrics, Parking parking) {
        metrics.gauge(
                "cairn_signals_parked",
                "Signals that wait for a learner or a content, as of the last half minute",
                parking::waiting);
        metrics.counter(
                "cairn_signals_joined", "Signals that had waited and were counted by this node", parking::joined);
        metrics.counter(
                "cairn_signals_expired", "Signals this node forgot because nobody came for them", parking::expired);
        metrics.counter(
                "cairn_signals_without_room",
                "Signals of somebody unknown that this node refused because as many wait as may",
                parking::refused);
    }
}
