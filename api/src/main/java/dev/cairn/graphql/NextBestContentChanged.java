package dev.cairn.graphql;

import dev.cairn.engine.decision.Pick;
import dev.cairn.push.Cause;
import dev.cairn.push.Watched;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/** {@code Subscription.nextBestContentChanged}. */
final class NextBestContentChanged implements DataFetcher<CompletionStage<Publisher<Object>>> {
    private final Asking asking;
    private final Sources sources;
    private final Pages pages;

    NextBestContentChanged(Asking asking, Sources sources, Pages pages) {
        this.asking = asking;
        this.sources = sources;
        this.pages = pages;
    }

    /**
     * The schema's {@code NextBestContentChange}.
     *
     * @param skipped how many changes were left out since the last answer, because the client had not taken it yet
     */
    record Change(Cause cause, @Nullable Pick pick, Served decision, int skipped) {}

    @Override
    public CompletionStage<Publisher<Object>> get(DataFetchingEnvironment environment) {
        Map<String, Object> moment = environment.getArgument("moment");
        if (moment != null && moment.get("at") != null) {
            throw new Refusal(ErrorCode.INVALID, "what is watched is always now: leave the moment's `at` out");
        }
        Question question = Asking.question(environment);
        // tells at once who is unknown or may not be seen
        return asking.learner(question, environment)
                .<Publisher<Object>>map(learner -> new Changes(
                        sources.watching(),
                        new Watched(learner.id(), question.program(), question.moment()),
                        pages,
                        question,
                        environment))
                .toCompletionStage();
    }
}
