package dev.cairn.graphql;

import static dev.cairn.store.TestDatabase.await;

import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A subscription as a client has it: answers come one by one, and it says when it is ready for another. */
final class Stream implements Live.Receiver {
    private final BlockingQueue<Reply> answers = new LinkedBlockingQueue<>();
    private final Live live;

    private Stream(Live live) {
        this.live = live;
    }

    static Stream open(World world, GraphQlApi front, String query, Caller caller) {
        if (begin(world, front, query, caller) instanceof Live live) {
            Stream stream = new Stream(live);
            live.open(stream);
            return stream;
        }
        throw new AssertionError("it answers once only");
    }

    /** What is answered instead of a subscription. */
    static Reply refused(World world, String query, Caller caller) {
        if (begin(world, world.api, query, caller) instanceof Answer answer) {
            return new Reply(answer);
        }
        throw new AssertionError("it answers again and again");
    }

    private static Outcome begin(World world, GraphQlApi front, String query, Caller caller) {
        Request request = new Request("test-request", query, null, Map.of(), true).answeredLive();
        Promise<Outcome> outcome = Promise.promise();
        world.vertx.runOnContext(here -> front.begin(request, caller).outcome().onComplete(outcome));
        return await(outcome.future());
    }

    @Override
    public void next(Answer answer) {
        answers.add(new Reply(answer));
    }

    @Override
    public void end(@Nullable Answer errors) {
        if (errors != null) {
            answers.add(new Reply(errors));
        }
    }

    /** The next answer; the client is not ready for another yet. */
    Reply take() {
        try {
            Reply reply = answers.poll(30, TimeUnit.SECONDS);
            if (reply == null) {
                throw new AssertionError("no answer came");
            }
            return reply;
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    /** The next answer, as cause and first pick; another may come. */
    String next() {
        String told = told(take());
        live.more();
        return told;
    }

    static String told(Reply reply) {
        return reply.codes().isEmpty()
                ? reply.text("/nextBestContentChanged/cause") + " "
                        + reply.text("/nextBestContentChanged/pick/content/key")
                : String.valueOf(reply.codes());
    }

    void more() {
        live.more();
    }

    void cancel() {
        live.cancel();
    }

    /** What lies there and was not taken. */
    List<Reply> rest() {
        List<Reply> rest = new ArrayList<>();
        answers.drainTo(rest);
        return rest;
    }
}
