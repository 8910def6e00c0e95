package dev.cairn.graphql;

import dev.cairn.engine.decision.Decision;
import dev.cairn.engine.decision.Moment;
import dev.cairn.engine.decision.Pick;
import dev.cairn.engine.learner.Learner;
import graphql.execution.DataFetcherResult;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * {@code Query.recommendationsForPage}: several lists of one page, filled one after the other. Each is a decision of its
 * own, which knows what stood on the page before it, so that it is kept, replayed and named by signals like any other.
 */
final class Placements implements DataFetcher<CompletionStage<DataFetcherResult<Placements.Page>>> {
    private static final int MOST_PLACEMENTS = 20;
    private static final int MOST_PICKS = 100;

    private final Asking asking;
    private final Pages pages;

    Placements(Asking asking, Pages pages) {
        this.asking = asking;
        this.pages = pages;
    }

    /** The schema's {@code RecommendationsPage}. */
    record Page(Learner learner, List<Filled> placements) {}

    /** The schema's {@code Placement}. */
    record Filled(
            @Nullable String name,
            @Nullable String touchPoint,
            @Nullable String program,
            List<Pick> picks,
            int totalCount,
            @Nullable Served decision,
            List<UserError> userErrors) {}

    /** What is wanted at one placement; its question is null where it cannot be asked. */
    private record Wanted(
            @Nullable String name,
            @Nullable String touchPoint,
            int first,
            @Nullable Question question,
            List<UserError> errors) {}

    @Override
    public CompletionStage<DataFetcherResult<Page>> get(DataFetchingEnvironment environment) {
        Standing standing = Asked.standing(environment);
        Caller caller = Asked.caller(environment);
        Question asked = Asking.question(environment);
        List<Wanted> wanted = wanted(environment, asked, standing);
        return asking.learner(asked, environment)
                .map(learner -> DataFetcherResult.<Page>newResult()
                        .data(new Page(learner, filled(wanted, learner, standing, caller)))
                        .localContext(Asking.languages(asked, learner, standing))
                        .build())
                .toCompletionStage();
    }

    private static List<Wanted> wanted(DataFetchingEnvironment environment, Question asked, Standing standing) {
        List<Map<String, Object>> given = Objects.requireNonNull(environment.getArgument("placements"));
        if (given.isEmpty() || given.size() > MOST_PLACEMENTS) {
            throw new Refusal(ErrorCode.INVALID, "a page has 1 to " + MOST_PLACEMENTS + " placements");
        }
        List<Wanted> wanted = new ArrayList<>();
        for (int i = 0; i < given.size(); i++) {
            wanted.add(wanted(given.get(i), i, asked, standing));
        }
        if (wanted.stream().mapToInt(Wanted::first).sum() > MOST_PICKS) {
            throw new Refusal(
                    ErrorCode.INVALID, "the `first` of all placements are at most " + MOST_PICKS + " together");
        }
        return wanted;
    }

    /** A placement that cannot be asked for does not take the others down: editors rename programs. */
    private static Wanted wanted(Map<String, Object> given, int index, Question asked, Standing standing) {
        int first = (Integer) Objects.requireNonNull(given.get("first"));
        if (first < 1 || first > MOST_PICKS) {
            throw new Refusal(
                    ErrorCode.INVALID,
                    "`first` of `placements[" + index + "]` is 1 to " + MOST_PICKS + ", not " + first);
        }
        @Nullable String name = (String) given.get("name");
        @Nullable String touchPoint = (String) given.get("touchPoint");
        @Nullable String program = (String) given.get("program");
        try {
            Question.word(given, "name");
            Question.word(given, "touchPoint");
            Question question = new Question(
                    asked.learner(),
                    program == null ? null : Question.program(program, standing.book()),
                    at(asked.moment(), touchPoint));
            return new Wanted(name, touchPoint, first, question, List.of());
        } catch (Refusal refusal) {
            List<String> field = new ArrayList<>(List.of("placements", String.valueOf(index)));
            if (refusal.code() == ErrorCode.UNKNOWN_PROGRAM) {
                field.add("program");
            }
            UserError error = new UserError(refusal.code(), field, refusal.words(), refusal.nearest());
            return new Wanted(name, touchPoint, first, null, List.of(error));
        }
    }

    private static Moment at(Moment moment, @Nullable String touchPoint) {
        return touchPoint == null
                ? moment
                : new Moment(
                        moment.at(),
                        moment.device(),
                        moment.channel(),
                        touchPoint,
                        moment.language(),
                        moment.minutes());
    }

    private List<Filled> filled(List<Wanted> wanted, Learner learner, Standing standing, Caller caller) {
        List<Filled> filled = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (Wanted one : wanted) {
            if (one.question == null) {
                filled.add(new Filled(one.name, one.touchPoint, null, List.of(), 0, null, one.errors));
                continue;
            }
            Question question = one.question.without(taken);
            Decision decision = question.decide(learner, standing, one.first);
            List<Pick> picks = decision.picks();
            Served served = pages.kept(
                    Served.of(decision, standing.book()),
                    new Pages.Making(question.program(), one.first, question.without(), true),
                    learner,
                    standing,
                    caller,
                    0,
                    IntStream.range(0, picks.size()).boxed().toList());
            filled.add(new Filled(
                    one.name,
                    question.moment().touchPoint(),
                    question.program(),
                    picks,
                    decision.total(),
                    served,
                    List.of()));
            picks.forEach(pick -> taken.add(pick.content().id()));
        }
        return filled;
    }
}
