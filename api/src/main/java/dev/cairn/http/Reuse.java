package dev.cairn.http;

import dev.cairn.graphql.Answer;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * What was asked by GET may be kept by who asked, if they ask each time whether it still holds: an answer hangs on who asks
 * and on the minute, so nobody may keep it for others, and nobody for a while.
 */
final class Reuse {
    private static final int NOT_MODIFIED = 304;
    private static final int TAG_BYTES = 16;

    private Reuse() {}

    /** An answer with errors says something about now only. */
    static boolean isAllowed(RoutingContext context, Answer answer) {
        return HttpMethod.GET.equals(context.request().method())
                && answer.kind() == Answer.Kind.OK
                && !answer.spec().containsKey("errors");
    }

    static void send(RoutingContext context, Buffer body) {
        String type = context.response().headers().get(HttpHeaders.CONTENT_TYPE);
        String tag = tag(type, body);
        context.response()
                .putHeader(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                .putHeader(HttpHeaders.VARY, "Accept, Authorization, Origin")
                .putHeader(HttpHeaders.ETAG, tag);
        if (names(context.request().getHeader(HttpHeaders.IF_NONE_MATCH), tag)) {
            context.response().headers().remove(HttpHeaders.CONTENT_TYPE);
            context.response().setStatusCode(NOT_MODIFIED).end();
        } else {
            context.response().end(body);
        }
    }

    private static String tag(String type, Buffer body) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(Buffer.buffer(type).getBytes());
            byte[] hash = digest.digest(body.getBytes());
            return '"'
                    + Base64.getUrlEncoder()
                            .withoutPadding()
                            .encodeToString(hash)
                            .substring(0, TAG_BYTES)
                    + '"';
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    /** Compared weakly, as RFC 9110 says of If-None-Match: a proxy that compresses marks a tag as weak. */
    private static boolean names(@Nullable String header, String tag) {
        if (header == null) {
            return false;
        }
        for (String named : header.split(",", -1)) {
            String one = named.strip();
            if (one.equals("*") || one.equals(tag) || one.equals("W/" + tag)) {
                return true;
            }
        }
        return false;
    }
}
