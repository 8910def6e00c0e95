package dev.cairn.engine.rulebook.sheet;

import dev.cairn.engine.rulebook.row.Cell;
import dev.cairn.engine.rulebook.row.Fact;
import dev.cairn.engine.rulebook.sheet.Known.Named;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads what an example states of a fact: one value, or a list for sets, languages and hours. {@code missing} is the same as an empty cell;
 * {@code none} is a set known to be empty. Days relative to {@code At} read as in a rule: {@code 2 days before} states that {@code At} is
 * two days before that day.
 */
final class GivenCells {
    private static final Pattern CONDITION =
            Pattern.compile("[<>]|(not|all of|none of)\\s|present$", Pattern.CASE_INSENSITIVE);

    private final Known known;
    private final Formats formats;
    private final @Nullable Instant at;
    private final Set<String> program;

    GivenCells(Known known, Formats formats, @Nullable Instant at, Set<String> program) {
        this.known = known;
        this.formats = formats;
        this.at = at;
        this.program = program;
    }

    /** Null when the fact is unknown, or the cell says nothing that is known. */
    @Nullable
    List<String> read(Filled cell, Fact fact) {
        String text = cell.text();
        if (text.equalsIgnoreCase("missing")) {
            return null;
        }
        if (fact.kind() == Fact.Kind.STAGE) {
            return one(known.requireStage(program, cell.name(), cell));
        }
        return switch (cell.heading().column().form()) {
            case NAMES -> names(cell);
            case LANGUAGES -> languages(cell);
            case DECIMAL -> List.of(Formats.plain(number(cell)));
            case GIVEN_PERCENT -> List.of(Formats.plain(share(cell)));
            case GIVEN_DAY -> day(text);
            case HOURS -> hours(cell);
            default -> one(single(cell));
        };
    }

    private static @Nullable List<String> one(@Nullable Named named) {
        return named == null ? null : List.of(named.spelling());
    }

    /** Of people who write conditions all day: what would be one there is not taken for the name of something here. */
    private @Nullable Named single(Filled cell) {
        String text = cell.text();
        if (known.find(cell.heading().column().domain(), text) == null) {
            if (CONDITION.matcher(text).lookingAt()) {
                throw new Misread("`" + text + "` is a condition; an example states what is").expecting("one value");
            }
            if (text.contains(",") && Pieces.of(text).size() > 1) {
                throw new Misread("`" + text + "` is a list; an example states what is")
                        .expecting("one value; quotation marks keep a comma that belongs to it: `'" + text + "'`");
            }
        }
        return ValueCells.of(cell, known).single();
    }

    private @Nullable List<String> names(Filled cell) {
        if (cell.text().equalsIgnoreCase("none")) {
            return List.of();
        }
        List<Named> named = ValueCells.of(cell, known).list();
        return named == null
                ? null
                : named.stream().map(Named::spelling).distinct().toList();
    }

    private static List<String> languages(Filled cell) {
        List<String> tags = new ArrayList<>();
        for (Pieces.Piece piece : Pieces.of(cell.text())) {
            String tag = Texts.languageTag(piece.text());
            if (tag == null) {
                throw new Misread("`" + piece.text() + "` is not a language tag").expecting(Form.LANGUAGES.words());
            }
            tags.add(tag);
        }
        return tags;
    }

    private double number(Filled cell) {
        double number = formats.number(cell);
        if (number < 0) {
            throw new Misread("`" + cell.text() + "` is less than 0, which nothing here can be")
                    .expecting("a number, 0 or more");
        }
        return number;
    }

    private double share(Filled cell) {
        String text = cell.text();
        boolean marked = text.endsWith("%");
        double number =
                formats.number(marked ? text.substring(0, text.length() - 1).strip() : text, cell.isNumber());
        return NumberCells.percentage(text, number, marked);
    }

    private @Nullable List<String> day(String text) {
        if (formats.isDate(text)) {
            return List.of(formats.date(text).toString());
        }
        int difference = DayCells.single(text);
        if (at == null) {
            return null;
        }
        LocalDate asked = at.atZone(formats.zone()).toLocalDate();
        return List.of(asked.minusDays(difference).toString());
    }

    /** Every hour of the day that begins within the times. */
    private static @Nullable List<String> hours(Filled cell) {
        Cell times = TimeCells.times(cell).cell();
        TreeSet<Integer> hours = new TreeSet<>();
        for (int hour = 0; hour < 24; hour++) {
            if (times.holds(hour * 60)) {
                hours.add(hour);
            }
        }
        return hours.stream().map(String::valueOf).toList();
    }
}
