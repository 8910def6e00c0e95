package dev.cairn.graphql;

import dev.cairn.engine.decision.Moment;
import dev.cairn.engine.learner.Learner;
import dev.cairn.engine.rulebook.Transition;
import dev.cairn.engine.rulebook.row.Program;
import dev.cairn.engine.word.Nearest;
import dev.cairn.store.Advanced;
import dev.cairn.store.Deed;
import dev.cairn.store.LearnerRef;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import io.vertx.core.Future;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** {@code Mutation.moveLearner}: somebody puts a learner into a stage. */
final class MoveLearner implements DataFetcher<CompletionStage<MoveLearner.Payload>> {
    private final Sources sources;

    MoveLearner(Sources sources) {
        this.sources = sources;
    }

    record Payload(@Nullable Learner learner, List<Transition> transitions, List<UserError> userErrors) {}

    /** @param stage null ends the journey */
    private record Move(
            LearnerRef learner, String program, @Nullable String stage, String by) {}

    @Override
    public CompletionStage<Payload> get(DataFetchingEnvironment environment) {
        Standing standing = Standing.renew(environment, sources);
        Input input = Asked.input(environment);
        Move move = move(input, standing);
        if (move == null) {
            return Future.succeededFuture(refused(input)).toCompletionStage();
        }
        return sources.advance()
                .read(move.learner(), standing.book(), standing.catalog(), Moment.at(standing.now()), standing.now())
                .compose(found -> {
                    Learner learner = Asking.visible(found, environment);
                    return learner == null
                            ? Future.<@Nullable Advanced>succeededFuture()
                            : move(learner, move, standing, Audited.deed(environment));
                })
                .map(moved -> {
                    if (moved == null) {
                        input.error(ErrorCode.NOT_FOUND, "there is no such learner", null, "learner");
                        return refused(input);
                    }
                    return new Payload(moved.learner(), moved.transitions(), List.of());
                })
                .toCompletionStage();
    }

    private Future<@Nullable Advanced> move(Learner learner, Move move, Standing standing, Deed deed) {
        return sources.advance()
                .by(deed)
                .move(
                        learner.id(),
                        move.program(),
                        move.stage(),
                        move.by(),
                        standing.book(),
                        standing.catalog(),
                        standing.now());
    }

    private static @Nullable Move move(Input input, Standing standing) {
        LearnerRef learner = input.reading("learner", given -> Refs.learner(input.object("learner")));
        String name = input.reading("program", given -> Question.program(String.valueOf(given), standing.book()));
        String by = input.line(String.valueOf(input.get("by")), "by");
        if (learner == null || name == null || by == null) {
            return null;
        }
        Object wanted = input.get("stage");
        if (wanted == null) {
            return new Move(learner, name, null, by);
        }
        Program program = Objects.requireNonNull(standing.book().program(name));
        int stage = program.stageNumber(String.valueOf(wanted));
        if (stage < 0) {
            input.error(
                    ErrorCode.INVALID,
                    "the program has no such stage",
                    Nearest.to(String.valueOf(wanted), program.stages()),
                    "stage");
            return null;
        }
        return new Move(learner, name, program.stages().get(stage), by);
    }

    private static Payload refused(Input input) {
        return new Payload(null, List.of(), input.errors());
    }
}
