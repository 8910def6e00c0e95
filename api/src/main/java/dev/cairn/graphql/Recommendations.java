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
import org.jspecify.annotations.Nullable;

/** {@code Query.recommendations}. */
final class Recommendations implements DataFetcher<CompletionStage<DataFetcherResult<Recommended>>> {
    private static final int USUAL = 10;
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
        Paging paging = Paging.of(environment, USUAL);
        @Nullable String cursor = paging.backward() ? paging.before() : paging.after();
        if (paging.backward() ? cursor == null || paging.after() != null : paging.before() != null) {
            throw new Refusal(
                    ErrorCode.INVALID,
                    "give `first`, with or without `after`; or `last` with `before`: the list is ranked");
        }
        Question question = Asking.question(environment).without(without(environment));
        Future<DataFetcherResult<Recommended>> page = cursor == null
                ? asking.learner(question, environment)
                        .map(learner -> firstPage(environment, question, learner, paging.size()))
                : pageAt(environment, question, paging, Decisions.place(cursor));
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
    private Future<DataFetcherResult<Recommended>> pageAt(
            DataFetchingEnvironment environment, Question question, Paging paging, Decisions.Place place) {
        Standing standing = Asked.standing(environment);
        Caller caller = Asked.caller(environment);
        Question then = question.at(place.at());
        Learner kept = decisions.learner(place);
        Future<Learner> learner = kept != null && isMeant(kept, question, environment)
                ? Future.succeededFuture(kept)
                : asking.learner(then, environment);
        return learner.map(asked -> result(
                paging.backward()
                        ? decisions.pageBefore(then, asked, standing, caller, paging.size(), place)
                        : decisions.nextPage(then, asked, standing, caller, paging.size(), place),
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
