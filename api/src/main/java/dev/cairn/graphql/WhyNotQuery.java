package dev.cairn.graphql;

import dev.cairn.engine.content.Content;
import dev.cairn.engine.decision.WhyNot;
import dev.cairn.engine.learner.Learner;
import graphql.execution.DataFetcherResult;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * {@code Query.whyNot}. It tries changes by deciding again, which takes milliseconds and now and then seconds: never on
 * an event loop, few at a time, and so that others who ask do not wait behind a long row of them.
 */
final class WhyNotQuery implements DataFetcher<CompletionStage<DataFetcherResult<WhyNotQuery.Answer>>> {
    private static final int THREADS = 2;
    private static final int MOST_WAITING = 32;

    /** Well below the time in which a whole request is answered. */
    private static final Duration LONGEST_SEARCH = Duration.ofSeconds(2);

    private final Asking asking;
    private final Sources sources;
    private final WorkerExecutor workers;
    private final AtomicInteger waiting = new AtomicInteger();

    WhyNotQuery(Vertx vertx, Asking asking, Sources sources) {
        this.asking = asking;
        this.sources = sources;
        workers = vertx.createSharedWorkerExecutor("why-not", THREADS);
    }

    /** The schema's {@code WhyNot}. */
    record Answer(WhyNot answer, Content content) {}

    static void bind(RuntimeWiring.Builder wiring) {
        wiring.type(Fields.of("WhyNot", Answer.class)
                .field("position", why -> why.answer.position())
                .field("fallback", why -> why.answer.fallback())
                .field("heldBack", why -> why.answer.heldBack())
                .field("points", why -> why.answer.points())
                .field("rows", why -> why.answer.rows())
                .field("changes", why -> why.answer.changes())
                .field("none", why -> why.answer.none())
                .type());
        wiring.type(Fields.of("FactChange", WhyNot.Step.class)
                .field("sentence", WhyNot.Step::toString)
                .type());
        wiring.type(Fields.of("RowAsked", WhyNot.RowAsked.class)
                .field("fires", WhyNot.RowAsked::fires)
                .type());
    }

    @Override
    public CompletionStage<DataFetcherResult<Answer>> get(DataFetchingEnvironment environment) {
        Standing standing = Asked.standing(environment);
        Question question = Asking.question(environment);
        Content content = Refs.content(Asked.object(environment, "content"), standing.catalog(), sources.catalog());
        if (content == null) {
            throw new Refusal(ErrorCode.NOT_FOUND, "there is no such content in the catalogue");
        }
        return asking.anyone(question, environment)
                .compose(learner -> answer(question, learner, standing, content))
                .toCompletionStage();
    }

    private Future<DataFetcherResult<Answer>> answer(
            Question question, Learner learner, Standing standing, Content content) {
        if (waiting.incrementAndGet() > MOST_WAITING) {
            waiting.decrementAndGet();
            return Future.failedFuture(
                    new Refusal(ErrorCode.UNAVAILABLE, "too many ask why not at once; try again in a moment"));
        }
        long end = System.nanoTime() + LONGEST_SEARCH.toNanos();
        return workers.executeBlocking(
                        () -> standing.book()
                                .whyNot(
                                        learner,
                                        standing.catalog(),
                                        question.moment(),
                                        question.program(),
                                        content.id(),
                                        () -> System.nanoTime() - end > 0),
                        false)
                .onComplete(done -> waiting.decrementAndGet())
                .map(answer -> DataFetcherResult.<Answer>newResult()
                        .data(new Answer(answer, content))
                        .localContext(Asking.languages(question, learner, standing))
                        .build());
    }
}
