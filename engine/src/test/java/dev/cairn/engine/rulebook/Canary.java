package dev.cairn.engine.rulebook;

/** Sings when any text of a rule is run, or only makes this class be looked at. */
public final class Canary {
    private static volatile boolean sang;

    static {
        System.setProperty("canary", "loaded");
    }

    private Canary() {}

    /** What hostile rules try to call. */
    public static boolean sing() {
        sang = true;
        return true;
    }

    static boolean sang() {
        return sang;
    }
}
