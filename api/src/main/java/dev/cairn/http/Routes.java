package dev.cairn.http;

import dev.cairn.graphql.GraphQlApi;
import dev.cairn.http.rules.RulePages;
import dev.cairn.publishing.LiveCatalog;
import dev.cairn.publishing.Publishing;
import io.netty.handler.codec.DecoderException;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.graphql.GraphiQLHandler;
import io.vertx.ext.web.handler.graphql.GraphiQLHandlerOptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which address answers what. */
public final class Routes {
    private static final Logger LOG = LoggerFactory.getLogger(Routes.class);

    private Routes() {}

    /** One router for all event loops; it holds nothing that changes. */
    public static Router of(
            Vertx vertx,
            GraphQlApi api,
            PersistedDocuments documents,
            Publishing publishing,
            LiveCatalog catalog,
            Readiness.Probe probe,
            Metrics metrics,
            Gate gate,
            Lines lines) {
        Router router = Router.router(vertx);
        router.route().handler(lines.silence()::handle);
        gate.addTo(router);

        Bodies bodies = new Bodies(Callers::caller, lines.patience());
        GraphQlHandler graphql = new GraphQlHandler(api, documents, bodies, lines, gate.origins());
        router.get("/graphql").handler(new Sockets(api, documents, lines, gate));
        router.route("/graphql").handler(Routes::getOrPost).handler(GraphQlHandler::gate);
        router.post("/graphql").handler(bodies).handler(graphql);
        router.get("/graphql").handler(graphql);

        GraphiQLHandlerOptions graphiql = new GraphiQLHandlerOptions()
                .setEnabled(true)
                .setGraphQLUri("/graphql")
                .setGraphQLWSEnabled(true);
        router.route("/graphiql*")
                .subRouter(GraphiQLHandler.create(vertx, graphiql).router());

        RulePages.add(router, vertx, publishing, catalog, gate.callers());

        Assets.add(router, vertx);

        Health health = new Health(vertx, probe);
        router.get("/health/live").handler(health::live);
        router.get("/health/ready").handler(health::ready);
        router.get("/metrics").handler(gate::staff).handler(metrics::scrape);

        String page = vertx.fileSystem().readFileBlocking("http/index.html").toString();
        router.get("/").handler(context -> context.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/html; charset=utf-8")
                .end(page));
        // last, so that pages can fail in their own way
        router.route().last().handler(Problem.NOT_FOUND::send).failureHandler(Routes::failed);
        return router;
    }

    private static void getOrPost(RoutingContext context) {
        HttpMethod method = context.request().method();
        if (HttpMethod.GET.equals(method) || HttpMethod.POST.equals(method)) {
            context.next();
            return;
        }
        context.response().putHeader(HttpHeaders.ALLOW, "GET, POST");
        new Problem(405, "METHOD_NOT_ALLOWED", "ask by GET or POST").send(context);
    }

    /** What Netty says of a body that is no HTTP, such as chunks of no size. */
    private static boolean isBroken(RoutingContext context) {
        return !context.request().isEnded()
                && (context.failure() instanceof NumberFormatException
                        || context.failure() instanceof DecoderException);
    }

    private static void failed(RoutingContext context) {
        if (context.failure() instanceof HttpClosedException) {
            // nobody is there any more
            return;
        }
        switch (context.statusCode()) {
            case 400 -> Problem.badRequest("the request cannot be read").send(context);
            case 404 -> Problem.NOT_FOUND.send(context);
            case 413 -> Problem.TOO_LARGE.send(context);
            default -> {
                if (isBroken(context)) {
                    Problem.badRequest("the request's body cannot be read").send(context);
                    return;
                }
                LOG.atError()
                        .addKeyValue("request", RequestId.of(context))
                        .setCause(context.failure())
                        .log("a request failed");
                Problem.INTERNAL.send(context);
            }
        }
    }
}
