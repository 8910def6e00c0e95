package dev.cairn.graphql;

import dev.cairn.engine.learner.Learner;
import dev.cairn.engine.rulebook.Transition;
import dev.cairn.store.Advanced;
import dev.cairn.store.LearnerRef;
import graphql.execution.DataFetcherResult;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What became of learners whom signals touched, and what each is to see next: the schema's {@code SignalsEntry}. */
final class SignalsEntries {
    private final Decisions decisions;

    SignalsEntries(Decisions decisions) {
        this.decisions = decisions;
    }

    /** @param next the page with the languages that its texts are wanted in; null where none was asked for */
    record Entry(
            Learner learner,
            List<Transition> transitions,
            @Nullable DataFetcherResult<Recommended> next) {}

    /** What each touched learner is to be told; the question's learner is not looked at. */
    record Next(Question question, int first) {}

    /** The schema's {@code NextInput}; null where it is not there, or wrong. */
    static @Nullable Next next(Input input, Standing standing) {
        return input.reading("next", given -> read(input.in("next"), standing));
    }

    private static Next read(Input given, Standing standing) {
        int first = given.get("first") instanceof Integer number ? number : 1;
        Map<String, Object> moment = given.get("moment") == null ? null : given.object("moment");
        LearnerRef nobodyYet = LearnerRef.of("-");
        return new Next(
                Question.of(nobodyYet, given.get("program"), moment, standing.book(), standing.now()),
                Asked.first(first));
    }

    Entry entry(Advanced advanced, @Nullable Next next, Standing standing, Caller caller) {
        Learner learner = advanced.learner();
        if (next == null) {
            return new Entry(learner, advanced.transitions(), null);
        }
        Recommended page = decisions.firstPage(next.question, learner, standing, caller, next.first, true);
        return new Entry(
                learner, advanced.transitions(), Recommendations.result(page, next.question, learner, standing));
    }
}
