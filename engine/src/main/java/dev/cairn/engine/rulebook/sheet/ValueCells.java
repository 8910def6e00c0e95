package dev.cairn.engine.rulebook.sheet;

import dev.cairn.engine.rulebook.row.Cell;
import dev.cairn.engine.rulebook.sheet.Known.Named;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads cells that name values: one of them, none of them, all of them. */
final class ValueCells {
    private static final Pattern KEYWORD = Pattern.compile("(?i)(not|all of|none of)(?: (.*)|)");
    private static final Pattern COMPARISON = Pattern.compile("[<>=\u2264\u2265].*");

    /** A cell's values before anybody asked what they are compared with. */
    record Values(Demand.Tone tone, List<Named> named) {
        Set<String> keys() {
            Set<String> keys = new LinkedHashSet<>();
            named.forEach(value -> keys.add(value.key()));
            return keys;
        }

        List<String> spellings() {
            return named.stream().map(Named::spelling).distinct().toList();
        }
    }

    private final Filled cell;
    private final Function<String, @Nullable Named> find;
    private final Function<String, @Nullable Named> require;

    private ValueCells(Filled cell, Function<String, @Nullable Named> find, Function<String, @Nullable Named> require) {
        this.cell = cell;
        this.find = find;
        this.require = require;
    }

    /** A reader of values of the cell's own domain. */
    static ValueCells of(Filled cell, Known known) {
        Domain domain = cell.heading().column().domain();
        return new ValueCells(
                cell,
                text -> known.find(domain, text),
                text -> domain.isClosed() ? known.require(domain, text, cell) : known.named(domain, text));
    }

    /** A reader of stages of the programs; of any where none is named. */
    static ValueCells stages(Filled cell, Known known, Set<String> programKeys) {
        return new ValueCells(
                cell, text -> known.find(Domain.STAGE, text), text -> known.requireStage(programKeys, text, cell));
    }

    /** A condition; null when a value in it is unknown, which is then an issue. */
    @Nullable
    Demand condition(boolean set) {
        String text = cell.text();
        if (find.apply(text) == null) {
            if (text.equalsIgnoreCase("present") || text.equalsIgnoreCase("missing")) {
                return Demand.presence(text.equalsIgnoreCase("present"));
            }
            if (COMPARISON.matcher(text).matches()) {
                throw new Misread("`" + cell.heading().text() + "` holds words, which are not larger or smaller")
                        .expecting(cell.heading().column().form().words());
            }
        }
        Values values = values();
        if (values == null) {
            return null;
        }
        if (values.tone == Demand.Tone.ALL) {
            if (!set && values.named.size() > 1) {
                throw new Misread("`" + cell.heading().text() + "` has one value at a time, so `all of` never holds")
                        .expecting(cell.heading().column().form().words());
            }
            return new Demand(new Cell.AllOf(values.keys()), Demand.Tone.ALL, values.spellings());
        }
        return new Demand(
                new Cell.AnyOf(values.keys(), values.tone == Demand.Tone.NONE), values.tone, values.spellings());
    }

    /** The values with ANY, NONE or ALL; null when one is unknown. */
    @Nullable
    Values values() {
        String text = cell.text();
        Named whole = find.apply(text);
        if (whole != null) {
            return checked(Demand.Tone.ANY, List.of(new Pieces.Piece(text, true)));
        }
        Matcher keyword = KEYWORD.matcher(text);
        if (!keyword.matches()) {
            return checked(Demand.Tone.ANY, Pieces.of(text));
        }
        String word = keyword.group(1);
        String rest = keyword.group(2) == null ? "" : keyword.group(2).strip();
        if (rest.isEmpty()) {
            throw new Misread("nothing stands after `" + word + "`; an emptied list never means everyone")
                    .expecting(cell.heading().column().form().words());
        }
        Demand.Tone tone = word.equalsIgnoreCase("all of") ? Demand.Tone.ALL : Demand.Tone.NONE;
        return checked(tone, find.apply(rest) != null ? List.of(new Pieces.Piece(rest, true)) : Pieces.of(rest));
    }

    /** One or more values, no keywords. */
    @Nullable
    List<Named> list() {
        Values values = values();
        if (values != null && values.tone != Demand.Tone.ANY) {
            throw new Misread("`" + cell.heading().text() + "` takes values, not `" + cell.text() + "`")
                    .expecting(cell.heading().column().form().words());
        }
        return values == null ? null : values.named;
    }

    /** Exactly one value: the whole cell, quotation marks around it aside. */
    @Nullable
    Named single() {
        String text = cell.text();
        if (find.apply(text) == null && text.startsWith("'")) {
            List<Pieces.Piece> pieces = Pieces.of(text);
            if (pieces.size() == 1) {
                return require.apply(pieces.get(0).text());
            }
        }
        return require.apply(text);
    }

    private @Nullable Values checked(Demand.Tone tone, List<Pieces.Piece> pieces) {
        List<Named> named = new ArrayList<>();
        boolean sound = true;
        for (Pieces.Piece piece : pieces) {
            if (!piece.quoted() && find.apply(piece.text()) == null) {
                refuseKeyword(piece.text());
            }
            Named value = require.apply(piece.text());
            sound &= value != null;
            if (value != null) {
                named.add(value);
            }
        }
        return sound ? new Values(tone, named) : null;
    }

    private static void refuseKeyword(String text) {
        if (KEYWORD.matcher(text).matches()) {
            throw new Misread("`" + text
                            + "` stands inside a list; `not`, `all of` and `none of` stand only before a whole list")
                    .expecting("`not a, b`; quotation marks keep a word that is meant as a value: `'" + text + "'`");
        }
        if (text.equalsIgnoreCase("present") || text.equalsIgnoreCase("missing")) {
            throw new Misread(
                    "`" + text + "` stands in a list; it stands alone, or in quotation marks if it is a value");
        }
    }
}
