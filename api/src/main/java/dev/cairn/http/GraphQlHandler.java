package dev.cairn.http;

import dev.cairn.graphql.Answer;
import dev.cairn.graphql.Begun;
import dev.cairn.graphql.GraphQlApi;
import dev.cairn.graphql.Live;
import dev.cairn.http.keys.Identity;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.Json;
import io.vertx.ext.web.MIMEHeader;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * GraphQL over HTTP, after the working draft at https://graphql.github.io/graphql-over-http/draft/: what is sent by GET
 * reads only, what is sent by POST is JSON, and the media type that the client accepts decides whether a request error is
 * a 400 or a 200.
 */
final class GraphQlHandler implements Handler<RoutingContext> {
    private static final String GRAPHQL = "application/graphql-response+json";
    private static final String JSON = "application/json";
    /** In our order of preference where a client has none. */
    private static final Map<String, String> ACCEPTED = Map.of(
            GRAPHQL, GRAPHQL, JSON, JSON, "application/*", JSON, "*/*", JSON, EventStream.TYPE, EventStream.TYPE);
    /** A page elsewhere cannot send one of these without being asked for leave first, as it can send a form. */
    private static final List<String> ASKED_FOR =
            List.of("GraphQL-Require-Preflight", "Apollo-Require-Preflight", "X-Apollo-Operation-Name");

    private static final Problem NOT_ACCEPTABLE = new Problem(
            406,
            "NOT_ACCEPTABLE",
            "answers are `application/graphql-response+json`, `application/json` or `text/event-stream`");
    private static final Problem NO_PREFLIGHT = new Problem(
            403, "PREFLIGHT_REQUIRED", "a form with files is sent with the header `GraphQL-Require-Preflight: 1`");
    private static final Problem NO_JSON = new Problem(
            415,
            "UNSUPPORTED_MEDIA_TYPE",
            "send the request as `Content-Type: application/json`, in UTF-8, not compressed");

    private final GraphQlApi api;
    private final PersistedDocuments documents;
    private final Bodies bodies;
    private final Lines lines;
    private final Origins origins;

    GraphQlHandler(GraphQlApi api, PersistedDocuments documents, Bodies bodies, Lines lines, Origins origins) {
        this.api = api;
        this.documents = documents;
        this.bodies = bodies;
        this.lines = lines;
        this.origins = origins;
    }

    /** Before the body is read: what could not be answered or understood anyway is refused. */
    static void gate(RoutingContext context) {
        if (accepted(context) == null) {
            NOT_ACCEPTABLE.send(context);
        } else if (HttpMethod.POST.equals(context.request().method()) && Bodies.isForm(context)) {
            if (ASKED_FOR.stream()
                    .noneMatch(header -> context.request().headers().contains(header))) {
                NO_PREFLIGHT.send(context);
            } else {
                context.next();
            }
        } else if (HttpMethod.POST.equals(context.request().method()) && !isJson(context)) {
            NO_JSON.send(context);
        } else {
            context.next();
        }
    }

    @Override
    public void handle(RoutingContext context) {
        String mediaType = accepted(context);
        if (mediaType == null) {
            NOT_ACCEPTABLE.send(context);
            return;
        }
        boolean live = takesEvents(context);
        if (live && !origins.allow(context.request())) {
            Problem.WRONG_ORIGIN.send(context);
            return;
        }
        read(context).onSuccess(sent -> run(context, sent, live, mediaType)).onFailure(failure -> {
            if (failure instanceof RequestText.Unreadable unreadable) {
                unreadable.problem().send(context, plain(mediaType));
            } else if (failure instanceof Uploads.TooLarge) {
                Problem.TOO_LARGE.send(context);
            } else {
                context.fail(failure);
            }
        });
    }

