package dev.cairn.store;

import dev.cairn.engine.content.Content;

/** What became of a change to one content. */
public sealed interface ContentUpdate {
    /**
     * @param version of the content, the same as before when nothing differed
     * @param catalog the catalogue's version that holds the change
     */
    record Saved(Content content, long version, long catalog) implements ContentUpdate {}

    /** @param version the one that stands, which is not the one that was expected */
    record Conflict(String id, long version) implements ContentUpdate {}

    record Unknown(String id) implements ContentUpdate {}

    record ExternalIdTaken(String system, String value, String holder) implements ContentUpdate {}
}
