package dev.cairn.cli;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/**
 * Sockets whose client sends frames that are none; each must be closed with the code of RFC 6455, or of the protocol
 * within, and not by its time running out.
 */
final class FrameAttacks {
    private static final String KIND = "frames";
    /** Codes of RFC 6455, 7.4.1. */
    private static final String PROTOCOL = "1002";

    private static final String TOO_LONG = "1009";
    /** What the protocol within says of a message that is none. */
    private static final String INVALID = "4400";

    private static final int TEXT = 0x81;
    private static final int MASKED = 0x80;

    static final String HEAD = "GET /graphql HTTP/1.1\nHost: localhost\nUpgrade: websocket\nConnection: Upgrade\n"
            + "Sec-WebSocket-Version: 13\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\n"
            + "Sec-WebSocket-Protocol: graphql-transport-ws\n\n";

    private FrameAttacks() {}

    static List<Attack> all() {
        return List.of(
                frame("not masked", PROTOCOL, TEXT, 0x02, '{', '}'),
                frame("a reserved bit", PROTOCOL, 0xC1, MASKED, 0, 0, 0, 0),
                frame("another reserved bit", PROTOCOL, 0xA1, MASKED, 0, 0, 0, 0),
                frame("the last reserved bit", PROTOCOL, 0x91, MASKED, 0, 0, 0, 0),
                frame("a reserved kind", PROTOCOL, 0x83, MASKED, 0, 0, 0, 0),
                frame("a reserved kind of control", PROTOCOL, 0x8B, MASKED, 0, 0, 0, 0),
                frame("the rest of nothing", PROTOCOL, 0x80, MASKED, 0, 0, 0, 0),
                frame("a ping in pieces", PROTOCOL, 0x09, MASKED, 0, 0, 0, 0),
                frame("a close in pieces", PROTOCOL, 0x08, MASKED, 0, 0, 0, 0),
                frame("a long ping", PROTOCOL, 0x89, 0xFE, 0x01, 0x00, 0, 0, 0, 0),
                frame("a length of an exabyte", TOO_LONG, TEXT, 0xFF, 0x0F, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0),
                frame(
                        "a length below none",
                        PROTOCOL,
                        TEXT,
                        0xFF,
                        0xFF,
                        0xFF,
                        0xFF,
                        0xFF,
                        0xFF,
                        0xFF,
                        0xFF,
                        0xFF,
                        0,
                        0,
                        0,
                        0),
                frame("300,000 bytes", TOO_LONG, TEXT, 0xFF, 0, 0, 0, 0, 0, 0x04, 0x93, 0xE0, 0, 0, 0, 0),
                frame("a short length, written long", PROTOCOL, TEXT, 0xFE, 0x00, 0x02, 0, 0, 0, 0, '{', '}'),
                frame("a close of one byte", PROTOCOL, 0x88, 0x81, 0, 0, 0, 0, 0x03),
                frame("a close of a code that is none", PROTOCOL, 0x88, 0x82, 0, 0, 0, 0, 0x03, 0xED),
                // nothing is heard of it any more: its time runs out
                frame("two texts, one in the other", "", 0x01, 0x81, 0, 0, 0, 0, '{', TEXT, 0x81, 0, 0, 0, 0, '}'),
                text("bytes that are no UTF-8", INVALID, 0xFF, 0xFE),
                text("a sign that breaks off", INVALID, 0xE2, 0x82),
                text("a sign written too long", INVALID, 0xC0, 0xAF),
                text("half of a pair", INVALID, 0xED, 0xA0, 0x80),
                text("half of a pair in JSON", INVALID, "{\"type\":\"\\ud800\"}"),
                text("a NUL", INVALID, "\u0000"),
                text("no JSON", INVALID, "{{{{"),
                text("100,000 brackets", INVALID, "[".repeat(100_000)),
                text("another protocol's word", INVALID, "{\"type\":\"start\",\"id\":\"1\",\"payload\":{}}"),
                text("an operation before the greeting", "4401", subscribe("{ __typename }")),
                frame("bytes", INVALID, 0x82, 0x82, 0, 0, 0, 0, '{', '}'),
                // RFC 6455, 4.1: who goes on before the answer has come is not listened to; its time runs out, or it is
                // cut
                Attack.raw(KIND, "a frame in one breath with the handshake", Set.of(101, 0), "", HEAD, new byte[] {
                            (byte) TEXT, 0x02, '{', '}'
                        })
                        .staysOpen(),
                Attack.raw(
                                KIND,
                                "words in one breath with the handshake",
                                Set.of(101, 0),
                                "",
                                HEAD,
                                "GET /metrics HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII))
                        .staysOpen(),
                Attack.raw(
                                KIND,
                                "another version of the protocol",
                                Set.of(426),
                                "",
                                HEAD.replace("13", "99"),
                                new byte[0])
                        .staysOpen(),
                Attack.raw(
                                KIND,
                                "no key",
                                Set.of(400),
                                "",
                                HEAD.replace("Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\n", ""),
                                new byte[0])
                        .staysOpen());
    }

    private static String subscribe(String query) {
        return "{\"type\":\"subscribe\",\"id\":\"1\",\"payload\":{\"query\":\"" + query + "\"}}";
    }

    private static Attack text(String name, String code, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int[] whole = new int[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            whole[i] = bytes[i];
        }
        return text(name, code, whole);
    }

    private static Attack text(String name, String code, int... bytes) {
        int[] head = bytes.length < 126
                ? new int[] {TEXT, MASKED | bytes.length, 0, 0, 0, 0}
                : new int[] {
                    TEXT,
                    0xFF,
                    0,
                    0,
                    0,
                    0,
                    bytes.length >> 24,
                    bytes.length >> 16,
                    bytes.length >> 8,
                    bytes.length,
                    0,
                    0,
                    0,
                    0
                };
        int[] frame = new int[head.length + bytes.length];
        System.arraycopy(head, 0, frame, 0, head.length);
        System.arraycopy(bytes, 0, frame, head.length, bytes.length);
        return frame(name, code, frame);
    }

    /** @param code with which it is closed */
    private static Attack frame(String name, String code, int... bytes) {
        byte[] frame = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            frame[i] = (byte) bytes[i];
        }
        // it is closed with a word, and a moment later without ours
        return Attack.raw(KIND, name, Set.of(101), code, HEAD, new byte[0])
                .staysOpen()
                .then(frame);
    }

    /** So that nobody has to look up what stands in a close: its code, after the head of the answer. */
    static String closing(String answer) {
        int end = answer.indexOf("\r\n\r\n");
        byte[] frame = answer.substring(end + 4).getBytes(StandardCharsets.ISO_8859_1);
        return frame.length < 4 || (frame[0] & 0xFF) != 0x88
                ? "none"
                : String.valueOf((frame[2] & 0xFF) << 8 | frame[3] & 0xFF);
    }
}
