package dev.cairn.graphql;

import dev.cairn.engine.decision.Moment;
import dev.cairn.engine.learner.History;
import dev.cairn.engine.learner.Learner;
import dev.cairn.engine.learner.LearnerId;
import dev.cairn.engine.learner.Profile;
import dev.cairn.engine.rulebook.RuleBook;
import dev.cairn.store.LearnerRef;
import graphql.execution.DataFetcherResult;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import io.vertx.core.Future;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** {@code Query.simulate}: what somebody would get. Writes nothing, counts nothing, keeps nothing. */
final class Simulate implements DataFetcher<CompletionStage<DataFetcherResult<Simulate.Payload>>> {
    private static final Learner NOBODY = new Learner(
            new LearnerId("simulated"), 0, Set.of(), Profile.UNKNOWN, null, null, History.UNKNOWN, null, null);

    private final Sources sources;

    Simulate(Sources sources) {
        this.sources = sources;
    }

    /** The schema's {@code SimulatePayload}. */
    record Payload(@Nullable Simulated simulation, List<UserError> userErrors) {}

    @Override
    public CompletionStage<DataFetcherResult<Payload>> get(DataFetchingEnvironment environment) {
        Standing standing = Asked.standing(environment);
        Input input = Asked.input(environment);
        if (input.get("learner") == null && input.get("facts") == null) {
            input.error(ErrorCode.INVALID, "name a learner, state facts, or both", null, "learner");
            return Future.succeededFuture(refused(input)).toCompletionStage();
        }
        return book(input, standing)
                .compose(book -> book.isPresent()
                        ? simulate(environment, input, book.get(), standing)
                        : Future.succeededFuture(refused(input)))
                .recover(Replays::refused)
                .toCompletionStage();
    }

    private Future<Optional<RuleBook>> book(Input input, Standing standing) {
        if (!(input.get("book") instanceof Long version)
                || version == standing.book().version()) {
            return Future.succeededFuture(Optional.of(standing.book()));
        }
        return sources.replaying().book(version).onSuccess(book -> {
            if (book.isEmpty()) {
                input.error(ErrorCode.NOT_FOUND, "there is no rule book " + version + " to decide by", null, "book");
            }
        });
    }

    private Future<DataFetcherResult<Payload>> simulate(
            DataFetchingEnvironment environment, Input input, RuleBook book, Standing standing) {
        Moment moment = input.get("moment") == null
                ? Moment.at(standing.now())
                : input.reading("moment", given -> Question.moment(input.object("moment"), standing.now()));
        String program = input.reading("program", given -> Question.program(String.valueOf(given), book));
        int first = Asked.first((Integer) Objects.requireNonNull(input.get("first")));
        LearnerRef ref = input.reading("learner", given -> Refs.learner(input.object("learner")));
        if (moment == null || !input.errors().isEmpty()) {
            return Future.succeededFuture(refused(input));
        }
        return base(environment, input, ref, book, moment).compose(learner -> {
            Learner asked = learner == null
                    ? null
                    : new FactsInput(input.in("facts"), book, standing.catalog(), moment).changing(learner);
            if (asked == null || !input.errors().isEmpty()) {
                return Future.succeededFuture(refused(input));
            }
            return sources.replaying()
                    .simulate(asked, book, standing.catalog(), moment, program, first)
                    .map(simulation -> {
                        Simulated simulated = Simulated.of(simulation);
                        return simulated.around(new Payload(simulated, List.of()));
                    });
        });
    }

    /** The learner whose facts may change: as they are now, or one of whom nothing is known; null where there is none. */
    private Future<@Nullable Learner> base(
            DataFetchingEnvironment environment, Input input, @Nullable LearnerRef ref, RuleBook book, Moment moment) {
        if (ref == null) {
            return Future.succeededFuture(NOBODY);
        }
        return sources.learners().read(ref, book.needs(), moment.at()).map(found -> {
            if (found == null || !Asked.caller(environment).sees(found)) {
                input.error(ErrorCode.NOT_FOUND, "there is no such learner", null, "learner");
                return null;
            }
            return found;
        });
    }

    private static DataFetcherResult<Payload> refused(Input input) {
        return DataFetcherResult.<Payload>newResult()
                .data(new Payload(null, input.errors()))
                .build();
    }
}
