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

    /** The text is no GraphQL request; {@code reason} tells the client why. */
    static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;
        private final String reason;

        Unreadable(String reason) {
            super(reason, null, false, false);
            this.reason = reason;
        }

        String reason() {
            return reason;
        }
    }

    static Request ofBody(String id, @Nullable Buffer body) throws Unreadable {
        if (body == null || body.length() == 0) {
            throw new Unreadable("the body is empty; send `{\"query\": \"...\"}`");
        }
        Object read = json(body.getBytes(), "the body");
        if (!(read instanceof Map<?, ?> fields)) {
            throw new Unreadable("the body is one JSON object; a list of several operations is not served");
        }
        return ofFields(id, fields);
    }

    /** What a client sends over a socket. */
    static Request ofMessage(String id, @Nullable Map<?, ?> payload) throws Unreadable {
        return ofFields(id, payload == null ? Map.of() : payload).answeredLive();
    }

    static Request ofFields(String id, Map<?, ?> fields) throws Unreadable {
        return request(
                id,
                fields.get("query"),
                fields.get("operationName"),
                fields.get("variables"),
                fields.get("extensions"),
                false);
    }

    static Request ofQuery(String id, MultiMap parameters) throws Unreadable {
        return request(
                id,
                parameters.get("query"),
                parameters.get("operationName"),
                optionalJson(parameters.get("variables"), "`variables`"),
                optionalJson(parameters.get("extensions"), "`extensions`"),
                true);
    }

    private static Request request(
            String id,
            @Nullable Object query,
            @Nullable Object operationName,
            @Nullable Object variables,
            @Nullable Object extensions,
            boolean readOnly)
            throws Unreadable {
        if (!(query instanceof String text)) {
            throw new Unreadable("`query` is missing or no text");
        }
        if (operationName != null && !(operationName instanceof String)) {
            throw new Unreadable("`operationName` is no text");
        }
        if (extensions != null && !(extensions instanceof Map)) {
            throw new Unreadable("`extensions` is no JSON object");
        }
        String operation = operationName instanceof String name && !name.isEmpty() ? name : null;
        return new Request(id, text, operation, variables(variables), readOnly);
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
