package dev.cairn.cli;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/** Requests that are no good as HTTP, or come from where they may not. */
final class HttpAttacks {
    private static final String TYPENAME = "{\"query\":\"{ __typename }\"}";
    private static final String JSON = "Content-Type: application/json";
    private static final String BAD = "BAD_REQUEST";
    private static final String FORM = "--b\r\nContent-Disposition: form-data; name=\"operations\"\r\n\r\n%s\r\n"
            + "--b\r\nContent-Disposition: form-data; name=\"map\"\r\n\r\n%s\r\n"
            + "--b\r\nContent-Disposition: form-data; name=\"0\"; filename=\"%s\"\r\n\r\nx\r\n--b--\r\n";
    private static final String FORM_HEADERS =
            "Content-Type: multipart/form-data; boundary=b\nGraphQL-Require-Preflight: 1";
    private static final String UPLOADING =
            "{\"query\":\"mutation($f: Upload!) { checkRules(input: {files: [{upload: $f}]})"
                    + " { userErrors { code } } }\",\"variables\":{\"f\":null}}";

    private HttpAttacks() {}

    static List<Attack> all() {
        return List.of(
                Attack.posted(
                        "foreign pages",
                        "a form",
                        415,
                        "UNSUPPORTED_MEDIA_TYPE",
                        "Content-Type: application/x-www-form-urlencoded",
                        "query=%7B__typename%7D"),
                Attack.posted(
                        "foreign pages",
                        "plain text",
                        415,
                        "UNSUPPORTED_MEDIA_TYPE",
                        "Content-Type: text/plain",
                        TYPENAME),
                Attack.posted("foreign pages", "no type", 415, "UNSUPPORTED_MEDIA_TYPE", "X-A: b", TYPENAME),
                Attack.posted(
                        "foreign pages",
                        "plain text that says it is JSON",
                        415,
                        "UNSUPPORTED_MEDIA_TYPE",
                        "Content-Type: text/plain; application/json",
                        TYPENAME),
                Attack.posted(
                        "foreign pages",
                        "two types",
                        415,
                        "UNSUPPORTED_MEDIA_TYPE",
                        "Content-Type: text/plain\nContent-Type: application/json",
                        TYPENAME),
                Attack.posted(
                        "foreign pages",
                        "a form with files",
                        403,
                        "PREFLIGHT_REQUIRED",
                        "Content-Type: multipart/form-data; boundary=b",
                        FORM.formatted(UPLOADING, "{\"0\":[\"variables.f\"]}", "a")),
                Attack.get(
                        "foreign pages",
                        "a mutation by GET",
                        405,
                        "MUTATION_REFUSED",
                        "/graphql?query=mutation%7BretireContent(input:%7Bcontent:%7Bid:%22welcome-video%22%7D%7D)%7BuserErrors%7Bcode%7D%7D%7D"),
                asked("foreign pages", "another host", 421, "WRONG_HOST", "Host: evil.example"),
                asked(
                        "foreign pages",
                        "another host that begins like ours",
                        421,
                        "WRONG_HOST",
                        "Host: localhost.evil.example"),
                asked("foreign pages", "ours with a user before it", 400, BAD, "Host: localhost@evil.example"),
                Attack.raw(
                        "foreign pages",
                        "an address with another host",
                        Set.of(421, 400),
                        "",
                        "GET http://evil.example/health/live HTTP/1.1\nHost: evil.example\nConnection: close\n\n",
                        new byte[0]),
                Attack.raw(
                        "foreign pages",
                        "no host",
                        Set.of(400, 421),
                        "",
                        "GET /health/live HTTP/1.1\nConnection: close\n\n",
                        new byte[0]),
                Attack.raw(
                        "foreign pages",
                        "two hosts",
                        Set.of(400, 421),
                        "",
                        "GET /health/live HTTP/1.1\nHost: localhost\nHost: evil.example\nConnection: close\n\n",
                        new byte[0]),
                Attack.raw(
                                "foreign pages",
                                "a socket from elsewhere",
                                Set.of(403),
                                "WRONG_ORIGIN",
                                "GET /graphql HTTP/1.1\nHost: localhost\nOrigin: https://evil.example\nUpgrade: websocket\nConnection: Upgrade\nSec-WebSocket-Version: 13\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\n\n",
                                new byte[0])
                        .staysOpen(),
                asked(
                        "compression",
                        "a body that is packed",
                        415,
                        "UNSUPPORTED_MEDIA_TYPE",
                        "Host: localhost\nContent-Encoding: gzip",
                        "POST /graphql",
                        "\u001f\u008b" + "x".repeat(100)),
                Attack.raw(
                        "framing",
                        "length and chunks",
                        Set.of(400),
                        "",
                        post("Content-Length: 5\nTransfer-Encoding: chunked"),
                        ascii("0\r\n\r\nGET /metrics HTTP/1.1\r\nHost: localhost\r\n\r\n")),
                Attack.raw(
                        "framing",
                        "two lengths",
                        Set.of(400),
                        "",
                        post("Content-Length: 5\nContent-Length: 50"),
                        ascii(TYPENAME)),
                Attack.raw(
                        "framing",
                        "two lengths in one",
                        Set.of(400),
                        "",
                        post("Content-Length: 5, 50"),
                        ascii(TYPENAME)),
                Attack.raw(
                        "framing", "a length below none", Set.of(400), "", post("Content-Length: -1"), ascii(TYPENAME)),
                Attack.raw(
                        "framing",
                        "a length with a sign",
                        Set.of(400),
                        "",
                        post("Content-Length: +26"),
                        ascii(TYPENAME)),
                Attack.raw(
                        "framing", "a length of words", Set.of(400), "", post("Content-Length: many"), ascii(TYPENAME)),
                Attack.raw(
                                "framing",
                                "a length of an exabyte",
                                Set.of(413),
                                "TOO_LARGE",
                                post("Content-Length: 999999999999999999"),
                                ascii(TYPENAME))
                        .staysOpen(),
                Attack.raw(
                        "framing",
                        "a length beyond a long",
                        Set.of(400),
                        "",
                        post("Content-Length: 99999999999999999999999"),
                        ascii(TYPENAME)),
                Attack.raw(
                        "framing",
                        "a coding that is not known",
                        Set.of(400, 501),
                        "",
                        post("Transfer-Encoding: xchunked"),
                        ascii(TYPENAME)),
                Attack.raw(
                        "framing",
                        "chunks within chunks",
                        Set.of(400, 501),
                        "",
                        post("Transfer-Encoding: chunked, chunked"),
                        ascii("1a\r\n" + TYPENAME + "\r\n0\r\n\r\n")),
                Attack.raw(
                        "framing",
                        "a coding after a tab",
                        Set.of(400, 501),
                        "",
                        post("Transfer-Encoding:\u000bchunked"),
                        ascii("1a\r\n" + TYPENAME + "\r\n0\r\n\r\n")),
                Attack.raw(
                        "framing",
                        "a space before the colon",
                        Set.of(400),
                        "",
                        post("Content-Length : 26"),
                        ascii(TYPENAME)),
                Attack.raw(
                        "framing",
                        "a chunk of no size",
                        Set.of(400, 0),
                        "",
                        post("Transfer-Encoding: chunked"),
                        ascii("zz\r\n{}\r\n0\r\n\r\n")),
                Attack.raw(
                        "framing",
                        "a chunk below none",
                        Set.of(400, 0),
                        "",
                        post("Transfer-Encoding: chunked"),
                        ascii("-1\r\n{}\r\n0\r\n\r\n")),
                Attack.raw(
                        "framing",
                        "a header that is folded",
                        Set.of(400, 200),
                        "",
                        "GET /health/live HTTP/1.1\nHost: localhost\nX-A: b\n c\nConnection: close\n\n",
                        new byte[0]),
                Attack.raw(
                        "framing",
                        "a NUL in a header",
                        Set.of(400),
                        "",
                        "GET /health/live HTTP/1.1\nHost: localhost\nX-A: a\u0000b\nConnection: close\n\n",
                        new byte[0]),
                Attack.raw(
                        "framing",
                        "no HTTP at all",
                        Set.of(400, 0),
                        "",
                        "\u0016\u0003\u0001\u0002\u0000\u0001\n\n\n\n",
                        new byte[0]),
                Attack.raw(
                        "framing",
                        "another version",
                        Set.of(400, 501, 505),
                        "",
                        "GET /health/live HTTP/7.7\nHost: localhost\n\n",
                        new byte[0]),
                Attack.raw(
                        "size",
                        "an address of 100 KB",
                        Set.of(414),
                        "",
                        "GET /graphql?query=" + "x".repeat(100_000)
                                + " HTTP/1.1\nHost: localhost\nConnection: close\n\n",
                        new byte[0]),
                Attack.raw(
                        "size",
                        "a header of 100 KB",
                        Set.of(431),
                        "",
                        "GET /health/live HTTP/1.1\nHost: localhost\nX-A: " + "x".repeat(100_000)
                                + "\nConnection: close\n\n",
                        new byte[0]),
                Attack.raw(
                        "size",
                        "10,000 headers",
                        Set.of(431),
                        "",
                        "GET /health/live HTTP/1.1\nHost: localhost\n" + "X-A: b\n".repeat(10_000)
                                + "Connection: close\n\n",
                        new byte[0]),
                Attack.body("size", "a body of 10 MB", 413, "TOO_LARGE", " ".repeat(10_000_000)),
                Attack.get("paths", "up and out", 404, "NOT_FOUND", "/../../../../etc/passwd"),
                Attack.get("paths", "up and out, in disguise", 404, "NOT_FOUND", "/%2e%2e/%2e%2e/etc/passwd"),
                Attack.get("paths", "out of GraphiQL", 404, "NOT_FOUND", "/graphiql/..%2f..%2f..%2fetc/passwd"),
                Attack.get("paths", "a NUL", 404, "", "/graphiql/%00"),
                Attack.get("paths", "half an escape", 400, BAD, "/graphql?query=%"),
                Attack.get("paths", "no UTF-8", 400, "SYNTAX_ERROR", "/graphql?query=%ff%fe"),
                Attack.posted(
                        "files",
                        "a name that is a path",
                        200,
                        "",
                        FORM_HEADERS,
                        FORM.formatted(UPLOADING, "{\"0\":[\"variables.f\"]}", "../../../../tmp/cairn-attack")),
                Attack.posted(
                        "files",
                        "a place out of the variables",
                        400,
                        BAD,
                        FORM_HEADERS,
                        FORM.formatted(UPLOADING, "{\"0\":[\"query\"]}", "a")),
                Attack.posted(
                        "files",
                        "a place in no object",
                        400,
                        BAD,
                        FORM_HEADERS,
                        FORM.formatted(UPLOADING, "{\"0\":[\"variables.f.a.b.c\"]}", "a")),
                Attack.posted(
                        "files", "a map of no object", 400, BAD, FORM_HEADERS, FORM.formatted(UPLOADING, "[]", "a")),
                Attack.posted(
                        "files",
                        "no boundary",
                        400,
                        BAD,
                        "Content-Type: multipart/form-data\nGraphQL-Require-Preflight: 1",
                        "x"),
                Attack.posted(
                        "files",
                        "300 files",
                        400,
                        BAD,
                        FORM_HEADERS,
                        FORM.formatted(UPLOADING, "{}", "a").replace("--b--\r\n", "")
                                + many(
                                        "--b\r\nContent-Disposition: form-data; name=\"%d\"; filename=\"a\"\r\n\r\nx\r\n")
                                + "--b--\r\n"),
                Attack.posted(
                        "files",
                        "a field of 200 KB",
                        400,
                        BAD,
                        FORM_HEADERS,
                        FORM.formatted("x".repeat(200_000), "{}", "a")),
                Attack.body(
                        "documents",
                        "a hash of another document",
                        400,
                        BAD,
                        "{\"query\":\"{ __typename }\",\"extensions\":{\"persistedQuery\":{\"version\":1,\"sha256Hash\":\""
                                + "0".repeat(64) + "\"}}}"),
                Attack.body(
                        "documents",
                        "a hash that is a path",
                        400,
                        BAD,
                        "{\"extensions\":{\"persistedQuery\":{\"version\":1,\"sha256Hash\":\"../../etc/passwd\"}}}"),
                Attack.body(
                        "documents",
                        "an id that is a path",
                        400,
                        "PERSISTED_DOCUMENT_NOT_FOUND",
                        "{\"documentId\":\"../../etc/passwd\"}"),
                Attack.body("documents", "an id that is an object", 400, BAD, "{\"documentId\":{\"$gt\":\"\"}}"));
    }

    private static String many(String one) {
        StringBuilder all = new StringBuilder();
        for (int i = 1; i <= 300; i++) {
            all.append(one.formatted(i));
        }
        return all.toString();
    }

    private static Attack asked(String kind, String name, int status, String code, String headers) {
        return asked(kind, name, status, code, headers, "GET /health/live", "");
    }

    private static Attack asked(
            String kind, String name, int status, String code, String headers, String line, String body) {
        String more = body.isEmpty() ? "" : JSON + "\nContent-Length: " + body.length() + "\n";
        return Attack.raw(
                kind,
                name,
                Set.of(status),
                code,
                line + " HTTP/1.1\n" + headers + "\n" + more + "Connection: close\n\n",
                body.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String post(String headers) {
        return "POST /graphql HTTP/1.1\nHost: localhost\nConnection: close\n" + JSON + "\n" + headers + "\n\n";
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
