package dev.cairn.engine.rulebook.sheet;

/** What may stand in a cell of a column. {@code words} complete the sentence "expected ...". */
public enum Form {
    // conditions
    VALUES("`a`, `a, b` (one of them), `not a`, `present` or `missing`"),
    SET("`a`, `a, b` (one of them), `not a`, `all of a, b`, `none of a, b`, `present` or `missing`"),
    NUMBERS("`3`, `< 5`, `>= 3`, `5..10`, `not 3`, `present` or `missing`"),
    PERCENTS("`>= 50%`, `20%..80%`, `present` or `missing`"),
    DAYS(
            "`2 days before`, `0..2 days before`, `on the day`, `3..30 days after`, `within 7 days`, `present` or `missing`"),
    TIMES("`09:00-17:00`, `22:00-06:00` (over midnight), or several with commas"),
    HOURS("`06:00-09:00`, or several with commas"),
    WEEKDAYS("`Mon`, `Mon, Wed`, `Fri-Mon` or `not Sat-Sun`"),
    // outcomes and facts
    NAME("one name"),
    NAMES("one name, or several with commas"),
    SELECTION("`a`, `a, b` (one of them), `not a` or `all of a, b`"),
    TEXT("any text"),
    WHOLE("a whole number, such as `80`"),
    LIMIT("a whole number, 0 (never) or more, or `no limit`"),
    AGAIN("`never`, `always` or `after 30 days`"),
    COUNT("a whole number, 0 or more"),
    DECIMAL("a number, such as `2.5`"),
    POINTS("a whole number, such as `80` or `-20`, or `always first`"),
    DATE("a date, such as `2026-03-31`"),
    INSTANT("a date and time, such as `2026-03-31 09:30`"),
    GIVEN_DAY("a date, such as `2026-03-31`, or relative to `At`: `2 days before`, `on the day`, `3 days after`"),
    GIVEN_PERCENT("a percentage, such as `60%`"),
    YES("`yes` or `no`"),
    DUE("a date, `5 days after first day`, `on first day`, `2 days before first day` or `within 10 days`"),
    WINDOW("`30 days` or `48 hours`"),
    DURATION("`14 days` or `2 weeks`"),
    STAGES("stages in order: `awareness > consideration > conversion`"),
    START("`14 days before`, `on the day` or `3 days after`"),
    SKILLS("skills with their levels: `Python 2, SQL 1`"),
    LINK("an address that begins with `https://`, `http://` or `/`"),
    LANGUAGES("language tags, such as `en, de`");

    private final String words;

    Form(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }

    /** Whether numbers are read by the book's decimal mark. */
    boolean isNumeric() {
        return this == NUMBERS || this == PERCENTS || this == DECIMAL || this == GIVEN_PERCENT;
    }

    /** How many characters a cell may hold, so that reading it is bounded work; words for people are not read at all. */
    int longest() {
        return switch (this) {
            case TEXT -> Integer.MAX_VALUE;
            case VALUES, SET, NAME, NAMES, SELECTION, STAGES, SKILLS, LINK, LANGUAGES -> 8_000;
            default -> 300;
        };
    }
}
