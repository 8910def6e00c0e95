package dev.cairn.http;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cairn.graphql.Request;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a client sent, read as a GraphQL request; a key it should not send, such as a root value, is never looked at. */
final class RequestText {
    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private RequestText() {}

    /** The text is no GraphQL request, or names a document that is not there; {@code problem} tells the client why. */
    static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;
        private final transient Problem problem;

        Unreadable(Problem problem) {
            super(problem.message(), null, false, false);
            this.problem = problem;
        }

        Unreadable(String reason) {
            this(Problem.badRequest(reason));
        }

        Problem problem() {
            return problem;
        }
    }

    /**
     * A request as it was sent.
     *
     * @param hash by which the client means to ask for the document from now on; null where it says nothing of that
     */
    record Sent(Request request, @Nullable String hash) {}

    static Sent ofBody(String id, @Nullable Buffer body, PersistedDocuments documents) throws Unreadable {
        if (body == null || body.length() == 0) {
            throw new Unreadable("the body is empty; send `{\"query\": \"...\"}`");
        }
        Object read = json(body.getBytes(), "the body");
        if (!(read instanceof Map<?, ?> fields)) {
            throw new Unreadable("the body is one JSON object; a list of several operations is not served");
        }
        return ofFields(id, fields, documents);
    }

    /** What a client sends over a socket. */
    static Sent ofMessage(String id, @Nullable Map<?, ?> payload, PersistedDocuments documents) throws Unreadable {
        Sent sent = ofFields(id, payload == null ? Map.of() : payload, documents);
        return new Sent(sent.request().answeredLive(), sent.hash());
    }

    static Sent ofFields(String id, Map<?, ?> fields, PersistedDocuments documents) throws Unreadable {
        Document document =
                document(fields.get("query"), fields.get("documentId"), fields.get("extensions"), documents);
        return sent(id, document, fields.get("operationName"), fields.get("variables"), false);
    }

    static Sent ofQuery(String id, MultiMap parameters, PersistedDocuments documents) throws Unreadable {
        Document document = document(
                parameters.get("query"),
                parameters.get("documentId"),
                optionalJson(parameters.get("extensions"), "`extensions`"),
                documents);
        return sent(
                id,
                document,
                parameters.get("operationName"),
                optionalJson(parameters.get("variables"), "`variables`"),
                true);
    }

    private record Document(String text, @Nullable String hash) {}

    private static Document document(
            @Nullable Object query, @Nullable Object id, @Nullable Object extensions, PersistedDocuments documents)
            throws Unreadable {
        if (extensions != null && !(extensions instanceof Map)) {
            throw new Unreadable("`extensions` is no JSON object");
        }
        if (id != null) {
            if (!(id instanceof String name) || query != null) {
                throw new Unreadable("`documentId` is text, and stands in place of `query`");
            }
            return new Document(documents.byId(name), null);
        }
        @Nullable String hash = hash(extensions);
        if (query instanceof String text) {
            return new Document(documents.sent(text, hash), hash);
        }
        if (query != null || hash == null) {
            throw new Unreadable("`query` is missing or no text");
        }
        return new Document(documents.byHash(hash), null);
    }

    private static @Nullable String hash(@Nullable Object extensions) throws Unreadable {
        @Nullable Object persisted = extensions instanceof Map<?, ?> some ? some.get("persistedQuery") : null;
        if (persisted == null) {
            return null;
        }
        if (persisted instanceof Map<?, ?> named
                && Integer.valueOf(1).equals(named.get("version"))
                && named.get("sha256Hash") instanceof String hash) {
            return hash;
        }
        throw new Unreadable("`extensions.persistedQuery` holds `version: 1` and a `sha256Hash`");
    }

    private static Sent sent(
            String id, Document document, @Nullable Object operationName, @Nullable Object variables, boolean readOnly)
            throws Unreadable {
        if (operationName != null && !(operationName instanceof String)) {
            throw new Unreadable("`operationName` is no text");
        }
        String operation = operationName instanceof String name && !name.isEmpty() ? name : null;
        return new Sent(new Request(id, document.text, operation, variables(variables), readOnly), document.hash);
    }

    private static Map<String, @Nullable Object> variables(@Nullable Object variables) throws Unreadable {
        if (variables == null) {
            return Map.of();
        }
        if (!(variables instanceof Map<?, ?> given)) {
            throw new Unreadable("`variables` is no JSON object");
        }
        Map<String, @Nullable Object> named = new HashMap<>();
        given.forEach((name, value) -> named.put(String.valueOf(name), value));
        return named;
    }

    private static @Nullable Object optionalJson(@Nullable String text, String what) throws Unreadable {
        return text == null || text.isEmpty() ? null : json(text, what);
    }

    static @Nullable Object json(String text, String what) throws Unreadable {
        return json(text.getBytes(StandardCharsets.UTF_8), what);
    }

    private static @Nullable Object json(byte[] bytes, String what) throws Unreadable {
        try {
            return JSON.readValue(bytes, Object.class);
        } catch (JsonProcessingException broken) {
            JsonLocation place = broken.getLocation();
            throw new Unreadable(what + " is no JSON"
                    + (place == null ? "" : ", from line " + place.getLineNr() + ", column " + place.getColumnNr()));
        } catch (IOException unreadable) {
            throw new Unreadable(what + " is no JSON");
        }
    }
}
