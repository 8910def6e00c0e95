package dev.cairn.imports.mapping;

import dev.cairn.engine.table.Value;
import dev.cairn.engine.word.Word;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How a file writes a value in its cell. It turns the cell into texts in our own spelling: ISO dates and times, whole minutes. */
interface Form {

    /** The words of all forms, for a mapping's author. */
    List<String> WORDS = List.of(
            "text",
            "text of at most 500",
            "list in brackets",
            "list with commas",
            "list with semicolons",
            "list with pipes",
            "list with lines",
            "first of list in brackets",
            "number",
            "number with comma",
            "seconds",
            "minutes",
            "hours",
            "clock",
            "year",
            "date",
            "date dd.MM.yyyy",
            "time",
            "time dd.MM.yyyy HH:mm",
            "seconds since 1970",
            "milliseconds since 1970");

    /**
     * @param cell not blank
     * @param zone of times that name none
     */
    Formed read(Value cell, ZoneId zone);

    /** The form's words, as a mapping may write them. */
    String words();

    Pattern AT_MOST = Pattern.compile("text of at most (\\d{1,6})");
    Pattern DATE = Pattern.compile("date (\\S.*)", Pattern.CASE_INSENSITIVE);
    Pattern TIME = Pattern.compile("time (\\S.*)", Pattern.CASE_INSENSITIVE);

    /** The form of those words; empty when there is none. */
    static Optional<Form> of(String text) {
        String stripped = text.strip();
        String words = Word.key(stripped);
        if (words.startsWith(FirstForm.WORDS + "list")) {
            return of(words.substring(FirstForm.WORDS.length())).map(FirstForm::new);
        }
        Matcher atMost = AT_MOST.matcher(words);
        if (atMost.matches()) {
            return Optional.of(new TextForm(Math.max(1, Integer.parseInt(atMost.group(1)))));
        }
        Matcher date = DATE.matcher(stripped);
        if (date.matches()) {
            return DateForm.of(date.group(1)).map(Form.class::cast);
        }
        Matcher time = TIME.matcher(stripped);
        if (time.matches()) {
            return TimeForm.of(time.group(1)).map(Form.class::cast);
        }
        return switch (words) {
            case "text" -> Optional.of(TextForm.WHOLE);
            case "list in brackets" -> Optional.of(new BracketForm());
            case "list with commas" -> Optional.of(new ListForm(words, ','));
            case "list with semicolons" -> Optional.of(new ListForm(words, ';'));
            case "list with pipes" -> Optional.of(new ListForm(words, '|'));
            case "list with lines" -> Optional.of(new ListForm(words, '\n'));
            case "number" -> Optional.of(new NumberForm(words, NumberForm.Unit.NONE));
            case "number with comma" -> Optional.of(new NumberForm(words, NumberForm.Unit.NONE_COMMA));
            case "seconds" -> Optional.of(new NumberForm(words, NumberForm.Unit.SECONDS));
            case "minutes" -> Optional.of(new NumberForm(words, NumberForm.Unit.MINUTES));
            case "hours" -> Optional.of(new NumberForm(words, NumberForm.Unit.HOURS));
            case "clock" -> Optional.of(new ClockForm());
            case "year" -> Optional.of(DateForm.YEAR);
            case "date" -> Optional.of(DateForm.ISO);
            case "time" -> Optional.of(TimeForm.ISO);
            case "seconds since 1970" -> Optional.of(new EpochForm(words, 1_000));
            case "milliseconds since 1970" -> Optional.of(new EpochForm(words, 1));
            default -> Optional.empty();
        };
    }

    /** How our own files write a field. */
    static Form own(Field field) {
        if (field.many()) {
            return new ListForm("list with commas", ',');
        }
        return switch (field.shape()) {
            case WHOLE, LEVEL, AMOUNT -> new NumberForm("number", NumberForm.Unit.NONE);
            case DATE -> DateForm.ISO;
            case INSTANT -> TimeForm.ISO;
            default -> TextForm.WHOLE;
        };
    }
}
