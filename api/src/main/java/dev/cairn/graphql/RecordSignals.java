package dev.cairn.graphql;

import dev.cairn.engine.learner.Learner;
import dev.cairn.engine.rulebook.Transition;
import dev.cairn.store.Advanced;
import dev.cairn.store.LearnerRef;
import dev.cairn.store.Recorded;
import dev.cairn.store.SignalOutcome;
import graphql.execution.DataFetcherResult;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** {@code Mutation.recordSignals}: what happened goes in, what comes next goes out, read after its own write. */
final class RecordSignals implements DataFetcher<CompletionStage<RecordSignals.Payload>> {
    /** For how many learners one answer decides what comes next. */
    private static final int MOST_NEXT = 50;

    private final Sources sources;
    private final Decisions decisions;

    RecordSignals(Sources sources, Decisions decisions) {
        this.sources = sources;
        this.decisions = decisions;
    }

    record Payload(List<Entry> entries, int accepted, int duplicates, List<UserError> userErrors) {}

    /** @param next the page with the languages that its texts are wanted in; null where none was asked for */
    record Entry(
            Learner learner,
            List<Transition> transitions,
            @Nullable DataFetcherResult<Recommended> next) {}

    /** What each touched learner is to be told; the question's learner is not looked at. */
    private record Next(Question question, int first) {}

    @Override
    public CompletionStage<Payload> get(DataFetchingEnvironment environment) {
        Standing standing = Standing.renew(environment, sources);
        Caller caller = Asked.caller(environment);
        Input input = Asked.input(environment);
        Next next = input.reading("next", given -> next(input.in("next"), standing));
        List<SignalsInput.Placed> placed = new SignalsInput(input, caller, standing, sources).read();
        boolean wrongNext = next == null && input.get("next") != null;
        boolean whole = Boolean.TRUE.equals(input.get("atomic"));
        if (placed.isEmpty() || wrongNext || (whole && !input.errors().isEmpty())) {
            return Future.succeededFuture(new Payload(List.of(), 0, 0, input.errors()))
                    .toCompletionStage();
        }
        return Audited.signals(environment, sources.recording(), () -> sources.recording()
                        .by(Audited.deed(environment)))
                .record(
                        placed.stream().map(SignalsInput.Placed::signal).toList(),
                        standing.book(),
                        standing.catalog(),
                        standing.now(),
                        whole)
                .map(recorded -> payload(recorded, placed, input, next, standing, caller))
                .toCompletionStage();
    }

    private static Next next(Input given, Standing standing) {
        int first = given.get("first") instanceof Integer number ? number : 1;
        Map<String, Object> moment = given.get("moment") == null ? null : given.object("moment");
        LearnerRef nobodyYet = LearnerRef.of("-");
        return new Next(
                Question.of(nobodyYet, given.get("program"), moment, standing.book(), standing.now()),
                Asked.first(first));
    }

    private Payload payload(
            Recorded recorded,
            List<SignalsInput.Placed> placed,
            Input input,
            @Nullable Next next,
            Standing standing,
            Caller caller) {
        int accepted = 0;
        int duplicates = 0;
        boolean kept = recorded.kept();
        for (int i = 0; i < placed.size(); i++) {
            SignalOutcome outcome = recorded.outcomes().get(i);
            accepted += kept && outcome instanceof SignalOutcome.Accepted ? 1 : 0;
            duplicates += kept && outcome instanceof SignalOutcome.Duplicate ? 1 : 0;
            refuse(outcome, placed.get(i).index(), input);
        }
        List<Entry> entries = new ArrayList<>();
        for (Advanced advanced : recorded.learners()) {
            entries.add(entry(advanced, entries.size() < MOST_NEXT ? next : null, standing, caller));
        }
        return new Payload(entries, accepted, duplicates, inOrder(input.errors()));
    }

    /** As the signals stand in the list, whoever found what is wrong with them. */
    private static List<UserError> inOrder(List<UserError> errors) {
        return errors.stream()
                .sorted(Comparator.comparingInt(RecordSignals::index))
                .toList();
    }

    private static int index(UserError error) {
        int at = error.field().indexOf(SignalsInput.LIST) + 1;
        return at > 0 && at < error.field().size()
                ? Integer.parseInt(error.field().get(at))
                : -1;
    }

    private static void refuse(SignalOutcome outcome, int index, Input input) {
        Object[] field = {SignalsInput.LIST, index};
        if (outcome instanceof SignalOutcome.Conflict) {
            input.error(
                    ErrorCode.SIGNAL_CONFLICT,
                    "the id was used before for a signal that says something else",
                    null,
                    field);
        } else if (outcome instanceof SignalOutcome.UnknownLearner) {
            input.error(ErrorCode.NOT_FOUND, "there is no such learner", null, field);
        } else if (outcome instanceof SignalOutcome.UnknownContent) {
            input.error(ErrorCode.NOT_FOUND, "there is no such content", null, field);
        } else if (outcome instanceof SignalOutcome.TooFarAhead) {
            input.error(ErrorCode.INVALID, "it lies more than 24 hours ahead", null, field);
        }
    }

    private Entry entry(Advanced advanced, @Nullable Next next, Standing standing, Caller caller) {
        Learner learner = advanced.learner();
        if (next == null) {
            return new Entry(learner, advanced.transitions(), null);
        }
        Recommended page = decisions.firstPage(next.question, learner, standing, caller, next.first, true);
        return new Entry(
                learner, advanced.transitions(), Recommendations.result(page, next.question, learner, standing));
    }
}
