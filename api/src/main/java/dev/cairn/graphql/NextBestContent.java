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

    NextBestContent(Asking asking) {
        this.asking = asking;
    }

    /** The schema's {@code NextBestContent}. */
    record Answer(@Nullable Pick pick, Served decision) {}

    @Override
    public CompletionStage<DataFetcherResult<Answer>> get(DataFetchingEnvironment environment) {
        Question question = Asking.question(environment);
        Standing standing = Asked.standing(environment);
        return asking.learner(question, environment)
                .map(learner -> answer(question, learner, standing))
                .toCompletionStage();
    }

    private static DataFetcherResult<Answer> answer(Question question, Learner learner, Standing standing) {
        Decision decision =
                standing.book().decide(learner, standing.catalog(), question.moment(), question.program(), 1);
        List<Pick> picks = decision.picks();
        Answer answer = new Answer(picks.isEmpty() ? null : picks.get(0), Served.of(decision, standing.book()));
        return DataFetcherResult.<Answer>newResult()
                .data(answer)
                .localContext(Asking.languages(question, learner, standing))
                .build();
    }
}
