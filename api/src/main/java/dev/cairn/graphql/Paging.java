package dev.cairn.graphql;

import graphql.schema.DataFetchingEnvironment;
import java.util.List;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Which page of a list is wanted, as the Relay specification of connections says
 * (https://relay.dev/graphql/connections.htm): the first so many after a cursor, or the last so many before one.
 *
 * @param size 1 to 100
 */
record Paging(
        int size,
        boolean backward,
        @Nullable String after,
        @Nullable String before) {

    /**
     * @param usual how many, where neither {@code first} nor {@code last} is given
     * @throws Refusal where both are, or one is not 1 to 100
     */
    static Paging of(DataFetchingEnvironment environment, int usual) {
        @Nullable Integer first = environment.getArgument("first");
        @Nullable Integer last = environment.getArgument("last");
        if (first != null && last != null) {
            throw new Refusal(ErrorCode.INVALID, "give `first` or `last`, not both");
        }
        return new Paging(
                size(last == null ? (first == null ? usual : first) : last, last == null ? "first" : "last"),
                last != null,
                environment.getArgument("after"),
                environment.getArgument("before"));
    }

    private static int size(int size, String name) {
        if (size < 1 || size > Limits.PAGE) {
            throw new Refusal(ErrorCode.INVALID, "`" + name + "` is 1 to " + Limits.PAGE + ", not " + size);
        }
        return size;
    }

    /** Places {@code from} up to, and without, {@code to} of a list. */
    record Window(int from, int to) {}

    /**
     * The page of a list that is at hand.
     *
     * @param passed how many items of the list stand before, or at, a cursor
     * @param reached how many stand before it
     */
    Window in(int all, ToIntFunction<String> passed, ToIntFunction<String> reached) {
        int from = after == null ? 0 : passed.applyAsInt(after);
        int to = before == null ? all : Math.max(from, reached.applyAsInt(before));
        return backward ? new Window(Math.max(from, to - size), to) : new Window(from, Math.min(to, from + size));
    }

    /** Of items that were read one more than wanted, in the direction of reading: those wanted, in the list's order. */
    <T> List<T> cut(List<T> read) {
        if (read.size() <= size) {
            return read;
        }
        return backward ? read.subList(read.size() - size, read.size()) : read.subList(0, size);
    }
}
