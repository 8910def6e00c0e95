package dev.cairn.graphql;

import dev.cairn.keeping.Busy;
import dev.cairn.keeping.Replay;
import dev.cairn.keeping.Replaying;
import dev.cairn.store.KeptDecision;
import graphql.TypeResolutionEnvironment;
import graphql.execution.DataFetcherResult;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLObjectType;
import graphql.schema.idl.RuntimeWiring;
import io.vertx.core.Future;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** {@code Query.decision} and {@code Query.replay}. */
final class Replays {
    private static final String REPLAYED = "Replayed";
    private static final String LOST = "ReplayLost";

    private final Replaying replaying;

    Replays(Replaying replaying) {
        this.replaying = replaying;
    }

    /** The schema's {@code Replayed}. */
    record Replayed(Shown kept, Simulated now, List<Replay.Difference> differences) {
        public boolean same() {
            return differences.isEmpty();
        }
    }

    /** The schema's {@code ReplayLost}. */
    record Lost(Shown kept, Replay.Input input, String message) {}

    /** A kept page, and the places of all that are kept of its decision. */
    record Shown(KeptDecision page, List<Integer> pages) {}

    CompletionStage<@Nullable Shown> decision(DataFetchingEnvironment environment) {
        int from = from(environment);
        return replaying
                .kept(id(environment))
                .map(pages -> pages.stream()
                        .filter(page -> page.place() == from)
                        .findFirst()
                        .map(page -> new Shown(
                                page, pages.stream().map(KeptDecision::place).toList()))
                        .orElse(null))
                .toCompletionStage();
    }

    CompletionStage<@Nullable DataFetcherResult<?>> replay(DataFetchingEnvironment environment) {
        return replaying
                .replay(id(environment), from(environment))
                .map(Replays::answer)
                .recover(Replays::refused)
                .toCompletionStage();
    }

    private static @Nullable DataFetcherResult<?> answer(@Nullable Replay replay) {
        if (replay instanceof Replay.Decided decided) {
            Simulated now = Simulated.of(decided);
            return now.around(new Replayed(shown(decided.kept()), now, decided.differences()));
        }
        return replay instanceof Replay.Lost lost
                ? DataFetcherResult.newResult()
                        .data(new Lost(shown(lost.kept()), lost.input(), lost.why()))
                        .build()
                : null;
    }

    private static Shown shown(KeptDecision page) {
        return new Shown(page, List.of(page.place()));
    }

    static <T> Future<T> refused(Throwable failure) {
        return Future.failedFuture(
                failure instanceof Busy
                        ? new Refusal(ErrorCode.UNAVAILABLE, String.valueOf(failure.getMessage()))
                        : failure);
    }

    private static UUID id(DataFetchingEnvironment environment) {
        String id = Objects.requireNonNull(environment.<String>getArgument("id"));
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException malformed) {
            throw new Refusal(ErrorCode.INVALID, "an `id` is one that a decision had");
        }
    }

    private static int from(DataFetchingEnvironment environment) {
        return Objects.requireNonNull(environment.<Integer>getArgument("from"));
    }

    static void bind(RuntimeWiring.Builder wiring) {
        wiring.type("Replay", union -> union.typeResolver(Replays::type));
        wiring.type(Fields.of("KeptDecision", Shown.class)
                .field("id", shown -> shown.page.id())
                .field("from", shown -> shown.page.place())
                .field("servedAt", shown -> shown.page.servedAt())
                .field("share", shown -> shown.page.share())
                .field("bookVersion", shown -> shown.page.book())
                .field("catalogVersion", shown -> shown.page.catalog())
                .field("moment", shown -> shown.page.asked().moment())
                .field("program", shown -> shown.page.asked().program())
                .field("without", shown -> shown.page.asked().without())
                .field("callerRoles", shown -> shown.page.asked().roles())
                .field("erased", shown -> shown.page.learner() == null)
                .field("learner", shown -> shown.page.learner())
                .field("persona", shown -> shown.page.answer().persona())
                .field("segments", shown -> Fields.sorted(shown.page.answer().segments()))
                .field("fallback", shown -> shown.page.answer().fallback())
                .field("totalCount", shown -> shown.page.answer().total())
                .field("heldBack", shown -> Served.counts(shown.page.answer().heldBack()))
                .field("picks", shown -> shown.page.answer().picks())
                .type());
        wiring.type(Fields.of("KeptPick", KeptDecision.KeptPick.class)
                .field("key", KeptDecision.KeptPick::content)
                .field("content", (pick, at) -> ContentQueries.named(pick.content(), at))
                .type());
    }

    private static GraphQLObjectType type(TypeResolutionEnvironment environment) {
        boolean replayed = environment.getObject() instanceof Replayed;
        return Objects.requireNonNull(environment.getSchema().getObjectType(replayed ? REPLAYED : LOST));
    }
}
