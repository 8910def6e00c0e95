package dev.cairn.http;

import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.healthchecks.CheckResult;
import io.vertx.ext.healthchecks.HealthChecks;
import io.vertx.ext.healthchecks.Status;
import io.vertx.ext.web.RoutingContext;

/** {@code /health/live}: the process answers. {@code /health/ready}: it can decide, and with which versions. */
final class Health {
    private static final String CHECK = "cairn";
    private static final int PATIENCE_MILLIS = 2_000;

    private final HealthChecks checks;

    Health(Vertx vertx, Readiness.Probe probe) {
        checks = HealthChecks.create(vertx).register(CHECK, PATIENCE_MILLIS, (Handler<Promise<Status>>)
                promise -> probe.ask().map(Health::status).onComplete(promise));
    }

    void live(RoutingContext context) {
        answer(context, 200, new JsonObject().put("status", "UP"));
    }

    void ready(RoutingContext context) {
        checks.checkStatus(CHECK).onComplete(checked -> {
            boolean up = checked.succeeded() && CheckResult.isUp(checked.result());
            JsonObject body = new JsonObject().put("status", up ? "UP" : "DOWN");
            JsonObject data = checked.succeeded() ? checked.result().getData() : null;
            // no data: the probe failed or took too long, and what it threw is for the log, not for the caller
            body.mergeIn(data == null ? new JsonObject().put("database", "no answer in time") : data);
            // where tokens are asked for, a stranger hears whether to send requests here, and no more
            boolean stranger = Callers.caller(context).roles().isEmpty();
            answer(context, up ? 200 : 503, stranger ? new JsonObject().put("status", up ? "UP" : "DOWN") : body);
        });
    }

    private static Status status(Readiness readiness) {
        JsonObject data = new JsonObject()
                .put("database", readiness.database())
                .put("ruleBookVersion", readiness.book())
                .put("catalogVersion", readiness.catalogue());
        if (!readiness.note().isEmpty()) {
            data.put("note", readiness.note());
        }
        return new Status().setOk(readiness.ready()).setData(data);
    }

    private static void answer(RoutingContext context, int status, JsonObject body) {
        context.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json; charset=utf-8")
                .end(body.toBuffer());
    }
}
