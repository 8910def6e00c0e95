package dev.cairn.engine.rulebook.drools;

/**
 * A word of a .drl file.
 *
 * @param text of a string what it stands for; of a character that has no meaning what is to be said of it
 * @param start where it begins in the text, from 0
 * @param end where the next begins at the earliest
 */
record Token(Kind kind, String text, int start, int end) {
    enum Kind {
        WORD,
        NUMBER,
        STRING,
        SYMBOL,
        /** Nothing that a rule may hold. */
        REFUSED
    }

    boolean is(String symbolOrWord) {
        return (kind == Kind.WORD || kind == Kind.SYMBOL) && text.equals(symbolOrWord);
    }
}
