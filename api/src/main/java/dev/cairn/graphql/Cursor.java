package dev.cairn.graphql;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * A place in a list, as text that clients take for opaque: a kind that no other field's cursors have, and the parts that
 * its field needs to go on.
 */
record Cursor(String kind, List<Object> parts) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST = 1_500;

    Cursor {
        parts = List.copyOf(parts);
    }

    static String of(String kind, Object... parts) {
        Object[] all = new Object[parts.length + 1];
        all[0] = kind;
        System.arraycopy(parts, 0, all, 1, parts.length);
        try {
            return Base64.getUrlEncoder().withoutPadding().encodeToString(JSON.writeValueAsBytes(all));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** @throws Refusal where the text is no cursor of that kind with such parts */
    static Cursor read(String text, String kind, Class<?>... parts) {
        if (text.length() > LONGEST) {
            throw invalid();
        }
        try {
            Object[] all = JSON.readValue(
                    new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8), Object[].class);
            if (all == null || all.length != parts.length + 1 || !kind.equals(all[0])) {
                throw invalid();
            }
            for (int i = 0; i < parts.length; i++) {
                if (!parts[i].isInstance(all[i + 1])) {
                    throw invalid();
                }
            }
            return new Cursor(kind, Arrays.asList(all).subList(1, all.length));
        } catch (IOException | IllegalArgumentException broken) {
            throw invalid();
        }
    }

    static Refusal invalid() {
        return new Refusal(ErrorCode.INVALID_CURSOR, "a cursor is one that this field gave to the same question");
    }

    String text(int index) {
        return (String) parts.get(index);
    }

    long number(int index) {
        return ((Number) parts.get(index)).longValue();
    }
}
