package dev.cairn.graphql;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a page stands in the whole, as the Relay specification of connections shapes it. */
record PageInfo(
        boolean hasNextPage,
        boolean hasPreviousPage,
        @Nullable String startCursor,
        @Nullable String endCursor) {

    static PageInfo of(List<String> cursors, boolean previous, boolean next) {
        return new PageInfo(
                next,
                previous,
                cursors.isEmpty() ? null : cursors.get(0),
                cursors.isEmpty() ? null : cursors.get(cursors.size() - 1));
    }
}
