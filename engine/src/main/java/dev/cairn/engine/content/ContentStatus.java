package dev.cairn.engine.content;

/** Where a content stands in its life. Only published content is ever shown. */
public enum ContentStatus {
    DRAFT,
    PUBLISHED,
    RETIRED
}
