package dev.cairn.http.rules;

import dev.cairn.store.Edition;
import java.time.ZoneId;
import java.util.List;

/**
 * A page of the history.
 *
 * @param next before which version the next page begins; 0: there is none
 */
record HistoryView(List<Edition> editions, long next, ZoneId zone) {
    HistoryView {
        editions = List.copyOf(editions);
    }

    /** What the form for comparing begins with. */
    long to() {
        return editions.isEmpty() ? 1 : editions.get(0).version();
    }

    long from() {
        return Math.max(1, to() - 1);
    }
}
