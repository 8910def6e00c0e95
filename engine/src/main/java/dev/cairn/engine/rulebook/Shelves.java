package dev.cairn.engine.rulebook;

import dev.cairn.engine.content.Catalog;
import dev.cairn.engine.rulebook.row.RankingTerm;
import dev.cairn.engine.rulebook.row.Row;
import java.util.List;

/** A book's shelves for the catalogues that are asked for now: the live one, and the one before while requests end. */
final class Shelves {
    private final List<Row> rows;
    private final List<RankingTerm> ranking;
    private volatile List<Shelf> kept = List.of();

    Shelves(List<Row> rows, List<RankingTerm> ranking) {
        this.rows = rows;
        this.ranking = ranking;
    }

    Shelf of(Catalog catalog) {
        for (Shelf shelf : kept) {
            if (shelf.catalog() == catalog) {
                return shelf;
            }
        }
        return add(catalog);
    }

    private synchronized Shelf add(Catalog catalog) {
        for (Shelf shelf : kept) {
            if (shelf.catalog() == catalog) {
                return shelf;
            }
        }
        Shelf made = new Shelf(rows, ranking, catalog);
        kept = kept.isEmpty() ? List.of(made) : List.of(made, kept.get(0));
        return made;
    }
}
