package dev.cairn.engine.rulebook.sheet;

import dev.cairn.engine.rulebook.row.Cell;
import java.util.List;

/**
 * What a condition cell demands, and how a sentence says so.
 *
 * @param items the alternatives in words, such as {@code at least 3} or {@code Sales}; empty for PRESENT and MISSING
 */
record Demand(Cell cell, Tone tone, List<String> items) {
    enum Tone {
        ANY,
        NONE,
        ALL,
        PRESENT,
        MISSING
    }

    static Demand any(Cell cell, String words) {
        return new Demand(cell, Tone.ANY, List.of(words));
    }

    static Demand presence(boolean present) {
        return new Demand(new Cell.Presence(present), present ? Tone.PRESENT : Tone.MISSING, List.of());
    }

    /** The contrary, on known values only. */
    Demand not() {
        if (cell instanceof Cell.Presence presence) {
            return presence(!presence.present());
        }
        Cell contrary = cell instanceof Cell.AnyOf any
                ? new Cell.AnyOf(any.keys(), !any.not())
                : cell instanceof Cell.Not not ? not.cell() : new Cell.Not(cell);
        return switch (tone) {
            case ANY -> new Demand(contrary, Tone.NONE, items);
            case NONE -> new Demand(contrary, Tone.ANY, items);
            default -> new Demand(contrary, Tone.NONE, List.of(words()));
        };
    }

    /** {@code Sales or HR}, {@code neither Sales nor HR}, {@code known}. */
    String words() {
        return words(tone, items);
    }

    static String words(Tone tone, List<String> items) {
        return switch (tone) {
            case ANY -> Texts.joined(items, "or");
            case ALL -> items.size() == 1 ? items.get(0) : "all of " + Texts.joined(items, "and");
            case NONE -> items.size() == 1 ? "not " + items.get(0) : "neither " + Texts.joined(items, "nor");
            case PRESENT -> "known";
            case MISSING -> "unknown";
        };
    }
}
