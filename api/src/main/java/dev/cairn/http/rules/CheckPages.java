package dev.cairn.http.rules;

import dev.cairn.engine.rulebook.sheet.Workbook;
import dev.cairn.publishing.Proposal;
import dev.cairn.publishing.Publication;
import dev.cairn.store.Edition;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** From files that somebody hands in to a book that is live. */
final class CheckPages {
    /** So do the workbooks begin that we hand out; browsers and people add to it. */
    private static final Pattern MADE_FROM = Pattern.compile("cairn-rules.*?-v([0-9]{1,15})\\b.*");
    /** See {@link Edition#origin()}. */
    private static final Pattern ORIGIN = Pattern.compile("([0-9]{1,15}) \\p{Alnum}+");
    /** A check that takes longer shows a page that asks again. */
    private static final long PATIENCE_MS = 2_500;

    private final Desk desk;

    CheckPages(Desk desk) {
        this.desk = desk;
    }

    Future<Void> upload(RoutingContext context, Form form) {
        if (form.files().isEmpty()) {
            throw new Refusal(
                    422,
                    "No file was chosen",
                    "Go back, choose the workbook or sheets that you changed, and send them.");
        }
        return madeFrom(form).compose(said -> desk.publishing().newest().compose(newest -> {
            long base = Math.min(newest == null ? 0 : newest.version(), said);
            boolean whole = form.text("extent").equals("whole");
            return handedIn(context, new Draft(form.files(), base, whole, desk.now()), Wish.NONE);
        }));
    }

    /** Keeps the files, begins to check them, and leads to their page. */
    Future<Void> handedIn(RoutingContext context, Draft draft, Wish wish) {
        draft.wishing(new Wish(wish.author(), wish.comment(), "", Map.of()));
        check(draft, draft.base());
        desk.drafts().add(draft, desk.now());
        return Desk.redirect(context, "/rules/checks/" + draft.id());
    }

    /** As the workbook says, whatever it is called now, if it is of this database; else by its name. */
    private Future<Long> madeFrom(Form form) {
        return desk.vertx()
                .executeBlocking(() -> Workbook.origin(form.files()), false)
                .compose(origin -> {
                    Matcher said = ORIGIN.matcher(origin == null ? "" : origin);
                    if (!said.matches()) {
                        return Future.succeededFuture(named(form));
                    }
                    return desk.publishing()
                            .edition(Long.parseLong(said.group(1)))
                            .map(edition -> edition != null && edition.origin().equals(origin)
                                    ? edition.version()
                                    : named(form));
                });
    }

    /** As its name says, which a page that was loaded anew meanwhile could not know; else as the form says. */
    private static long named(Form form) {
        for (var file : form.files()) {
            Matcher name = MADE_FROM.matcher(file.name());
            if (name.matches()) {
                return Long.parseLong(name.group(1));
            }
        }
        return Desk.version(form.text("base"));
    }

    private Future<Checked> check(Draft draft, long base) {
        Future<Checked> check = desk.publishing()
                .files(base)
                .compose(files ->
                        desk.vertx().executeBlocking(() -> Candidate.of(draft.sent(), draft.isWhole(), files), false))
                .compose(files -> desk.publishing().check(files, null).compose(found -> desk.vertx()
                        .executeBlocking(() -> Checked.of(files, found), false)));
        draft.checking(base, check);
        check.onSuccess(found -> desk.drafts().sweep(desk.now()));
        return check;
    }

    Future<Void> show(RoutingContext context) {
        Draft draft = draft(desk, context);
        if (draft == null) {
            return gone(desk, context);
        }
        Wish wish = draft.wish();
        return soon(draft)
                .compose(found -> found == null
                        ? waiting(context, "Checking " + draft.names())
                        : page(
                                context,
                                200,
                                draft,
                                found,
                                new Wish(wish.author(), wish.comment(), wish.validFrom(), Map.of())));
    }

    /** Null where the check takes its time; one that failed is tried anew with the next visit. */
    private Future<@Nullable Checked> soon(Draft draft) {
        Future<Checked> before = draft.check();
        Future<Checked> check = before == null || before.failed() ? check(draft, draft.base()) : before;
        return check.isComplete()
                ? check.map(found -> found)
                : Future.any(check, desk.vertx().timer(PATIENCE_MS))
                        .compose(any -> check.isComplete() ? check : Future.succeededFuture());
    }

