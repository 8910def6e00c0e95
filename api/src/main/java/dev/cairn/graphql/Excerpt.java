package dev.cairn.graphql;

import dev.cairn.engine.rulebook.row.Issue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The beginning of a list that may be as long as a book: as much as an answer holds, whatever else it is asked for. */
final class Excerpt {
    /** The schema says so beside each list. */
    static final int MOST = 1_000;

    private Excerpt() {}

    static <T> List<T> of(List<T> all) {
        return all.size() <= MOST ? all : List.copyOf(all.subList(0, MOST));
    }

    static <T> @Nullable List<T> orNull(@Nullable List<T> all) {
        return all == null ? null : of(all);
    }

    /** Errors before warnings, where there is no room for all; in the order of their places. */
    static List<Issue> issues(List<Issue> all) {
        if (all.size() <= MOST) {
            return all;
        }
        List<Issue> some = new ArrayList<>(MOST);
        all.stream().filter(Issue::isError).limit(MOST).forEach(some::add);
        all.stream().filter(issue -> !issue.isError()).limit(MOST - some.size()).forEach(some::add);
        some.sort(null);
        return some;
    }

    static int errors(List<Issue> all) {
        return (int) all.stream().filter(Issue::isError).count();
    }

    static <T> List<T> part(List<T> all, int skip, int first) {
        if (skip < 0 || first < 1 || first > MOST) {
            throw new Refusal(ErrorCode.INVALID, "`skip` is at least 0, `first` 1 to " + MOST);
        }
        int from = Math.min(skip, all.size());
        return all.subList(from, from + Math.min(first, all.size() - from));
    }
}
