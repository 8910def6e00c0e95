package dev.cairn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.http.Entrance;
import dev.cairn.http.Gate;
import dev.cairn.http.Lines;
import dev.cairn.http.Metrics;
import dev.cairn.http.PersistedDocuments;
import dev.cairn.http.Readiness;
import dev.cairn.http.Routes;
import dev.cairn.http.Server;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents that are named instead of sent, and answers that may be used again. */
@ExtendWith(SharedCairn.class)
class PersistedDocumentsTest {
    private static final String ADA = "{ learner(ref: {id: \"ada\"}) { department } }";
    private static final String DATA = "{\"data\":{\"learner\":{\"department\":\"Sales\"}}}";

    private final RunningCairn cairn;

    PersistedDocumentsTest(RunningCairn cairn) {
        this.cairn = cairn;
    }

    private static String extensions(String hash) {
        return "{\"persistedQuery\":{\"version\":1,\"sha256Hash\":\"" + hash + "\"}}";
    }

    private HttpResponse<String> get(@Nullable String query, String hash) throws Exception {
        return cairn.get("/graphql?" + (query == null ? "" : "query=" + RunningCairn.encoded(query) + "&")
                + "extensions=" + RunningCairn.encoded(extensions(hash)));
    }

    private static String code(HttpResponse<String> response) {
        return new JsonObject(response.body())
                .getJsonArray("errors")
                .getJsonObject(0)
                .getJsonObject("extensions")
                .getString("code");
    }

    private static String message(HttpResponse<String> response) {
        return new JsonObject(response.body())
                .getJsonArray("errors")
                .getJsonObject(0)
                .getString("message");
    }

    /** As Apollo's and urql's clients do it: the hash alone; on that answer the document with it; from then on the hash. */
    @Test
    void aDocumentThatWasSentOnceIsAskedForByItsHash() throws Exception {
        String query = ADA + " # once";
        String hash = PersistedDocuments.hash(query);
        HttpResponse<String> unknown = get(null, hash);
        assertEquals(200, unknown.statusCode());
        assertEquals("PersistedQueryNotFound", message(unknown));
        assertEquals("PERSISTED_QUERY_NOT_FOUND", code(unknown));
        assertEquals("no-store", unknown.headers().firstValue("Cache-Control").orElseThrow());

        assertEquals(DATA, get(query, hash).body());
        assertEquals(DATA, get(null, hash).body());
        assertEquals(
                DATA, cairn.post("{\"extensions\":" + extensions(hash) + "}").body());
        assertEquals(DATA, cairn.get("/graphql?documentId=sha256:" + hash).body());
    }

