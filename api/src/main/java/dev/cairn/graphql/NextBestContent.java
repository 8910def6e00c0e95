package dev.cairn.graphql;

import dev.cairn.engine.decision.Decision;
import dev.cairn.engine.decision.Pick;
import dev.cairn.engine.learner.Learner;
import graphql.execution.DataFetcherResult;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** {@code Query.nextBestContent}. */
final class NextBestContent implements DataFetcher<CompletionStage<DataFetcherResult<NextBestContent.Answer>>> {
    private final Asking asking;
    private final Pages pages;

    NextBestContent(Asking asking, Pages pages) {
        this.asking = asking;
        this.pages = pages;
    }

    /** The schema's {@code NextBestContent}. */
    record Answer(@Nullable Pick pick, Served decision) {}

    @Override
    public CompletionStage<DataFetcherResult<Answer>> get(DataFetchingEnvironment environment) {
        Question question = Asking.question(environment);
        Standing standing = Asked.standing(environment);
        Caller caller = Asked.caller(environment);
        return asking.learner(question, environment)
                .map(learner -> answer(question, learner, standing, caller, pages))
                .toCompletionStage();
    }

    static DataFetcherResult<Answer> answer(
            Question question, Learner learner, Standing standing, Caller caller, Pages pages) {
        return DataFetcherResult.<Answer>newResult()
                .data(answer(question, learner, question.decide(learner, standing, 1), standing, caller, pages))
                .localContext(Asking.languages(question, learner, standing))
                .build();
    }

    /** The answer that a decision for one pick makes, which is offered to be kept. */
    static Answer answer(
            Question question, Learner learner, Decision decision, Standing standing, Caller caller, Pages pages) {
        List<Pick> picks = decision.picks();
        Served served = pages.kept(
                Served.of(decision, standing.book()),
                new Pages.Making(question.program(), 1, question.without(), true),
                learner,
                standing,
                caller,
                0,
                picks.isEmpty() ? List.of() : List.of(0));
        return new Answer(picks.isEmpty() ? null : picks.get(0), served);
    }
}
