package dev.cairn.engine.decision;

/** A content that some row selected and that was not eligible. {@code detail} names what held it. */
public record HeldBack(String content, Code code, String detail) {

    /** In the order in which they are tried: a content is counted under the first that holds it. */
    public enum Code {
        RETIRED,
        DRAFT,
        NOT_YET_VALID,
        NO_LONGER_VALID,
        LANGUAGE,
        DEVICE,
        TOO_LONG,
        COMPLETED,
        DISMISSED,
        SNOOZED,
        KNOWN,
        DUPLICATE,
        PREREQUISITE,
        GUARD
    }
}
