package dev.cairn.engine.rulebook.sheet;

import java.util.List;

/** What an editor has to know of a sheet beyond its columns: how its rows are read where two people might read them differently. */
final class Choices {
    private static final List<String> ALL_SHEETS = List.of(
            "A sheet and a header are known by their words, whatever their case, blanks, hyphens or underscores; columns stand in any order. Sheets and columns whose names begin with `note` are not read.",
            "A row with nothing in it is skipped; a value below no header is an issue.",
            "Each sheet stands in a book once. A sheet `Issues` is what a checked workbook tells its author, and is not read.",
            "In a CSV file an apostrophe before a text that Excel might run (it begins with `=`, `+`, `-`, `@`, a tab or a line break, and is no number) keeps Excel from it and is not part of the text; `export` writes it. A workbook's cells need none.",
            "A cell with a sign that nobody sees and that turns the order of letters (U+202A to U+202E, U+2066 to U+2069) is an issue.",
            "Case, accents, runs of blanks, non-breaking blanks and curly quotation marks do not make two values different; values are shown as they were first written.",
            "An issue is an error or a warning; one error stops the book. A sheet that could not be read does not make values unknown that it would have named.",
            "A cell of names holds at most 8,000 characters, one of numbers, days or dates 300, a header 300; words for people as many as a spreadsheet does.");

    private static final List<String> RULES = List.of(
            "`Off`: `yes`, `true` or `x`; `no`, `false` or empty. A row that is off is not read at all, so that a draft may be parked.",
            "`Order`: rows with an order come first, the lowest number before the others; then the rest as they stand.",
            "`Name` is unique in its sheet. Without it a row is known by ten characters of a hash over its conditions and outcomes (not over `Because`, `Order` or the columns' order); of equal rows the second is `...-2`.",
            "Two rows that say the same are a warning.",
            "`Because: en` is the same as `Because` where `en` is the default language.");

    private static final List<String> CELLS = List.of(
            "An empty cell holds for anyone. An emptied list (`, ,`, `''`, `not` and nothing after it, a trailing comma) is an issue, never everyone.",
            "A cell that as a whole is a known value is that value before it is read as anything else; so is what follows `not`, `all of` and `none of`. Known here are the book's own values, its vocabulary and its stand-in contents.",
            "Single quotation marks around a value keep its commas and keywords: `'Sales, EMEA'`, `'not a job'`; within them `''` is an apostrophe.",
            "`not`, `all of`, `none of`, `present` and `missing` stand before a whole list or alone, never inside a list.",
            "Numbers: `3`, `< 5`, `<= 5`, `> 5`, `>= 5`, `5..10` (both ends in), lists of these, `not` before them. `1,5` is refused where the decimal mark is a point: `1, 5` is a list, `1.5` a number.",
            "Shares: `50%`; a number without the sign is taken only above 1.",
            "Days count in calendar days of the learner, weeks as seven: `2 days before`, `0..2 days before`, `on the day`, `3..30 days after`, `2 days before .. 3 days after`, `before`, `after`, `within 7 days` (today and the 6 days before it). A comparison stays on its side of the day: `<= 3 days after` begins on the day.",
            "Times are half-open and may wrap midnight: `22:00-06:00`; `24:00` ends a day; `09:00-09:00` is an issue. Active hours hold when an hour of them begins within the times.",
            "Weekdays in English, at least three letters; ranges hold both ends and may wrap: `Fri-Mon`.",
            "Dates are ISO (`2026-03-31`), or as `date order` in `settings` says, with four digits for the year.",
            "`Signals: viewed within 30 days about topic welcome on mobile in Onboarding`: all parts but the first may be left out; `any` counts every kind; about kind, topic or content; quotation marks keep a value that itself holds `on` or `in`.");

    private Choices() {}

    static List<String> ofAllSheets() {
        return ALL_SHEETS;
    }

    static List<String> ofRules() {
        return RULES;
    }

    static List<String> ofCells() {
        return CELLS;
    }

