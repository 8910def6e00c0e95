package dev.cairn.engine.table;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The cells of one sheet that hold formulas: how many, and where the first of them are. */
final class Formulas {
    private static final int NAMED = 3;

    private final List<Position> first = new ArrayList<>();
    private int count;

    void add(Position cell) {
        count++;
        if (first.size() < NAMED) {
            first.add(cell);
        }
    }

    /** One warning for all, at the first. */
    void tell(Findings findings) {
        if (count > 0) {
            findings.add(first.get(0), Problem.Kind.FORMULA_RESULTS, words());
        }
    }

    private String words() {
        if (count == 1) {
            return "one cell holds a formula; the result last saved was read";
        }
        String cells = first.stream().map(Position::cellName).collect(Collectors.joining(", "));
        int others = count - first.size();
        return count + " cells hold formulas: " + cells + (others > 0 ? " and " + others + " more" : "")
                + "; the results last saved were read";
    }
}
