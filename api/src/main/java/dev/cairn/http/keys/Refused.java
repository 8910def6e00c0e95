package dev.cairn.http.keys;

/** A token is no good. The reason is for its sender: nothing of the token or of a key stands in it. */
public final class Refused extends Exception {
    private static final long serialVersionUID = 1;

    Refused(String reason) {
        super(reason, null, false, false);
    }

    /** Where a token was to be, there is none. */
    public static Refused missing() {
        return new Refused("there is no token");
    }

    public String reason() {
        return String.valueOf(getMessage());
    }
}
