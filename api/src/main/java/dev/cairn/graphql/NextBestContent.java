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
                        : Future.succeededFuture(answer(question, learner, standing, caller)))
                .toCompletionStage();
    }

    private Future<DataFetcherResult<Answer>> push(
            Question question, Learner learner, Standing standing, Caller caller) {
        Decision decision = standing.book()
                .decide(learner, standing.catalog(), question.moment(), question.program(), Pushed.LOOKED_AT);
        return vertx.executeBlocking(
                        () -> Pushed.of(decision, standing.book(), learner, standing.catalog(), question.program()),
                        false)
                .map(pushed -> answer(question, decision, pushed, learner, standing, caller));
    }

    private DataFetcherResult<Answer> answer(Question question, Learner learner, Standing standing, Caller caller) {
        Decision decision =
                standing.book().decide(learner, standing.catalog(), question.moment(), question.program(), 1);
        int rank = decision.picks().isEmpty() ? -1 : 0;
        return answer(question, decision, new Pushed(rank, null), learner, standing, caller);
    }

    private DataFetcherResult<Answer> answer(
            Question question, Decision decision, Pushed pushed, Learner learner, Standing standing, Caller caller) {
        int rank = pushed.rank();
        int wanted = pushed.held() == null && rank <= 0 ? 1 : Pushed.LOOKED_AT;
        Served served = pages.kept(
                Served.of(decision, standing.book()),
                new Pages.Making(question.program(), wanted, true),
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
