package dev.cairn.http.rules;

import dev.cairn.publishing.Publication;
import dev.cairn.store.Edition;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Going back to a version, and taking back one that is not live yet; both ask first. */
final class ReturnPages {
    private final Desk desk;
    private final CheckPages checks;

    ReturnPages(Desk desk) {
        this.desk = desk;
        checks = new CheckPages(desk);
    }

    Future<Void> askRollback(RoutingContext context) {
        return BookPages.edition(desk, context).compose(edition -> ask(context, 200, true, edition, Wish.NONE));
    }

    Future<Void> askCancel(RoutingContext context) {
        return BookPages.edition(desk, context).compose(edition -> {
            if (edition.state() != Edition.State.SCHEDULED) {
                throw tooLate(edition);
            }
            return ask(context, 200, false, edition, Wish.NONE);
        });
    }

    private Future<Void> ask(RoutingContext context, int status, boolean rollback, Edition edition, Wish wish) {
        long live = desk.publishing().book().get().version();
        return desk.publishing()
                .newest()
                .compose(newest -> rollback
                        ? desk.publishing()
                                .difference(live, edition.version())
                                .map(found -> new ConfirmView(
                                        true,
                                        edition,
                                        version(newest),
                                        found == null ? null : ChangesView.of(found),
                                        desk.door().name(context),
                                        wish,
                                        desk.zone()))
                        : Future.succeededFuture(new ConfirmView(
                                false,
                                edition,
                                version(newest),
                                null,
                                desk.door().name(context),
                                wish,
                                desk.zone())))
                .compose(view -> desk.rendering()
                        .send(
                                context,
                                status,
                                "confirm",
                                desk.frame(
                                        context,
                                        (wish.problems().isEmpty() ? "" : "The form lacks something: ")
                                                + (rollback ? "Go back to version " : "Take back version ")
                                                + edition.version(),
                                        "history"),
                                Map.of("it", view)));
    }

    private static long version(@Nullable Edition newest) {
        return newest == null ? 0 : newest.version();
    }

    Future<Void> rollback(RoutingContext context, Form form) {
        Wish wish = Wish.of(form, true, desk, context);
        return BookPages.edition(desk, context).compose(edition -> {
            if (!wish.problems().isEmpty()) {
                return ask(context, 422, true, edition, wish);
            }
            return desk.publishing()
                    .rollback(
                            edition.version(),
                            wish.author(),
                            wish.comment(),
                            Desk.version(form.text("base")),
                            desk.door().isAdministrator(context))
                    .compose(publication -> became(context, edition, wish, publication));
        });
    }

    /** Where it cannot simply come back, its files wait as if somebody had handed them in. */
    private Future<Void> became(RoutingContext context, Edition edition, Wish wish, @Nullable Publication publication) {
        if (publication instanceof Publication.Published || publication instanceof Publication.Scheduled) {
            return checks.became(context, null, publication);
        }
        if (publication instanceof Publication.Rejected || publication instanceof Publication.Conflict) {
            return desk.publishing().files(edition.version()).compose(files -> {
                long base = publication instanceof Publication.Conflict conflict
                        ? conflict.newest().version()
                        : desk.publishing().book().get().version();
                return checks.handedIn(context, new Draft(files, base, true, desk.now()), wish);
            });
        }
        return checks.became(context, null, publication);
    }

    Future<Void> cancel(RoutingContext context, Form form) {
        Wish wish = Wish.of(form, false, desk, context);
        return BookPages.edition(desk, context).compose(edition -> {
            if (!wish.problems().isEmpty()) {
                return ask(context, 422, false, edition, wish);
            }
            return desk.publishing().cancel(edition.version(), wish.author()).compose(now -> {
                if (now == null || now.state() != Edition.State.CANCELLED) {
                    throw tooLate(edition);
                }
                return Desk.redirect(context, "/rules/versions/" + edition.version() + "?done");
            });
        });
    }

    private static Refusal tooLate(Edition edition) {
        return new Refusal(
                409,
                "Too late",
                "Version " + edition.version() + " is not scheduled any more, so there is nothing to take back.");
    }
}
