package dev.cairn.http;

import dev.cairn.http.RequestText.Unreadable;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a client says over a socket, after
 * https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md; a message of another shape is unreadable.
 *
 * @param id of the operation; empty where the message concerns none
 */
record SocketMessage(Type type, String id, @Nullable Map<?, ?> payload) {
    private static final int LONGEST_ID = 256;

    /** What a client may say. */
    enum Type {
        CONNECTION_INIT,
        PING,
        PONG,
        SUBSCRIBE,
        COMPLETE;

        private static final Map<String, Type> BY_NAME = new HashMap<>();

        static {
            for (Type type : values()) {
                BY_NAME.put(type.name().toLowerCase(Locale.ROOT), type);
            }
        }

        boolean concernsAnOperation() {
            return this == SUBSCRIBE || this == COMPLETE;
        }
    }

    static SocketMessage read(String text) throws Unreadable {
        if (!(RequestText.json(text, "the message") instanceof Map<?, ?> fields)) {
            throw new Unreadable("a message is a JSON object");
        }
        Object name = fields.get("type");
        Type type = name instanceof String word ? Type.BY_NAME.get(word) : null;
        if (type == null) {
            throw new Unreadable("a message has a `type` of the protocol");
        }
        Object payload = fields.get("payload");
        if (payload != null && !(payload instanceof Map)) {
            throw new Unreadable("a message's `payload` is a JSON object");
        }
        String id = "";
        if (type.concernsAnOperation()) {
            if (!(fields.get("id") instanceof String given) || given.isEmpty() || given.length() > LONGEST_ID) {
                throw new Unreadable("`id` is a text of 1 to " + LONGEST_ID + " characters");
            }
            id = given;
        }
        if (type == Type.SUBSCRIBE && payload == null) {
            throw new Unreadable("`subscribe` has a `payload`");
        }
        return new SocketMessage(type, id, (Map<?, ?>) payload);
    }

    static Map<String, Object> error(String id, String code, String message) {
        return of("error", id, List.of(Map.of("message", message, "extensions", Map.of("code", code))));
    }

    /** What we say: without what is null. */
    static Map<String, Object> of(String type, @Nullable String id, @Nullable Object payload) {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("type", type);
        if (id != null) {
            message.put("id", id);
        }
        if (payload != null) {
            message.put("payload", payload);
        }
        return message;
    }
}
