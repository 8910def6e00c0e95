package dev.cairn.graphql;

import dev.cairn.engine.learner.Learner;
import dev.cairn.keeping.Keeping;
import dev.cairn.store.KeptDecision;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Offers each page that goes out to be kept, and says whether it is. */
final class Pages {
    private final Keeping keeping;

    Pages(Keeping keeping) {
        this.keeping = keeping;
    }

    /**
     * How a list was decided.
     *
     * @param wanted how many picks
     * @param without ids of contents that stood on the same page already
     * @param whole false where the list was begun by one book or catalogue and continued by another: that cannot be
     *     decided again
     */
    record Making(@Nullable String program, int wanted, Set<String> without, boolean whole) {}

    /**
     * @param place how many picks stood before the page
     * @param ranks the places, in the decision's list, of what is on the page
     */
    Served kept(
            Served served,
            Making making,
            Learner learner,
            Standing standing,
            Caller caller,
            int place,
            List<Integer> ranks) {
        boolean numbered = served.decision().book() > 0;
        boolean kept = making.whole
                && numbered
                && keeping.offer(
                        served.id(),
                        learner,
                        share -> new KeptDecision(
                                served.id(),
                                place,
                                standing.now(),
                                learner,
                                served.decision().book(),
                                served.decision().catalog(),
                                share,
                                new KeptDecision.Asked(
                                        served.moment(),
                                        making.program,
                                        making.wanted,
                                        roles(caller),
                                        making.without.stream().sorted().toList()),
                                KeptDecision.Answer.of(served.decision(), ranks)));
        return served.kept(kept);
    }

    private static List<String> roles(Caller caller) {
        return caller.roles().stream().map(Role::name).sorted().toList();
    }
}
