package dev.cairn.store;

/** What became of a list of contents: all of it, or nothing. */
public sealed interface ContentsSaved {
    record Saved(int added, int changed, int unchanged, long catalog) implements ContentsSaved {}

    record ExternalIdTaken(String content, String system, String value, String holder) implements ContentsSaved {}
}
