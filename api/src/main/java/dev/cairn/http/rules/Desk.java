package dev.cairn.http.rules;

import dev.cairn.publishing.LiveCatalog;
import dev.cairn.publishing.Publishing;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;

/** What all pages work with. */
record Desk(Vertx vertx, Publishing publishing, LiveCatalog catalog, Drafts drafts, Door door, Rendering rendering) {

    /** In which the book's people read and write times. */
    ZoneId zone() {
        return publishing.book().get().rows().settings().zone();
    }

    Instant now() {
        return Instant.now();
    }

    Frame frame(RoutingContext context, String title, String place) {
        return new Frame(title, zone().getId(), door.token(context), place, door.name(context), 0);
    }

    /** A page that asks again until what it waits for is there. */
    Frame waiting(RoutingContext context, String title) {
        return new Frame(title, zone().getId(), door.token(context), "", door.name(context), 2);
    }

    Future<Void> page(RoutingContext context, String template, Frame frame, Object it) {
        return rendering.send(context, 200, template, frame, Map.of("it", it));
    }

    /** After a form: to a page that may be loaded again without doing it again. */
    static Future<Void> redirect(RoutingContext context, String path) {
        return context.response()
                .setStatusCode(303)
                .putHeader(HttpHeaders.LOCATION, path)
                .end();
    }

    /** The number in the address; there is no page for what is none. */
    static long version(String text) {
        if (text == null || !text.matches("[0-9]{1,15}")) {
            throw Refusal.notFound("There is no version of that number.");
        }
        return Long.parseLong(text);
    }
}
