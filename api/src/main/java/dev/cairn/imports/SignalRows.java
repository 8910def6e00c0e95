package dev.cairn.imports;

import dev.cairn.imports.mapping.MappedRow;
import dev.cairn.store.LearnerRef;
import dev.cairn.store.Signal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Rows as signals. One without an id is known by its source, its content and how many equal rows stand before it. */
final class SignalRows {
    private record Content(long high, long low) {}

    private final String source;
    private final Map<Content, Integer> occurrences = new HashMap<>();

    SignalRows(String source) {
        this.source = source;
    }

    Signal signal(MappedRow row) {
        String id = row.text("id");
        String value = row.text("value");
        return new Signal(
                id != null ? id : identity(row),
                learner(row),
                Objects.requireNonNull(row.text("kind")),
                row.text("content"),
                row.text("program"),
                Instant.parse(Objects.requireNonNull(row.text("at"))),
                row.text("device"),
                row.text("channel"),
                row.text("touch point"),
                row.text("decision"),
                value == null ? null : Double.valueOf(value),
                instant(row.text("snooze until")));
    }

    /** Who is meant, by our id or by another system's. */
    static LearnerRef learner(MappedRow row) {
        String own = row.text("person");
        if (own != null) {
            return LearnerRef.of(own);
        }
        Map.Entry<String, String> foreign =
                row.arguments("person").entrySet().iterator().next();
        return LearnerRef.of(foreign.getKey(), foreign.getValue());
    }

    private static @Nullable Instant instant(@Nullable String text) {
        return text == null ? null : Instant.parse(text);
    }

    private String identity(MappedRow row) {
        byte[] hash = sha256(source + '\u001d' + row.content());
        ByteBuffer words = ByteBuffer.wrap(hash);
        int occurrence = occurrences.merge(new Content(words.getLong(), words.getLong()), 1, Integer::sum);
        return source + ":" + HexFormat.of().formatHex(hash, 0, 16) + ":" + occurrence;
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
