package dev.cairn.http.rules;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Whom files would concern: a count that begins, goes on by itself, and is shown. */
final class EffectPages {
    private final Desk desk;

    EffectPages(Desk desk) {
        this.desk = desk;
    }

    /** Compiles the files once more: a book is too large to be kept for a count that most never ask for. */
    Future<Void> begin(RoutingContext context, Form form) {
        Draft draft = CheckPages.draft(desk, context);
        Future<Checked> check = draft == null ? null : draft.check();
        if (draft == null || check == null) {
            return CheckPages.gone(desk, context);
        }
        return check.compose(found -> desk.publishing().check(found.files(), null))
                .compose(found -> {
                    if (found.book() == null) {
                        return Desk.redirect(context, "/rules/checks/" + draft.id());
                    }
                    return desk.publishing().effect(found).compose(preview -> {
                        draft.previewing(preview.id());
                        return Desk.redirect(context, "/rules/checks/" + draft.id() + "/effect");
                    });
                });
    }

    Future<Void> show(RoutingContext context) {
        Draft draft = CheckPages.draft(desk, context);
        if (draft == null) {
            return CheckPages.gone(desk, context);
        }
        return view(desk, draft).compose(view -> {
            if (view == null) {
                return Desk.redirect(context, "/rules/checks/" + draft.id());
            }
            return desk.rendering()
                    .send(
                            context,
                            200,
                            "effect",
                            view.isUnderWay()
                                    ? desk.waiting(context, view.title())
                                    : desk.frame(context, view.title(), ""),
                            Map.of("it", view));
        });
    }

    /** For the page of the check; empty where nobody asked. */
    static Future<String> inShort(Desk desk, Draft draft) {
        return view(desk, draft).map(view -> view == null ? "" : view.inShort());
    }

    private static Future<@Nullable EffectView> view(Desk desk, Draft draft) {
        UUID id = draft.preview();
        return id == null
                ? Future.succeededFuture()
                : desk.publishing().effect(id).map(preview -> new EffectView(draft.id(), preview, desk.zone()));
    }
}
