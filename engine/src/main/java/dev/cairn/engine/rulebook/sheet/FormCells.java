package dev.cairn.engine.rulebook.sheet;

import dev.cairn.engine.rulebook.row.Cell;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** What all cells of numbers, days, times and weekdays share: {@code present}, {@code missing}, {@code not}, and lists of forms. */
final class FormCells {
    private FormCells() {}

    /**
     * @param comma a regular expression that splits a list
     * @param one reads a single form
     */
    static Demand read(Filled cell, String comma, Function<String, Demand> one) {
        String text = cell.text();
        if (text.equalsIgnoreCase("present") || text.equalsIgnoreCase("missing")) {
            return Demand.presence(text.equalsIgnoreCase("present"));
        }
        boolean not = text.equalsIgnoreCase("not") || text.regionMatches(true, 0, "not ", 0, 4);
        String list = not ? text.substring(3).strip() : text;
        Set<Cell> cells = new LinkedHashSet<>();
        List<String> words = new ArrayList<>();
        for (String piece : list.split(comma, -1)) {
            if (piece.isBlank()) {
                throw new Misread("something is missing in `" + text + "`; an emptied list never means everyone")
                        .expecting(cell.heading().column().form().words());
            }
            Demand demand = one.apply(piece.strip());
            cells.add(demand.cell());
            words.addAll(demand.items());
        }
        Cell any = cells.size() == 1 ? cells.iterator().next() : new Cell.Either(cells);
        return new Demand(not ? new Cell.Not(any) : any, not ? Demand.Tone.NONE : Demand.Tone.ANY, words);
    }
}