    private Future<Void> waiting(RoutingContext context, String title) {
        return desk.rendering()
                .send(
                        context,
                        200,
                        "checking",
                        desk.waiting(context, title),
                        Map.of("title", title, "text", "This takes a few seconds. The page goes on by itself."));
    }

    private Future<Void> page(RoutingContext context, int status, Draft draft, Checked found, Wish wish) {
        return Future.all(EffectPages.inShort(desk, draft), desk.publishing().newest())
                .compose(read -> {
                    String effect = read.resultAt(0);
                    @Nullable Edition newest = read.resultAt(1);
                    CheckView view = new CheckView(
                            draft,
                            found,
                            newest == null || newest.version() == draft.base() ? null : newest,
                            wish,
                            desk.door().name(context),
                            desk.door().isAdministrator(context),
                            effect.isEmpty() ? null : effect,
                            desk.zone());
                    return desk.rendering()
                            .send(context, status, "check", desk.frame(context, view.title(), ""), Map.of("it", view));
                });
    }

    /** The visitor knows what somebody else published, and goes on from there. */
    Future<Void> rebase(RoutingContext context, Form form) {
        Draft draft = draft(desk, context);
        if (draft == null) {
            return gone(desk, context);
        }
        check(draft, Desk.version(form.text("base")));
        return Desk.redirect(context, "/rules/checks/" + draft.id());
    }

    Future<Void> publish(RoutingContext context, Form form) {
        Draft draft = draft(desk, context);
        if (draft == null) {
            return gone(desk, context);
        }
        Future<Checked> check = draft.check();
        Wish wish = Wish.of(form, true, desk, context);
        draft.wishing(wish);
        if (check == null || !check.succeeded() || Desk.version(form.text("base")) != draft.base()) {
            // another window of theirs went on with these files meanwhile
            return Desk.redirect(context, "/rules/checks/" + draft.id());
        }
        if (!wish.problems().isEmpty()) {
            return page(context, 422, draft, check.result(), wish);
        }
        boolean administrator = desk.door().isAdministrator(context);
        return desk.publishing()
                .publish(new Proposal(
                        check.result().files(),
                        wish.author(),
                        wish.comment(),
                        draft.base(),
                        wish.from(desk.zone()),
                        administrator,
                        administrator && form.text("accept").equals("yes")))
                .compose(publication -> became(context, draft, publication));
    }

    /** @param draft whose files were to be published; null where they were an older version's */
    Future<Void> became(RoutingContext context, @Nullable Draft draft, @Nullable Publication publication) {
        if (publication instanceof Publication.Published published) {
            return Desk.redirect(context, "/rules/versions/" + published.version() + "?done");
        }
        if (publication instanceof Publication.Scheduled scheduled) {
            return Desk.redirect(
                    context, "/rules/versions/" + scheduled.edition().version() + "?done");
        }
        if (publication instanceof Publication.Unchanged same) {
            throw new Refusal(
                    409,
                    "There is nothing to publish",
                    "These are the very files of version " + same.edition().version() + ".");
        }
        if (publication instanceof Publication.Forbidden forbidden) {
            throw Refusal.forbidden(Say.sentence(forbidden.why()) + ". Nothing was published.");
        }
        if (draft != null && publication instanceof Publication.Rejected rejected) {
            Future<Checked> check = draft.check();
            if (check != null && check.succeeded()) {
                draft.checking(
                        draft.base(),
                        Future.succeededFuture(Checked.of(check.result().files(), rejected.findings())));
            }
            return Desk.redirect(context, "/rules/checks/" + draft.id());
        }
        if (draft != null && publication instanceof Publication.Conflict conflict) {
            return desk.rendering()
                    .send(
                            context,
                            409,
                            "conflict",
                            desk.frame(context, "Somebody was faster", ""),
                            Map.of(
                                    "it",
                                    new ConflictView(
                                            draft.id(),
                                            draft.base(),
                                            conflict.newest(),
                                            conflict.since() == null ? null : ChangesView.of(conflict.since()),
                                            desk.zone())));
        }
        throw Refusal.notFound("There is no version of that number.");
    }

    /** The one of the address; null where it is not kept any more. */
    static @Nullable Draft draft(Desk desk, RoutingContext context) {
        return desk.drafts().get(context.pathParam("check"), desk.now());
    }

    static Future<Void> gone(Desk desk, RoutingContext context) {
        return desk.rendering()
                .send(context, 404, "gone", desk.frame(context, "These files are not here any more", ""), Map.of());
    }
}
