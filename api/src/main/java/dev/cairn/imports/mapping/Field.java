package dev.cairn.imports.mapping;

/**
 * A field of ours that a mapping can fill.
 *
 * @param title what the mapping's Field column and our own templates call it; with {@link #argument}, what stands before the colon
 * @param argument what may stand after a colon
 * @param many whether it holds a list of values
 * @param needed whether a row without it is refused
 * @param meaning one line for the documentation
 */
record Field(String title, Shape shape, Argument argument, boolean many, boolean needed, String meaning) {

    enum Argument {
        NONE,
        /** A language, else it is the file's: {@code title: de}. */
        LANGUAGE,
        /** Another system, else the value is our own id: {@code person: hr}. */
        SYSTEM,
        /** A name, without which the field means nothing: {@code attribute: cost centre}. */
        NEEDED
    }

    static Field one(String title, Shape shape, String meaning) {
        return new Field(title, shape, Argument.NONE, false, false, meaning);
    }

    static Field many(String title, Shape shape, String meaning) {
        return new Field(title, shape, Argument.NONE, true, false, meaning);
    }

    static Field needed(String title, Shape shape, String meaning) {
        return new Field(title, shape, Argument.NONE, false, true, meaning);
    }

    Field with(Argument kind) {
        return new Field(title, shape, kind, many, needed, meaning);
    }

    /** The field as a mapping writes it: {@code title}, {@code title: de}. */
    String key(String argumentText) {
        return argumentText.isEmpty() ? title : title + ": " + argumentText;
    }
}
