package dev.cairn.http.rules;

import dev.cairn.store.Edition;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was published: the live book, the history, one version, the difference of two. */
final class BookPages {
    private static final int RECENT = 5;
    private static final int A_PAGE = 50;
    private static final int DRAFTS = 5;

    private final Desk desk;

    BookPages(Desk desk) {
        this.desk = desk;
    }

    Future<Void> live(RoutingContext context) {
        long version = desk.publishing().book().get().version();
        return Future.all(
                        desk.publishing().edition(version),
                        desk.publishing().newest(),
                        desk.publishing().editions(Long.MAX_VALUE, RECENT))
                .compose(read -> {
                    Edition live = read.resultAt(0);
                    @Nullable Edition newest = read.resultAt(1);
                    List<Edition> recent = read.resultAt(2);
                    if (live == null) {
                        throw Refusal.notFound("No rule book was ever published.");
                    }
                    @Nullable
                    Edition scheduled = newest != null && newest.state() == Edition.State.SCHEDULED ? newest : null;
                    String trouble = desk.publishing().trouble();
                    return desk.page(
                            context,
                            "live",
                            desk.frame(context, "The live book, version " + version, "live"),
                            new LiveView(
                                    live,
                                    scheduled,
                                    newest == null ? version : newest.version(),
                                    recent,
                                    trouble == null ? "" : trouble,
                                    desk.drafts().latest(DRAFTS, desk.now()),
                                    desk.zone()));
                });
    }

    Future<Void> help(RoutingContext context) {
        return desk.rendering().send(context, 200, "help", desk.frame(context, "Help", "help"), Map.of());
    }

    Future<Void> history(RoutingContext context) {
        String before = context.queryParams().get("before");
        return desk.publishing()
                .editions(before == null ? Long.MAX_VALUE : Desk.version(before), A_PAGE + 1)
                .compose(editions -> desk.page(
                        context,
                        "history",
                        desk.frame(context, "History", "history"),
                        new HistoryView(
                                editions.subList(0, Math.min(A_PAGE, editions.size())),
                                editions.size() > A_PAGE
                                        ? editions.get(A_PAGE - 1).version()
                                        : 0,
                                desk.zone())));
    }

    Future<Void> compare(RoutingContext context) {
        long from = Desk.version(context.queryParams().get("from"));
        long to = Desk.version(context.queryParams().get("to"));
        return desk.publishing().difference(from, to).compose(difference -> {
            if (difference == null) {
                throw Refusal.notFound(
                        "One of these versions is not there, or was written for an older Cairn and cannot be read any more.");
            }
            return desk.rendering()
                    .send(
                            context,
                            200,
                            "compare",
                            desk.frame(context, "From version " + from + " to version " + to, "history"),
                            Map.of("from", from, "to", to, "it", ChangesView.of(difference)));
        });
    }

    Future<Void> version(RoutingContext context) {
        boolean done = context.queryParams().contains("done");
        return edition(context).compose(edition -> {
            long before = edition.base() == null ? 0 : edition.base();
            return changes(before, edition.version())
                    .compose(changes -> desk.page(
                            context,
                            "version",
                            desk.frame(
                                    context,
                                    "Version " + edition.version() + ", "
                                            + edition.state().word(),
                                    "history"),
                            new VersionView(
                                    edition,
                                    done,
                                    desk.publishing().book().get().version(),
                                    before,
                                    changes,
                                    desk.zone())));
        });
    }

    private Future<Edition> edition(RoutingContext context) {
        return edition(desk, context);
    }

    /** The one of the address; there must be one. */
    static Future<Edition> edition(Desk desk, RoutingContext context) {
        return desk.publishing()
                .edition(Desk.version(context.pathParam("version")))
                .map(edition -> {
                    if (edition == null) {
                        throw Refusal.notFound("There is no version of that number.");
                    }
                    return edition;
                });
    }

    private Future<@Nullable ChangesView> changes(long from, long to) {
        return from == 0
                ? Future.succeededFuture()
                : desk.publishing()
                        .difference(from, to)
                        .map(difference -> difference == null ? null : ChangesView.of(difference));
    }
}
