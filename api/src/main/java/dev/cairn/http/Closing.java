package dev.cairn.http;

import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;

/** Why we close a socket; {@code docs/front-ends.md} says what a client does about it. */
enum Closing {
    GOING_AWAY(1001, "the node stops"),
    BROKEN(1002, "a frame is none of RFC 6455"),
    TOO_BIG(1009, "a message is too long"),
    TOO_SLOW(1013, "answers are not taken; connect again"),
    UNAVAILABLE(1013, "tokens cannot be checked now; connect again"),
    INVALID(4400, "Invalid message"),
    UNAUTHORIZED(4401, "Unauthorized"),
    FORBIDDEN(4403, "Forbidden"),
    WRONG_PROTOCOL(4406, "Subprotocol not acceptable"),
    NO_INIT(4408, "Connection initialisation timeout"),
    SUBSCRIBER_EXISTS(4409, "Subscriber for %s already exists"),
    TWO_INITS(4429, "Too many initialisation requests");

    private static final int LONGEST_DETAIL = 60;

    private final int code;
    private final String reason;

    Closing(int code, String reason) {
        this.code = code;
        this.reason = reason;
    }

    /** Of a frame that cannot be read. */
    static Closing of(Throwable broken) {
        return broken instanceof CorruptedWebSocketFrameException corrupted
                        && corrupted.closeStatus().code() != TOO_BIG.code
                ? BROKEN
                : TOO_BIG;
    }

    short code() {
        return (short) code;
    }

    String reason() {
        return reason;
    }

    /** With a word of the client's in it, of which there may be few: a close frame is short. */
    String about(String word) {
        String ascii = word.replaceAll("[^ -~]", "?");
        return reason.formatted(ascii.length() <= LONGEST_DETAIL ? ascii : ascii.substring(0, LONGEST_DETAIL) + "...");
    }
}
