package dev.cairn.graphql;

import dev.cairn.store.Advanced;
import dev.cairn.store.Deed;
import dev.cairn.store.Recorded;
import dev.cairn.store.SignalOutcome;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code Mutation.recordSignals}: what happened goes in, what comes next goes out, read after its own write. */
final class RecordSignals implements DataFetcher<CompletionStage<RecordSignals.Payload>> {
    /** For how many learners one answer decides what comes next. */
    private static final int MOST_NEXT = 50;

    private final Sources sources;
    private final SignalsEntries entries;

    RecordSignals(Sources sources, SignalsEntries entries) {
        this.sources = sources;
        this.entries = entries;
    }

    record Payload(
            List<SignalsEntries.Entry> entries,
            int accepted,
            int duplicates,
            List<Parked> parked,
            List<UserError> userErrors,
            SignalHints.@Nullable Taken hinted) {}

    /** The schema's {@code ParkedSignal}. */
    record Parked(String id, List<WaitsFor> waitsFor, Instant until) {}

    enum WaitsFor {
        LEARNER,
        CONTENT
    }

    @Override
    public CompletionStage<Payload> get(DataFetchingEnvironment environment) {
        Standing standing = Standing.renew(environment, sources);
        Input input = Asked.input(environment);
        Deed deed = Audited.reporting(environment);
        return Themselves.of(environment, SignalsInput.named(input), sources)
                .compose(caller -> record(input, caller, standing, deed))
                .toCompletionStage();
    }

    private Future<Payload> record(Input input, Themselves caller, Standing standing, @Nullable Deed deed) {
        SignalsEntries.Next next = SignalsEntries.next(input, standing);
        List<SignalsInput.Placed> placed = new SignalsInput(input, caller, standing, sources).read();
        boolean wrongNext = next == null && input.get("next") != null;
        boolean whole = Boolean.TRUE.equals(input.get("atomic"));
        if (placed.isEmpty() || wrongNext || (whole && !input.errors().isEmpty())) {
            return Future.succeededFuture(new Payload(List.of(), 0, 0, List.of(), input.errors(), null));
        }
        return sources.recording()
                .record(
                        placed.stream().map(SignalsInput.Placed::signal).toList(),
                        standing.book(),
                        standing.catalog(),
                        standing.now(),
                        whole,
                        deed)
                .map(recorded -> payload(recorded, placed, input, next, standing, caller.caller()));
    }

    private Payload payload(
            Recorded recorded,
            List<SignalsInput.Placed> placed,
            Input input,
            SignalsEntries.@Nullable Next next,
            Standing standing,
            Caller caller) {
        int accepted = 0;
        int duplicates = 0;
        boolean kept = recorded.kept();
        List<Parked> parked = new ArrayList<>();
        for (int i = 0; i < placed.size(); i++) {
            SignalOutcome outcome = recorded.outcomes().get(i);
            accepted += kept && outcome instanceof SignalOutcome.Accepted ? 1 : 0;
            duplicates += kept && outcome instanceof SignalOutcome.Duplicate ? 1 : 0;
            if (kept && outcome instanceof SignalOutcome.Parked one) {
                parked.add(new Parked(one.signal(), waitsFor(one.unknownLearner(), one.unknownContent()), one.until()));
            }
            refuse(outcome, placed.get(i).index(), input);
        }
        List<SignalsEntries.Entry> entries = new ArrayList<>();
        for (Advanced advanced : recorded.learners()) {
            entries.add(this.entries.entry(advanced, entries.size() < MOST_NEXT ? next : null, standing, caller));
        }
        Set<String> withoutContent = parked.stream()
                .filter(one -> one.waitsFor().contains(WaitsFor.CONTENT))
                .map(Parked::id)
                .collect(Collectors.toSet());
        return new Payload(
                entries,
                accepted,
                duplicates,
                parked,
                inOrder(input.errors()),
                new SignalHints.Taken(placed, withoutContent, standing));
    }

    private static List<WaitsFor> waitsFor(boolean learner, boolean content) {
        List<WaitsFor> all = new ArrayList<>();
        if (learner) {
            all.add(WaitsFor.LEARNER);
        }
        if (content) {
            all.add(WaitsFor.CONTENT);
        }
        return all;
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
        } else if (outcome instanceof SignalOutcome.NoRoom full) {
            input.error(
                    ErrorCode.NO_ROOM,
                    "there is no such " + (full.unknownLearner() ? "learner" : "content")
                            + ", and as many signals wait for those who are to come as may",
                    null,
                    field);
        } else if (outcome instanceof SignalOutcome.TooFarAhead) {
            input.error(ErrorCode.INVALID, "it lies more than 24 hours ahead", null, field);
        }
    }
}
