package dev.cairn.graphql;

import org.jspecify.annotations.Nullable;

/** Where a page stands in the whole, as the Relay specification of connections shapes it. */
record PageInfo(
        boolean hasNextPage,
        boolean hasPreviousPage,
        @Nullable String startCursor,
        @Nullable String endCursor) {}
