package dev.cairn.http.rules;

import dev.cairn.publishing.Busy;
import dev.cairn.publishing.LiveCatalog;
import dev.cairn.publishing.Publishing;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The pages below {@code /rules}: which address answers what, and what a visitor sees where something does not go. */
public final class RulePages {
    private static final String ROOT = "/rules";
    private static final Logger LOG = LoggerFactory.getLogger(RulePages.class);
    /** Forms that are read or worked on at once; each may hold {@link Form#MOST_BYTES}. */
    private static final int AT_ONCE = 6;

    private static final long SWEEP_MS = 60_000;

    private final Semaphore places = new Semaphore(AT_ONCE);
    private final Desk desk;
    private final SignIn signIn;

    private RulePages(Desk desk, SignIn signIn) {
        this.desk = desk;
        this.signIn = signIn;
    }

    /** @param visitors who asks; the pages are for editors and administrators */
    public static void add(Router router, Vertx vertx, Publishing publishing, LiveCatalog catalog, Visitors visitors) {
        Drafts drafts = new Drafts();
        vertx.setPeriodic(SWEEP_MS, timer -> drafts.sweep(Instant.now()));
        Desk desk = new Desk(vertx, publishing, catalog, drafts, new Door(visitors), new Rendering());
        new RulePages(desk, new SignIn(desk, visitors)).addTo(router);
    }

    private void addTo(Router router) {
        asset(router, "/style.css", "text/css; charset=utf-8");
        asset(router, "/page.js", "text/javascript; charset=utf-8");
        router.route(ROOT + "/*")
                .handler(signIn::handle)
                .handler(desk.door()::handle)
                .failureHandler(this::failed);
        get(router, "/sign-in", signIn::ask);
        post(router, "/sign-in", signIn::enter);
        post(router, "/sign-out", signIn::leave);

        BookPages books = new BookPages(desk);
        get(router, "", books::live);
        get(router, "/help", books::help);
        get(router, "/history", books::history);
        get(router, "/compare", books::compare);
        get(router, "/versions/:version", books::version);

        ReturnPages returns = new ReturnPages(desk);
        get(router, "/versions/:version/rollback", returns::askRollback);
        post(router, "/versions/:version/rollback", returns::rollback);
        get(router, "/versions/:version/cancel", returns::askCancel);
        post(router, "/versions/:version/cancel", returns::cancel);

        Downloads downloads = new Downloads(desk);
        get(router, "/empty", downloads::empty);
        get(router, "/versions/:version/workbook", downloads::workbook);
        get(router, "/versions/:version/sheets", downloads::sheets);
        get(router, "/checks/:check/workbook", downloads::commented);

        CheckPages checks = new CheckPages(desk);
        post(router, "/checks", checks::upload);
        get(router, "/checks/:check", checks::show);
        post(router, "/checks/:check/rebase", checks::rebase);
        post(router, "/checks/:check/publish", checks::publish);

        EffectPages effects = new EffectPages(desk);
        post(router, "/checks/:check/effect", effects::begin);
        get(router, "/checks/:check/effect", effects::show);

        router.route(ROOT + "/*").handler(context -> context.fail(Refusal.notFound("This address leads nowhere.")));
    }

    private void get(Router router, String path, Function<RoutingContext, Future<Void>> page) {
        router.get(ROOT + path).handler(context -> page.apply(context).onFailure(context::fail));
    }

    private void post(Router router, String path, BiFunction<RoutingContext, Form, Future<Void>> work) {
        router.post(ROOT + path).handler(reading(work));
    }

    private Handler<RoutingContext> reading(BiFunction<RoutingContext, Form, Future<Void>> work) {
        return context -> {
            if (Form.isHopeless(context.request())) {
                throw new Form.TooLarge();
            }
            if (!places.tryAcquire()) {
                throw Refusal.busy(
                        "Several people hand in files at this moment. Go back and try again in a few seconds.");
            }
            Form.read(context.request())
                    .compose(form -> {
                        desk.door().check(context, form);
                        if (desk.door().name(context) != null) {
                            form.fields().set("author", desk.door().name(context));
                        }
                        return work.apply(context, form);
                    })
                    .onComplete(done -> {
                        places.release();
                        if (done.failed()) {
                            context.fail(done.cause());
                        }
                    });
        };
    }

    private void asset(Router router, String path, String type) {
        String text =
                desk.vertx().fileSystem().readFileBlocking("http/rules" + path).toString();
        router.get(ROOT + path).handler(context -> context.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, type)
                .end(text));
    }

    private void failed(RoutingContext context) {
        if (context.failure() instanceof HttpClosedException
                || context.response().ended()
                || context.response().closed()) {
            // nobody is there any more
            return;
        }
        Refusal refusal = refusal(context);
        if (refusal.status() == 503) {
            context.response().putHeader("Retry-After", "5");
        }
        desk.rendering()
                .send(
                        context,
                        refusal.status(),
                        "refusal",
                        desk.frame(context, refusal.title(), ""),
                        Map.of("title", refusal.title(), "text", refusal.text()))
                .onFailure(e -> LOG.warn(
                        "{} could not be answered: {}", context.request().path(), e.getMessage()));
    }

    private static Refusal refusal(RoutingContext context) {
        Throwable failure = context.failure();
        if (failure instanceof Refusal refusal) {
            return refusal;
        }
        if (failure instanceof Form.TooLarge) {
            return new Refusal(
                    413,
                    "That is too large",
                    "All files together have at most 20 MB, and there are at most 60 of them.");
        }
        if (failure instanceof Busy) {
            return Refusal.busy("Several rule books are being checked at this moment. Try again in a few seconds.");
        }
        if (failure == null && context.statusCode() < 500) {
            return new Refusal(
                    context.statusCode(), "That could not be read", "Go back, load the page anew and try again.");
        }
        LOG.error("{} {} failed", context.request().method(), context.request().path(), failure);
        return new Refusal(
                500,
                "Something went wrong",
                "It is not your fault, and the live book is untouched. Try again; the server's log says more.");
    }
}
