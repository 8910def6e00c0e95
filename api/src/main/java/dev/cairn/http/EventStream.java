package dev.cairn.http;

import dev.cairn.graphql.Answer;
import dev.cairn.graphql.Begun;
import dev.cairn.graphql.Live;
import dev.cairn.http.Deadlines.Of;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.json.Json;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The answers of one operation as server-sent events, after the distinct connections mode of
 * https://github.com/enisdenjo/graphql-sse/blob/master/PROTOCOL.md. All of it happens on the request's event loop.
 */
final class EventStream implements Lines.Line {
    static final String TYPE = "text/event-stream";

    /** For the last event to be taken; who takes nothing is hung up on. */
    private static final long GOODBYE_MS = 4_000;

    private final HttpServerRequest request;
    private final HttpServerResponse response;
    private final Context loop;
    private final Deadlines deadlines;
    private final Lines lines;
    private final Promise<Void> closed = Promise.promise();

    private @Nullable Live live;
    /** Whether the client has not taken the last answer yet, and so gets no other. */
    private boolean resting;

    private boolean over;

    private EventStream(RoutingContext context, Lines lines) {
        request = context.request();
        response = context.response();
        loop = context.vertx().getOrCreateContext();
        deadlines = new Deadlines(context.vertx());
        this.lines = lines;
    }

    /** An operation that is over at once: its answer, and the end. */
    static void send(RoutingContext context, Answer answer) {
        head(context.response());
        context.response().end(event("next", Json.encode(answer.spec())) + event("complete", ""));
    }

    /** An operation that goes on until it is over, the client leaves or the caller's token expires. */
    static void send(RoutingContext context, Live live, Begun operation, @Nullable Instant until, Lines lines) {
        if (!lines.hasRoom()) {
            operation.cancel().run();
            Problem.TOO_MANY_LINES.sendLater(context);
            return;
        }
        // what stays is counted here from now on
        Crowd.leave(context);
        EventStream stream = new EventStream(context, lines);
        lines.add(stream);
        stream.begin(live, until);
    }

    private void begin(Live answers, @Nullable Instant until) {
        live = answers;
        head(response);
        response.exceptionHandler(broken -> ended());
        response.closeHandler(gone -> ended());
        response.drainHandler(drained -> drained());
        // so that the client knows at once that it is heard
        response.write(":\n\n");
        deadlines.every(lines.patience().life(), Of.SIGN_OF_LIFE, () -> {
            if (!deadlines.has(Of.TAKING)) {
                response.write(":\n\n");
            }
        });
        if (until != null) {
            deadlines.in(Duration.between(Instant.now(), until).toMillis(), Of.TOKEN, () -> finish(null));
        }
        answers.open(new Live.Receiver() {
            @Override
            public void next(Answer answer) {
                later(() -> pass(answer));
            }

            @Override
            public void end(@Nullable Answer errors) {
                later(() -> finish(errors));
            }
        });
    }

    private static void head(HttpServerResponse response) {
        response.setChunked(true)
                .putHeader(HttpHeaders.CONTENT_TYPE, TYPE)
                // nginx keeps answers back until they are whole, unless it is told not to
                .putHeader("X-Accel-Buffering", "no");
    }

    private void later(Runnable work) {
        loop.runOnContext(here -> {
            if (!over) {
                work.run();
            }
        });
    }

    private void pass(Answer answer) {
        response.write(event("next", Json.encode(answer.spec())));
        resting = true;
        if (response.writeQueueFull()) {
            deadlines.in(lines.patience().taking(), Of.TAKING, this::hangUp);
        } else {
            more();
        }
    }

    private void drained() {
        deadlines.drop(Of.TAKING);
        if (!over) {
            more();
        }
    }

    private void more() {
        if (resting && live != null) {
            resting = false;
            live.more();
        }
    }

    private void finish(@Nullable Answer errors) {
        String last = errors == null ? "" : event("next", Json.encode(errors.spec()));
        release();
        deadlines.in(GOODBYE_MS, Of.LEAVING, this::hangUp);
        response.end(last + event("complete", "")).onComplete(done -> ended());
    }

    /** Whatever is still to be sent: it would be waited for as long as the client likes. */
    private void hangUp() {
        if (request.version() == HttpVersion.HTTP_2) {
            // others may share the connection
            response.reset();
        } else {
            Cutting.cut(request);
        }
        ended();
    }

    private void ended() {
        release();
        lines.remove(this);
        closed.tryComplete();
    }

    private void release() {
        over = true;
        deadlines.dropAll();
        if (live != null) {
            live.cancel();
        }
    }

    @Override
    public Future<Void> leave() {
        later(() -> finish(null));
        return closed.future();
    }

    /** JSON stands in one line, as an event's data must. */
    private static String event(String name, String data) {
        return "event: " + name + "\ndata: " + data + "\n\n";
    }
}