    private void run(RoutingContext context, RequestText.Sent sent, boolean live, String mediaType) {
        Identity identity = Callers.identity(context);
        Begun operation = api.begin(live ? sent.request().answeredLive() : sent.request(), identity.caller());
        // who does not wait for the answer does not need it
        context.response().closeHandler(gone -> operation.cancel().run());
        operation.outcome().onSuccess(outcome -> {
            if (outcome instanceof Live answers) {
                EventStream.send(context, answers, operation, identity.until(), lines);
            } else if (outcome instanceof Answer answer) {
                documents.keep(sent, answer);
                if (mediaType.equals(EventStream.TYPE) && answer.kind() != Answer.Kind.MUTATION_REFUSED) {
                    EventStream.send(context, answer);
                } else {
                    send(context, answer, plain(mediaType));
                }
            }
        });
    }

    /** What is refused before it is begun is no event. */
    private static String plain(String mediaType) {
        return mediaType.equals(EventStream.TYPE) ? JSON : mediaType;
    }

    private static boolean takesEvents(RoutingContext context) {
        return context.parsedHeaders().accept().stream()
                .anyMatch(type -> EventStream.TYPE.equals(type.component() + "/" + type.subComponent())
                        && type.weight() > 0
                        && isUtf8(type));
    }

    /** A long body is read off the event loop: it takes some ten milliseconds a megabyte. */
    private Future<RequestText.Sent> read(RoutingContext context) {
        if (HttpMethod.POST.equals(context.request().method()) && Bodies.isForm(context)) {
            return readForm(context);
        }
        Callable<RequestText.Sent> reading = HttpMethod.GET.equals(
                        context.request().method())
                ? () -> RequestText.ofQuery(RequestId.of(context), context.queryParams(), documents)
                : () -> RequestText.ofBody(RequestId.of(context), context.body().buffer(), documents);
        if (context.body() != null && context.body().length() > Bodies.SHORT / 4) {
            return context.vertx().executeBlocking(reading, false);
        }
        try {
            return Future.succeededFuture(reading.call());
        } catch (Exception unreadable) {
            return Future.failedFuture(unreadable);
        }
    }

    private Future<RequestText.Sent> readForm(RoutingContext context) {
        long longest = bodies.longestForm(context);
        return longest == 0
                ? Future.failedFuture(new Uploads.TooLarge())
                : Uploads.read(context.request(), RequestId.of(context), longest, documents);
    }

    private static void send(RoutingContext context, Answer answer, String mediaType) {
        int status =
                switch (answer.kind()) {
                    case OK -> 200;
                    case REQUEST_ERROR -> mediaType.equals(GRAPHQL) ? 400 : 200;
                    case MUTATION_REFUSED -> 405;
                };
        if (status == 405) {
            context.response().putHeader(HttpHeaders.ALLOW, "POST");
        }
        Buffer body = Json.encodeToBuffer(answer.spec());
        context.response().setStatusCode(status).putHeader(HttpHeaders.CONTENT_TYPE, mediaType + "; charset=utf-8");
        if (Reuse.isAllowed(context, answer)) {
            Reuse.send(context, body);
        } else {
            context.response().end(body);
        }
    }

    /** The media type of the answer, or null where the client wants none that there is. */
    private static @Nullable String accepted(RoutingContext context) {
        // sorted by the client's weights
        List<MIMEHeader> wanted = context.parsedHeaders().accept();
        if (wanted.isEmpty()) {
            return JSON;
        }
        for (MIMEHeader type : wanted) {
            String answer = ACCEPTED.get(type.component() + "/" + type.subComponent());
            if (answer != null && type.weight() > 0 && isUtf8(type)) {
                return answer;
            }
        }
        return null;
    }

    private static boolean isJson(RoutingContext context) {
        MIMEHeader type = context.parsedHeaders().contentType();
        return "application".equals(type.component())
                && "json".equals(type.subComponent())
                && isUtf8(type)
                && !context.request().headers().contains(HttpHeaders.CONTENT_ENCODING);
    }

    private static boolean isUtf8(MIMEHeader type) {
        String charset = type.parameters().get("charset");
        return charset == null || Set.of("utf-8", "utf8").contains(charset.toLowerCase(Locale.ROOT));
    }
}
