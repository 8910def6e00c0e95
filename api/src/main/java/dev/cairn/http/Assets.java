package dev.cairn.http;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.FileSystem;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** What pages load from here: the web component, for any site, and the examples. None of it is anybody's data. */
final class Assets {
    /** The parts of one module, in their order: a page loads one file, and no part of it is of another version. */
    private static final List<String> NEXT_BEST =
            List.of("1-words", "2-looks", "3-asking", "4-signals", "5-cards", "6-element", "7-deeds");

    private static final String SCRIPT = "text/javascript; charset=utf-8";
    private static final String PAGE = "text/html; charset=utf-8";

    private Assets() {}

    static void add(Router router, Vertx vertx) {
        FileSystem files = vertx.fileSystem();
        Buffer documents = files.readFileBlocking("http/next-best/documents.json");
        Buffer component = Buffer.buffer("const DOCUMENTS = ").appendBuffer(documents);
        NEXT_BEST.forEach(part -> component.appendBuffer(files.readFileBlocking("http/next-best/" + part + ".js")));
        open(router, "/cairn-next-best.js", component, SCRIPT);
        open(router, "/cairn-next-best.json", documents, "application/json");
        example(router, files, "picks.html", PAGE);
        example(router, files, "picks.js", SCRIPT);
        example(router, files, "component.html", PAGE);
        example(router, files, "component.js", SCRIPT);
    }

    /** A module of another site is loaded by CORS; there are no secrets in it. */
    private static void open(Router router, String path, Buffer text, String type) {
        String tag = tag(text);
        router.get(path).handler(context -> {
            context.response()
                    .putHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*")
                    .putHeader("Cross-Origin-Resource-Policy", "cross-origin")
                    .putHeader(HttpHeaders.CACHE_CONTROL, "public, max-age=600");
            send(context, text, tag, type);
        });
    }

    private static void example(Router router, FileSystem files, String name, String type) {
        Buffer text = files.readFileBlocking("http/examples/" + name);
        String tag = tag(text);
        router.get("/examples/" + name).handler(context -> {
            context.response().putHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
            send(context, text, tag, type);
        });
    }

    private static void send(RoutingContext context, Buffer text, String tag, String type) {
        context.response().putHeader(HttpHeaders.ETAG, tag).putHeader(HttpHeaders.CONTENT_TYPE, type);
        String known = context.request().getHeader(HttpHeaders.IF_NONE_MATCH);
        if (known != null && (known.strip().equals("*") || known.contains(tag))) {
            context.response().setStatusCode(304).end();
        } else {
            context.response().end(text);
        }
    }

    private static String tag(Buffer text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes());
            return '"' + HexFormat.of().formatHex(hash, 0, 16) + '"';
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
