package dev.cairn.graphql;

import graphql.schema.DataFetchingEnvironment;

/** The arguments that all connections share. */
final class Paging {
    private Paging() {}

    /** @throws Refusal where the page is not of 1 to 100 */
    static int first(DataFetchingEnvironment environment) {
        Integer first = environment.getArgument("first");
        return first(first == null ? 0 : first);
    }

    static int first(int first) {
        if (first < 1 || first > Limits.PAGE) {
            throw new Refusal(ErrorCode.INVALID, "`first` is 1 to " + Limits.PAGE + ", not " + first);
        }
        return first;
    }
}
