package dev.cairn.graphql;

import dev.cairn.engine.content.Content;
import dev.cairn.engine.learner.Learner;
import graphql.execution.DataFetcherResult;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import io.vertx.core.Future;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/** {@code Query.recommendations}. */
final class Recommendations implements DataFetcher<CompletionStage<DataFetcherResult<Recommended>>> {
    private static final int MOST_WITHOUT = 100;

    private final Sources sources;
    private final Asking asking;
    private final Decisions decisions;

    Recommendations(Sources sources, Asking asking, Decisions decisions) {
        this.sources = sources;
        this.asking = asking;
        this.decisions = decisions;
    }

    @Override
    public CompletionStage<DataFetcherResult<Recommended>> get(DataFetchingEnvironment environment) {
        int first = Asked.first(environment);
        Question question = Asking.question(environment).without(without(environment));
        String after = environment.getArgument("after");
        Future<DataFetcherResult<Recommended>> page = after == null
                ? asking.learner(question, environment).map(learner -> firstPage(environment, question, learner, first))
                : nextPage(environment, question, first, Decisions.place(after));
        return page.toCompletionStage();
    }

    /** What the catalogue does not have (any more) cannot be picked anyway. */
    private Set<String> without(DataFetchingEnvironment environment) {
        List<Map<String, Object>> refs = environment.getArgumentOrDefault("without", List.of());
        if (refs.size() > MOST_WITHOUT) {
            throw new Refusal(ErrorCode.INVALID, "`without` holds at most " + MOST_WITHOUT + " contents");
        }
        Set<String> ids = new HashSet<>();
        for (Map<String, Object> ref : refs) {
            Content content = Refs.content(ref, Asked.standing(environment).catalog(), sources.catalog());
            if (content != null) {
                ids.add(content.id());
            }
        }
        return ids;
    }

    private DataFetcherResult<Recommended> firstPage(
            DataFetchingEnvironment environment, Question question, Learner learner, int first) {
        Standing standing = Asked.standing(environment);
        boolean pages = environment.getSelectionSet().containsAnyOf("pageInfo/*", "edges/cursor");
        return result(
                decisions.firstPage(question, learner, standing, Asked.caller(environment), first, pages),
                question,
                learner,
                standing);
    }

    /** The learner as the decision saw them, so that what they did on the first page does not disturb the second. */
    private Future<DataFetcherResult<Recommended>> nextPage(
            DataFetchingEnvironment environment, Question question, int first, Decisions.Place place) {
        Standing standing = Asked.standing(environment);
        Question then = question.at(place.at());
        Learner kept = decisions.learner(place);
        Future<Learner> learner = kept != null && isMeant(kept, question, environment)
                ? Future.succeededFuture(kept)
                : asking.learner(then, environment);
        return learner.map(asked -> result(
                decisions.nextPage(then, asked, standing, Asked.caller(environment), first, place),
                then,
                asked,
                standing));
    }

    private static boolean isMeant(Learner learner, Question question, DataFetchingEnvironment environment) {
        Caller caller = Asked.caller(environment);
        return caller.sees(learner) && Refs.names(question.learner(), learner);
    }

    static DataFetcherResult<Recommended> result(
            Recommended page, Question question, Learner learner, Standing standing) {
        return DataFetcherResult.<Recommended>newResult()
                .data(page)
                .localContext(Asking.languages(question, learner, standing))
                .build();
    }
}
