package dev.cairn.keeping;

/** Too many replays and simulations run already on this node. */
public final class Busy extends RuntimeException {
    private static final long serialVersionUID = 1;

    Busy() {
        super("too many replays and simulations run just now; try again in a moment", null, false, false);
    }
}
