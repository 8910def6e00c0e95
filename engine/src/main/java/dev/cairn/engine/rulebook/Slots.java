package dev.cairn.engine.rulebook;

/** Names of base facts that several kinds of edits set; two edits of one slot never go together. */
final class Slots {
    static final String STATUS = "Status";
    static final String VALID_FROM = "Valid from";
    static final String VALID_UNTIL = "Valid until";
    static final String DATE = "Date";
    static final String TIME = "Time of day";
    static final String LANGUAGE = "Language";
    static final String LANGUAGES = "Languages";
    static final String DEVICE = "Device";
    static final String MINUTES = "Minutes";

    /** These stand before a content's id. */
    static final String COMPLETED = "Completed: ";

    static final String DISMISSED = "Dismissed: ";
    static final String KNOWN = "Known: ";
    static final String SNOOZED = "Snoozed: ";

    private Slots() {}
}
