package dev.cairn.engine.rulebook;

import java.util.List;

/**
 * What a decision would pick, without its reasons.
 *
 * @param contents ids, best first
 * @param fallback whether no row found anything eligible, and these are the best of the rest
 */
public record Choice(List<String> contents, boolean fallback) {
    public Choice {
        contents = List.copyOf(contents);
    }

    /** The first pick's id; empty where there is none. */
    public String first() {
        return contents.isEmpty() ? "" : contents.get(0);
    }
}
