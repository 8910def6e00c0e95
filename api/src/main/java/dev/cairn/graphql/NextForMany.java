package dev.cairn.graphql;

import dev.cairn.engine.learner.Learner;
import dev.cairn.store.Advanced;
import dev.cairn.store.LearnerRef;
import graphql.execution.DataFetcherResult;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** {@code Query.nextBestContentFor}: many learners in one trip, each answered or refused alone. */
final class NextForMany implements DataFetcher<CompletionStage<List<NextForMany.Item>>> {
    private static final int MOST = 100;
    /** Deciding for more than these takes an event loop long enough to be felt by others. */
    private static final int FEW = 20;

    private final Vertx vertx;
    private final Sources sources;
    private final Pages pages;

    NextForMany(Vertx vertx, Sources sources, Pages pages) {
        this.vertx = vertx;
        this.sources = sources;
        this.pages = pages;
    }

    /** The schema's {@code LearnerNextBestContent}. */
    record Item(
            @Nullable Learner learner,
            @Nullable DataFetcherResult<NextBestContent.Answer> next,
            List<UserError> userErrors) {}

    /** Who is asked about, or why that can be nobody. */
    private record Named(@Nullable LearnerRef ref, @Nullable Refusal refusal) {}

    @Override
    public CompletionStage<List<Item>> get(DataFetchingEnvironment environment) {
        Standing standing = Asked.standing(environment);
        Caller caller = Asked.caller(environment);
        List<Named> named = named(environment);
        // the question's learner is not looked at
        Question question = Question.of(
                LearnerRef.of("-"),
                environment.getArgument("program"),
                environment.getArgument("moment"),
                standing.book(),
                standing.now());
        List<LearnerRef> refs = named.stream()
                .map(Named::ref)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
        return sources.advance()
                .readAll(refs, standing.book(), standing.catalog(), question.moment(), standing.now())
                .compose(found -> found.size() <= FEW
                        ? Future.succeededFuture(items(named, found, question, standing, caller))
                        : vertx.executeBlocking(() -> items(named, found, question, standing, caller), false))
                .toCompletionStage();
    }

    private static List<Named> named(DataFetchingEnvironment environment) {
        List<Map<String, Object>> given = Objects.requireNonNull(environment.getArgument("learners"));
        if (given.isEmpty() || given.size() > MOST) {
            throw new Refusal(ErrorCode.INVALID, "ask for 1 to " + MOST + " learners at once, not " + given.size());
        }
        List<Named> named = new ArrayList<>(given.size());
        for (Map<String, Object> one : given) {
            try {
                named.add(new Named(Refs.learner(one), null));
            } catch (Refusal refusal) {
                named.add(new Named(null, refusal));
            }
        }
        return named;
    }

    private List<Item> items(
            List<Named> named, List<@Nullable Advanced> found, Question question, Standing standing, Caller caller) {
        List<Item> items = new ArrayList<>(named.size());
        int next = 0;
        for (Named one : named) {
            @Nullable Refusal refusal = one.refusal;
            if (one.ref != null) {
                @Nullable Advanced advanced = found.get(next++);
                if (advanced != null && caller.sees(advanced.learner())) {
                    Learner learner = advanced.learner();
                    items.add(new Item(
                            learner, NextBestContent.answer(question, learner, standing, caller, pages), List.of()));
                    continue;
                }
                refusal = Asking.unknown(one.ref);
            }
            items.add(refused(items.size(), Objects.requireNonNull(refusal)));
        }
        return items;
    }

    private static Item refused(int index, Refusal refusal) {
        UserError error = new UserError(
                refusal.code(), List.of("learners", String.valueOf(index)), refusal.words(), refusal.nearest());
        return new Item(null, null, List.of(error));
    }
}
