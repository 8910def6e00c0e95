package dev.cairn.engine.rulebook.sheet;

/**
 * What sort of value a column holds. Values of a closed domain come from the book itself, and an unknown one is an error here; values of an
 * open domain come from the catalogue and the vocabulary, and are checked against a catalogue later.
 */
public enum Domain {
    PERSONA("persona", true),
    SEGMENT("segment", true),
    PROGRAM("program", true),
    STAGE("stage", true),
    CONTENT("content", false),
    KIND("kind", false),
    TOPIC("topic", false),
    SKILL("skill", false),
    TAG("tag", false),
    LEVEL("level", false),
    DEPARTMENT("department", false),
    ROLE("role", false),
    COUNTRY("country", false),
    AUTHOR("author", false),
    LANGUAGE("language", false),
    DEVICE("device", false),
    CHANNEL("channel", false),
    TOUCH_POINT("touch point", false),
    SIGNAL("signal", false),
    OBJECTIVE("objective", false),
    STAKEHOLDER("stakeholder", false),
    /** A value of its own: a name, an id, a text. */
    FREE("value", false);

    private final String title;
    private final boolean closed;

    Domain(String title, boolean closed) {
        this.title = title;
        this.closed = closed;
    }

    /** The word a sheet uses, as in the Field column of the vocabulary. */
    public String title() {
        return title;
    }

    public boolean isClosed() {
        return closed;
    }

    /** Whether the vocabulary may plan values of it and name synonyms. */
    public boolean isExtensible() {
        return !closed && this != CONTENT && this != FREE;
    }
}
