package dev.cairn.cli;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/** Sockets whose client sends frames that are none; each must be closed, and not by its time running out. */
final class FrameAttacks {
    private static final String KIND = "frames";
    static final String HEAD = "GET /graphql HTTP/1.1\nHost: localhost\nUpgrade: websocket\nConnection: Upgrade\n"
            + "Sec-WebSocket-Version: 13\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\n"
            + "Sec-WebSocket-Protocol: graphql-transport-ws\n\n";

    private FrameAttacks() {}

    static List<Attack> all() {
        return List.of(
                frame("not masked", 0x81, 0x02, '{', '}'),
                frame("a reserved bit", 0xC1, 0x80, 0, 0, 0, 0),
                frame("a reserved kind", 0x83, 0x80, 0, 0, 0, 0),
                frame("a reserved kind of control", 0x8B, 0x80, 0, 0, 0, 0),
                frame("the rest of nothing", 0x80, 0x80, 0, 0, 0, 0),
                frame("a ping in pieces", 0x09, 0x80, 0, 0, 0, 0),
                frame("a long ping", 0x89, 0xFE, 0x01, 0x00, 0, 0, 0, 0),
                frame("a length of an exabyte", 0x81, 0xFF, 0x0F, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0),
                frame("a length below none", 0x81, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0, 0, 0, 0),
                frame("a close of one byte", 0x88, 0x81, 0, 0, 0, 0, 0x03),
                frame("a close of a code that is none", 0x88, 0x82, 0, 0, 0, 0, 0x03, 0xED),
                frame("two texts, one in the other", 0x01, 0x81, 0, 0, 0, 0, '{', 0x81, 0x81, 0, 0, 0, 0, '}'),
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

    private static Attack frame(String name, int... bytes) {
        byte[] frame = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            frame[i] = (byte) bytes[i];
        }
        // it is closed with a word, and a moment later without ours; or at once
        return Attack.raw(KIND, name, Set.of(101, 0), "", HEAD, frame).staysOpen();
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
