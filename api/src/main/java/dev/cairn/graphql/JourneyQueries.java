package dev.cairn.graphql;

import dev.cairn.engine.decision.Moment;
import dev.cairn.engine.learner.Journey;
import dev.cairn.engine.learner.Learner;
import dev.cairn.engine.rulebook.row.Program;
import dev.cairn.engine.word.Word;
import dev.cairn.store.FunnelStage;
import dev.cairn.store.KeptMove;
import dev.cairn.store.LearnerRef;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** {@code Query.journey} and {@code Query.funnel}. */
final class JourneyQueries {
    private static final int MOST_MOVES = 1_000;

    private final Segments segments;
    private final Sources sources;

    JourneyQueries(Vertx vertx, Sources sources) {
        segments = new Segments(vertx, sources);
        this.sources = sources;
    }

    /** The schema's {@code JourneyHistory}. */
    record History(String program, @Nullable Journey place, List<KeptMove> moves) {}

    record Funnel(String program, Segments.@Nullable Members segment, List<FunnelStage> stages) {}

    static void bind(RuntimeWiring.Builder wiring) {
        wiring.type(Fields.of("JourneyMove", KeptMove.class)
                .field("from", move -> move.transition().from())
                .field("to", move -> move.transition().to())
                .field("at", move -> move.transition().at())
                .field("rule", move -> move.transition().rule())
                .field("sentence", move -> move.transition().sentence())
                .field("signals", move -> move.transition().signals())
                .field("ruleBook", KeptMove::book)
                .type());
        wiring.type(Fields.of("FunnelStage", FunnelStage.class)
                .field("conversion", FunnelStage::conversion)
                .type());
    }

    CompletionStage<@Nullable History> journey(DataFetchingEnvironment environment) {
        Standing standing = Asked.standing(environment);
        String program =
                Question.program(Objects.requireNonNull(environment.<String>getArgument("program")), standing.book());
        LearnerRef ref = Refs.learner(Asked.object(environment, "learner"));
        return sources.advance()
                .read(ref, standing.book(), standing.catalog(), Moment.at(standing.now()), standing.now())
                .compose(found -> {
                    Learner learner = Asking.visible(found, environment);
                    return learner == null
                            ? Future.<@Nullable History>succeededFuture()
                            : sources.advance()
                                    .history(learner.id(), program, MOST_MOVES)
                                    .<@Nullable History>map(
                                            moves -> new History(program, place(learner, program), moves));
                })
                .toCompletionStage();
    }

    private static @Nullable Journey place(Learner learner, String program) {
        String key = Word.key(program);
        List<Journey> places = learner.journeys() == null ? List.of() : learner.journeys();
        return places.stream()
                .filter(place -> Word.key(place.program()).equals(key))
                .findFirst()
                .orElse(null);
    }

    CompletionStage<Funnel> funnel(DataFetchingEnvironment environment) {
        Standing standing = Asked.standing(environment);
        String name =
                Question.program(Objects.requireNonNull(environment.<String>getArgument("program")), standing.book());
        Program program = Objects.requireNonNull(standing.book().program(name));
        Instant from = Objects.requireNonNull(environment.<Instant>getArgument("from"));
        Instant until = Objects.requireNonNull(environment.<Instant>getArgument("until"));
        if (!from.isBefore(until)) {
            throw new Refusal(ErrorCode.INVALID, "`until` lies after `from`");
        }
        String segment = environment.getArgument("segment");
        Future<Segments.@Nullable Members> members =
                segment == null ? Future.succeededFuture() : segments.members(segment, name, until, standing);
        return members.compose(all -> sources.advance()
                        .funnel(name, program.stages(), from, until, all == null ? null : all.ids())
                        .map(stages -> new Funnel(name, all, stages)))
                .toCompletionStage();
    }
}