    static List<String> of(Sheet sheet) {
        return switch (sheet) {
            case SETTINGS ->
                List.of(
                        "`default language` (`en`), `language fallbacks` (`de-CH > de > en; fr > en`), `time zone` (of `From`, `Until`, `At` and of learners whose zone is unknown; `UTC`), `date order` (`day month year`, `month day year`, `year month day`; ISO only where it is not set), `decimal mark` (`point`, `comma`; where it is not set a point, but `1.234` is refused, as it may be one thousand and more).");
            case PROGRAMS ->
                List.of(
                        "Stages stand in one cell, with `>` or commas between them; `exit` cannot be a stage's name.",
                        "`Starts` belongs to `first day`, `Segment` to `segment`; neither may be filled otherwise.");
            case PERSONA_RULES ->
                List.of(
                        "A last row with conditions is a warning, and so is a row without conditions that is not the last.");
            case STAGE_RULES ->
                List.of(
                        "`Program` names one program. `Then stage` is a stage of it, or `exit`.",
                        "`At least` without `Signal` counts signals of any kind; `Signal` without `At least` asks for one. At most one `About` column is filled.",
                        "`Silent for` speaks of the signals that `Signal` and `About` name, of any where they are empty; a count is then asked for only if `At least` is filled.",
                        "A row that nothing holds back is a warning.");
            case CONTENT_RULES ->
                List.of(
                        "A row that selects nothing is an issue; so are empty `Points`, unless `Then require` says `yes`.",
                        "`not` in a `Then show` column leaves out; `all of a, b` asks for both. `same as learner` (department, role, country), `manager's department`, `my gaps`, `my largest gap` (skill), `next after mine`, `above mine` (level) stand alone in a cell.",
                        "`Due`: a date, days before or after the first day, or `within 10 days`: at the latest ten days after the stage was entered.",
                        "`always first` cannot be in a `Group`.");
            case GUARDS ->
                List.of("`Min minutes` and `Max minutes` narrow what is hidden, as they narrow what is shown.");
            case RANKING -> List.of("A weight is 0 to 1,000,000; each term stands once.");
            case LIST_LIMITS ->
                List.of("`At most` 0 keeps such contents out; an empty cell is an issue, not \"no limit\".");
            case VOCABULARY ->
                List.of(
                        "A synonym stands for one value of its field and is none itself; wherever a cell names it, the value is meant.");
            case EXAMPLES ->
                List.of(
                        "What an example does not state is unknown; `none` is a set known to be empty, `missing` the same as an empty cell.",
                        "`First day` and `Stage since` are dates, or read as in a rule: `2 days before` says that `At` is two days before that day.",
                        "An example that expects nothing is an issue. An id that `example-content` does not have is a warning.");
            case EXAMPLE_CONTENT ->
                List.of("The same columns are read when contents are imported from a file of our own headers.");
            case CAPS ->
                List.of(
                        "Each column is decided on its own, by the most specific row that holds and fills it: one that names the content, else one that names its kind, else one that names neither; of equals the first (`Order` beats position). Where no row says anything there is no limit, and `Show again` is never for courses, videos, webinars and other kinds, always for infographics, chatbots and mentors. `no limit` lifts what a less specific row says; a row names kinds or contents, not both.",
                        "`Per day`, `Per week` and `Per month` count how often this one content was shown to the learner, through whatever channel: `shown` signals of today, of today and the 6 days before, of today and the 29 days before, in the learner's calendar; what one decision shows at one touch point counts once. Asking never counts.",
                        "A content that reached a limit is not pushed. Where it is asked for it moves behind all that have not, by its points, whether a row says `always first` or not; it never vanishes. `0` is never pushed and always last; an empty cell says nothing.",
                        "`Show again: after 30 days` counts from the last `completed` signal of the content or of one that it repeats; a completion of which no day is known counts as long ago. Of whom no signals are known at all, as in an example that states none, a completed content is held back: state `Signals: completed within 30 days` = `0` in it.",
                        "`Quiet hours` and `Busy from` to `Busy until` (both in) hold for what is pushed only. Every row that holds binds there, the most specific or not.",
                        "What `Then require` makes mandatory is exempt from limits, quiet hours and busy days, but not from `Show again`.");
            case PERSONAS, SEGMENT_RULES, CAMPAIGNS, RETIREMENT_RULES, XAPI_VERBS -> List.of();
        };
    }
}
