package dev.cairn.engine.rulebook.row;

import dev.cairn.engine.content.Catalog;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Words that signals are known to carry. Front ends may send any other, which no rule reads. */
public final class KnownSignals {
    /** Kinds that every book knows; the vocabulary plans more. */
    private static final List<String> USUAL = List.of(
            "viewed",
            "shown",
            "played",
            "downloaded",
            "liked",
            "commented",
            "shared",
            "enrolled",
            "completed",
            "failed",
            "dismissed",
            "rated",
            "known",
            "snoozed");

    private KnownSignals() {}

    /** Kinds of signals, as they are written. */
    public static Set<String> kinds(Vocabulary vocabulary) {
        Set<String> known = new TreeSet<>(USUAL);
        known.addAll(vocabulary.planned().getOrDefault("signal", Set.of()));
        return known;
    }

    /**
     * Devices, channels or touch points, as they are written; empty where the vocabulary names none, so that any word is
     * taken.
     *
     * @param field the field's title (key): {@code device}, {@code channel} or {@code touch point}
     */
    public static Set<String> words(String field, Vocabulary vocabulary, Catalog catalog) {
        Set<String> known = new TreeSet<>(vocabulary.planned().getOrDefault(field, Set.of()));
        if (field.equals("device") && !known.isEmpty()) {
            catalog.contents().forEach(content -> known.addAll(content.devices()));
        }
        return known;
    }
}