    @Test
    void aDocumentIsKeptUnderItsOwnHashOnlyAndOnlyIfItIsSound() throws Exception {
        String hash = PersistedDocuments.hash(ADA + " # another");
        HttpResponse<String> forged = get(ADA, hash);
        assertEquals(400, forged.statusCode());
        assertEquals("`sha256Hash` is not the hash of `query`", message(forged));
        assertEquals("PERSISTED_QUERY_NOT_FOUND", code(get(null, hash)));
        String broken = "{ nothingOfThisName }";
        get(broken, PersistedDocuments.hash(broken));
        assertEquals("PERSISTED_QUERY_NOT_FOUND", code(get(null, PersistedDocuments.hash(broken))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"extensions\":{\"persistedQuery\":{\"version\":2,\"sha256Hash\":\"x\"}}}",
                "{\"extensions\":{\"persistedQuery\":{\"version\":1}}}",
                "{\"extensions\":{\"persistedQuery\":[]}}",
                "{\"extensions\":{\"persistedQuery\":{\"version\":1,\"sha256Hash\":\"ABC\"}}}",
                "{\"documentId\":7}",
                "{\"documentId\":\"x\",\"query\":\"{ __typename }\"}"
            })
    void nonsenseIsToldWhatIsWrong(String body) throws Exception {
        HttpResponse<String> response = cairn.post(body);
        assertEquals(400, response.statusCode(), response.body());
        assertEquals("BAD_REQUEST", code(response));
    }

    @Test
    void anUnknownDocumentIdIsOneError() throws Exception {
        HttpResponse<String> response = cairn.get("/graphql?documentId=nothing");
        assertEquals(400, response.statusCode());
        assertEquals("PERSISTED_DOCUMENT_NOT_FOUND", code(response));
    }

    @Test
    void aMutationThatIsNamedIsRefusedByGetAllTheSame() throws Exception {
        String mutation =
                "mutation { retireContent(input: {content: {id: \"no such content\"}}) { userErrors { code } } }";
        String hash = PersistedDocuments.hash(mutation);
        JsonObject post = new JsonObject().put("query", mutation).put("extensions", new JsonObject(extensions(hash)));
        assertTrue(cairn.post(post.encode()).body().contains("NOT_FOUND"));
        assertEquals(405, get(null, hash).statusCode());
    }

    @Test
    void anAnswerByGetIsUsedAgainWhileItHolds() throws Exception {
        String path = "/graphql?query=" + RunningCairn.encoded(ADA);
        HttpResponse<String> first = cairn.get(path);
        String tag = first.headers().firstValue("ETag").orElseThrow();
        assertEquals(
                "private, no-cache", first.headers().firstValue("Cache-Control").orElseThrow());
        assertTrue(first.headers().firstValue("Vary").orElseThrow().contains("Authorization"));
        for (String known : new String[] {tag, "W/" + tag, "\"other\", " + tag, "*"}) {
            HttpResponse<String> again = cairn.send(cairn.to(path).header("If-None-Match", known));
            assertEquals(304, again.statusCode(), known);
            assertEquals("", again.body());
            assertEquals(tag, again.headers().firstValue("ETag").orElseThrow());
        }
        HttpResponse<String> changed = cairn.send(cairn.to(path).header("If-None-Match", "\"other\""));
        assertEquals(200, changed.statusCode());
        HttpResponse<String> other = cairn.send(
                cairn.to(path).header("If-None-Match", tag).header("Accept", "application/graphql-response+json"));
        assertEquals(200, other.statusCode());
    }

    @Test
    void whatFailedOrWasPostedIsNotUsedAgain() throws Exception {
        String failing =
                "{ learner(ref: {id: \"ada\"}) { name } recommendations(learner: {id: \"nobody\"}) { totalCount } }";
        for (HttpResponse<String> response : new HttpResponse[] {
            cairn.get("/graphql?query=" + RunningCairn.encoded(failing)),
            cairn.post(new JsonObject().put("query", ADA).encode())
        }) {
            assertEquals(
                    "no-store", response.headers().firstValue("Cache-Control").orElseThrow());
            assertTrue(response.headers().firstValue("ETag").isEmpty());
        }
    }

    @Test
    void whereOnlyTrustedDocumentsAreAnsweredNothingElseIs(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("ada.graphql"), ADA + "\n");
        Files.writeString(
                folder.resolve("relay.json"),
                new JsonObject().put("0123abcd", "{ __typename }").encode());
        TrustedDocuments trusted = TrustedDocuments.read(folder, true);
        Node node = cairn.running().node();
        trusted.demandSound(cairn.running().api());
        // servers of one Vert.x that ask for any port share it
        Vertx vertx = Vertx.vertx();
        try (Metrics metrics = new Metrics()) {
            Lines lines = new Lines();
            Server server = Wait.on(Server.start(
                    vertx,
                    "127.0.0.1",
                    0,
                    1,
                    Routes.of(
                            vertx,
                            cairn.running().api(),
                            trusted.persisted(),
                            node.publishing(),
                            node.catalog(),
                            () -> Future.succeededFuture(new Readiness(true, "UP", 1, 1, "")),
                            metrics,
                            new Gate(Entrance.LOOPBACK, null),
                            lines),
                    lines));
            try {
                String url = server.url() + "/graphql";
                assertEquals(
                        DATA,
                        get(url + "?documentId=sha256:" + PersistedDocuments.hash(ADA))
                                .body());
                assertEquals(
                        "{\"data\":{\"__typename\":\"Query\"}}",
                        get(url + "?documentId=0123abcd").body());
                assertEquals(
                        DATA,
                        get(url + "?extensions=" + RunningCairn.encoded(extensions(PersistedDocuments.hash(ADA))))
                                .body());
                // the text itself is as trusted as its name
                assertEquals(DATA, post(url, new JsonObject().put("query", ADA)).body());
                HttpResponse<String> other = post(url, new JsonObject().put("query", "{ __typename } # mine"));
                assertEquals(403, other.statusCode());
                assertEquals("DOCUMENT_NOT_TRUSTED", code(other));
                String hash = PersistedDocuments.hash("{ __typename } # mine");
                HttpResponse<String> named = get(url + "?extensions=" + RunningCairn.encoded(extensions(hash)));
                assertEquals("PersistedQueryNotSupported", message(named));
                HttpResponse<String> sent = post(
                        url,
                        new JsonObject()
                                .put("query", "{ __typename } # mine")
                                .put("extensions", new JsonObject(extensions(hash))));
                assertEquals(403, sent.statusCode());
            } finally {
                Wait.on(server.stop());
                Wait.on(vertx.close());
            }
        }
    }

    private static HttpResponse<String> get(String url) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString());
    }

    private static HttpResponse<String> post(String url, JsonObject body) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(url))
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(body.encode()))
                                .build(),
                        BodyHandlers.ofString());
    }

    @Test
    void documentsThatCannotBeAnsweredStopTheStart(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("old.graphql"), "{ learner(ref: {id: \"ada\"}) { shoeSize } }");
        TrustedDocuments trusted = TrustedDocuments.read(folder, false);
        Failure failure = assertThrows(
                Failure.class, () -> trusted.demandSound(cairn.running().api()));
        assertTrue(String.valueOf(failure.getMessage()).contains("old.graphql"), failure::getMessage);
        assertTrue(String.valueOf(failure.getMessage()).contains("shoeSize"), failure::getMessage);
    }

    @Test
    void apollosManifestIsRead(@TempDir Path folder) throws Exception {
        Path manifest = folder.resolve("manifest.json");
        Files.writeString(manifest, """
                {"format": "apollo-persisted-query-manifest", "version": 1,
                 "operations": [{"id": "abc", "name": "A", "type": "query", "body": "query A { __typename }"}]}""");
        assertEquals(
                Map.of("abc", "query A { __typename }"),
                TrustedDocuments.read(manifest, false).byId());
        Files.writeString(manifest, "{");
        assertThrows(Failure.class, () -> TrustedDocuments.read(manifest, false));
        Files.writeString(manifest, "{}");
        assertThrows(Failure.class, () -> TrustedDocuments.read(manifest, false));
    }
}
