package dev.cairn.engine.table;

/** A cell's text as a message quotes it. */
final class Shown {
    private static final int LONGEST = 40;

    private Shown() {}

    static String of(CharSequence text) {
        return text.length() > LONGEST ? text.subSequence(0, LONGEST) + "..." : text.toString();
    }
}
