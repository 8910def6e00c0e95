package dev.cairn.store;

import java.util.List;

/** Some of a sorted whole. {@code more} says whether anything follows the last item. */
public record Page<T>(List<T> items, boolean more) {
    public Page {
        items = List.copyOf(items);
    }
}
