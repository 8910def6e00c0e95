package dev.cairn.publishing;

/** More is asked at once than is worked on at once; try again in a moment. */
public final class Busy extends RuntimeException {
    private static final long serialVersionUID = 1;

    Busy(String message) {
        super(message, null, false, false);
    }
}
