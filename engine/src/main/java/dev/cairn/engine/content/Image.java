package dev.cairn.engine.content;

import java.util.Map;

/** A picture for a card, with the text that stands in for it by language. */
public record Image(String url, Map<String, String> alternativeText) {
    public Image {
        alternativeText = Map.copyOf(alternativeText);
    }
}
