package dev.cairn.graphql;

import graphql.ExecutionInput;
import graphql.ExecutionResult;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/**
 * An operation that answers again and again, whenever its client is ready for more: what happens in between is told in
 * the next answer, as it is by then.
 */
public final class Live implements Outcome {
    private final Publisher<ExecutionResult> source;
    private final ExecutionInput input;
    private final Request request;
    private final AtomicReference<@Nullable Subscription> subscription = new AtomicReference<>();

    Live(Publisher<ExecutionResult> source, ExecutionInput input, Request request) {
        this.source = source;
        this.input = input;
        this.request = request;
    }

    /** Who takes the answers; called on any thread. */
    public interface Receiver {
        void next(Answer answer);

        /** Nothing follows. The answer holds the errors for which it is so; null where it just is over. */
        void end(@Nullable Answer errors);
    }

    /** Begins; once only. The first answer comes without being asked for. */
    public void open(Receiver receiver) {
        source.subscribe(new Subscriber<>() {
            @Override
            public void onSubscribe(Subscription begun) {
                subscription.set(begun);
                begun.request(1);
            }

            @Override
            public void onNext(ExecutionResult result) {
                // what it was decided by must not be kept until the next answer
                input.getGraphQLContext().delete(Standing.class);
                receiver.next(Failures.answer(result, request));
            }

            @Override
            public void onError(Throwable failure) {
                receiver.end(Failures.answer(Failures.refusal(failure, request), request));
            }

            @Override
            public void onComplete() {
                receiver.end(null);
            }
        });
    }

    /** The client is ready for one more answer. */
    public void more() {
        Subscription begun = subscription.get();
        if (begun != null) {
            begun.request(1);
        }
    }

    /** The client wants no more. */
    public void cancel() {
        Subscription begun = subscription.get();
        if (begun != null) {
            begun.cancel();
        }
    }
}
