package dev.cairn.graphql;

import dev.cairn.store.Deed;
import dev.cairn.store.LearnerRef;
import dev.cairn.store.SignalUndone;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import io.vertx.core.Future;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** {@code Mutation.undoSignal}: what was said of a content counts no more, from the very next answer on. */
final class UndoSignal implements DataFetcher<CompletionStage<UndoSignal.Payload>> {
    private final Sources sources;
    private final SignalsEntries entries;

    UndoSignal(Sources sources, SignalsEntries entries) {
        this.sources = sources;
        this.entries = entries;
    }

    /** @param undone null where nothing was taken back; false where that had been done before */
    record Payload(@Nullable Boolean undone, SignalsEntries.@Nullable Entry entry, List<UserError> userErrors) {}

    @Override
    public CompletionStage<Payload> get(DataFetchingEnvironment environment) {
        Standing standing = Standing.renew(environment, sources);
        Input input = Asked.input(environment);
        Deed deed = Audited.reporting(environment);
        return Themselves.of(environment, List.of(input.object("learner")), sources)
                .compose(caller -> undo(input, caller, standing, deed))
                .toCompletionStage();
    }

    private Future<Payload> undo(Input input, Themselves caller, Standing standing, @Nullable Deed deed) {
        LearnerRef learner = input.reading("learner", given -> caller.checked(Refs.learner(input.object("learner"))));
        String signal = input.reading("signal", Refs::id);
        SignalsEntries.Next next = SignalsEntries.next(input, standing);
        if (learner == null || signal == null || !input.errors().isEmpty()) {
            return Future.succeededFuture(refused(input));
        }
        return sources.recording()
                .undo(learner, signal, standing.book(), standing.catalog(), standing.now(), deed)
                .map(outcome -> payload(outcome, input, next, standing, caller.caller()));
    }

    private Payload payload(
            SignalUndone outcome, Input input, SignalsEntries.@Nullable Next next, Standing standing, Caller caller) {
        if (outcome instanceof SignalUndone.Undone done) {
            return new Payload(
                    !done.before(),
                    done.learner() == null ? null : entries.entry(done.learner(), next, standing, caller),
                    List.of());
        }
        if (outcome instanceof SignalUndone.Refused refused) {
            input.error(
                    ErrorCode.NOT_UNDOABLE,
                    "a `" + refused.kind() + "` signal cannot be taken back; `dismissed`, `known` and `snoozed` can",
                    null,
                    "signal");
        } else {
            input.error(ErrorCode.NOT_FOUND, "the learner has no such signal", null, "signal");
        }
        return refused(input);
    }

    private static Payload refused(Input input) {
        return new Payload(null, null, input.errors());
    }
}
