package dev.cairn.graphql;

import dev.cairn.engine.decision.Decision;
import dev.cairn.engine.decision.Pick;
import dev.cairn.engine.learner.Learner;
import graphql.execution.DataFetcherResult;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** {@code Query.nextBestContent}. */
final class NextBestContent implements DataFetcher<CompletionStage<DataFetcherResult<NextBestContent.Answer>>> {
    private final Vertx vertx;
    private final Asking asking;
    private final Pages pages;

    NextBestContent(Vertx vertx, Asking asking, Pages pages) {
        this.vertx = vertx;
        this.asking = asking;
        this.pages = pages;
    }

    /** The schema's {@code NextBestContent}. */
    record Answer(@Nullable Pick pick, Served decision, Pushed.@Nullable Held pushHeld) {}

    @Override
    public CompletionStage<DataFetcherResult<Answer>> get(DataFetchingEnvironment environment) {
        Question question = Asking.question(environment);
        Standing standing = Asked.standing(environment);
        Caller caller = Asked.caller(environment);
        boolean push = Boolean.TRUE.equals(environment.getArgument("push"));
        return asking.learner(question, environment)
                .compose(learner -> push
                        ? push(question, learner, standing, caller)
                        : Future.succeededFuture(answer(question, learner, standing, caller, pages)))
                .toCompletionStage();
    }

    private Future<DataFetcherResult<Answer>> push(
            Question question, Learner learner, Standing standing, Caller caller) {
        Decision decision = question.decide(learner, standing, Pushed.LOOKED_AT);
        return vertx.executeBlocking(
                        () -> Pushed.of(decision, standing.book(), learner, standing.catalog(), question.program()),
                        false)
                .map(pushed -> answer(question, decision, Pushed.LOOKED_AT, pushed, learner, standing, caller, pages));
    }

    static DataFetcherResult<Answer> answer(
            Question question, Learner learner, Standing standing, Caller caller, Pages pages) {
        Decision decision = question.decide(learner, standing, 1);
        int rank = decision.picks().isEmpty() ? -1 : 0;
        return answer(question, decision, 1, new Pushed(rank, null), learner, standing, caller, pages);
    }

    /** The answer that a decision makes, which is offered to be kept. */
    static DataFetcherResult<Answer> answer(
            Question question,
            Decision decision,
            int wanted,
            Pushed pushed,
            Learner learner,
            Standing standing,
            Caller caller,
            Pages pages) {
        int rank = pushed.rank();
        Served served = pages.kept(
                Served.of(decision, standing.book()),
                new Pages.Making(question.program(), wanted, question.without(), true),
                learner,
                standing,
                caller,
                0,
                rank < 0 ? List.of() : List.of(rank));
        Pick pick = rank < 0 ? null : decision.picks().get(rank);
        Answer answer = new Answer(pick, served, pushed.held());
        return DataFetcherResult.<Answer>newResult()
                .data(answer)
                .localContext(Asking.languages(question, learner, standing))
                .build();
    }
}
