package dev.cairn.engine.rulebook.sheet;

import dev.cairn.engine.rulebook.row.Fact;
import dev.cairn.engine.rulebook.sheet.Column.Argument;
import java.util.ArrayList;
import java.util.List;

/** The columns of the sheets whose rows are not rules: settings, lists and examples. */
final class PlainColumns {
    private PlainColumns() {}

    static List<Column> settings() {
        return List.of(
                text("Setting", "which setting", "time zone").needed(),
                text("Value", "its value", "Europe/Berlin").needed());
    }

    static List<Column> programs() {
        return RuleColumns.all(
                List.of(
                        text("Program", "the program's name, as rows name it", "Onboarding")
                                .needed(),
                        text("Title", "the title a learner sees, in the default language", "Welcome aboard"),
                        text("Title", "the title in another language", "de: Willkommen an Bord")
                                .with(Argument.LANGUAGE),
                        Column.outcome(
                                        "Stages",
                                        Form.STAGES,
                                        Domain.FREE,
                                        "the funnel's stages in order; a journey begins in the first",
                                        "awareness > consideration > conversion > loyalty > advocacy")
                                .needed(),
                        text("Starts with", "`first day`, `enrolment` (where empty) or `segment`", "first day"),
                        Column.outcome(
                                "Starts",
                                Form.START,
                                Domain.FREE,
                                "for `first day`: when the journey begins",
                                "14 days before"),
                        Column.outcome(
                                "Segment",
                                Form.NAME,
                                Domain.SEGMENT,
                                "for `segment`: being in it begins the journey",
                                "New manager")),
                RuleColumns.reasons());
    }

    static List<Column> personas() {
        return List.of(
                text("Persona", "the persona's name, as rows name it", "New hire")
                        .needed(),
                text("Sees", "what such a person sees", "an empty desk"),
                text("Hears", "what such a person hears", "names they do not know yet"),
                text("Thinks", "what such a person thinks", "will I fit in?"),
                text("Feels", "what such a person feels", "curious and unsure"));
    }

    static List<Column> ranking() {
        return List.of(
                text("Term", "`popularity`, `freshness`, `skill gap`, `next in sequence` or `moment fit`", "popularity")
                        .needed(),
                Column.outcome(
                                "Weight",
                                Form.DECIMAL,
                                Domain.FREE,
                                "at most so many points; the term itself is 0 to 1",
                                "10")
                        .needed());
    }

    static List<Column> listLimits() {
        return List.of(
                text("Field", "what is limited: `kind`, `topic`, `tag`, `author` and so on", "kind")
                        .needed(),
                text("Value", "the value that is limited; empty means each value on its own", "video"),
                Column.outcome(
                                "At most",
                                Form.COUNT,
                                Domain.FREE,
                                "how many a list holds at most; 0 keeps them out",
                                "3")
                        .needed());
    }

    static List<Column> vocabulary() {
        return List.of(
                text("Field", "`kind`, `topic`, `skill`, `device`, `channel` and so on", "kind")
                        .needed(),
                text("Value", "a value that is planned, or has synonyms", "infographic")
                        .needed(),
                Column.outcome("Synonyms", Form.NAMES, Domain.FREE, "other words for it", "poster, one-pager"),
                text("Meaning", "what it means, for editors", "one page that explains by pictures"));
    }

    static List<Column> examples() {
        List<Column> columns = new ArrayList<>();
        columns.add(RuleColumns.NAME);
        columns.add(RuleColumns.OFF);
        columns.add(Column.meta(
                        "At",
                        Form.INSTANT,
                        "the moment of asking, in the book's time zone; a date alone is noon",
                        "2026-03-02 09:30")
                .needed());
        columns.add(FactColumns.PROGRAM.as(Form.NAME));
        columns.add(FactColumns.STAGE.as(Form.NAME).helping("the stage of that journey", "awareness"));
        columns.add(
                FactColumns.STAGE_SINCE.as(Form.GIVEN_DAY).helping("the day the stage was entered", "3 days after"));
        columns.add(FactColumns.PERSONA
                .as(Form.NAME)
                .helping("a persona pinned by hand; it wins over persona-rules", "New hire"));
        FactColumns.BASE.forEach(column -> columns.add(given(column)));
        FactColumns.MOMENT.stream()
                .filter(column -> column.fact() != Fact.Kind.TIME_OF_DAY && column.fact() != Fact.Kind.WEEKDAY)
                .forEach(column -> columns.add(given(column)));
        columns.add(Column.outcome(
                "Expect persona", Form.NAME, Domain.PERSONA, "the persona that must come out", "New hire"));
        columns.add(Column.outcome(
                "Expect segments",
                Form.NAMES,
                Domain.SEGMENT,
                "exactly the segments that must come out, or `none`",
                "Night shift"));
        columns.add(Column.outcome(
                "Expect stage", Form.NAME, Domain.STAGE, "the stage that must come out, or `exit`", "awareness"));
        columns.add(Column.outcome(
                "Expect first pick",
                Form.NAME,
                Domain.CONTENT,
                "id of the content that must come first",
                "welcome-video"));
        columns.add(Column.outcome(
                "Must contain",
                Form.NAMES,
                Domain.CONTENT,
                "ids of contents that must be in the list",
                "welcome-video"));
        columns.add(Column.outcome(
                "Must not contain",
                Form.NAMES,
                Domain.CONTENT,
                "ids of contents that must not be in the list",
                "sales-course"));
        columns.add(text("Reason", "words that a reason of the first pick must hold", "new hire"));
        return List.copyOf(columns);
    }

    /** An example states a fact's value where a rule demands one. */
    private static Column given(Column column) {
        return switch (column.form()) {
            case SET -> column.as(Form.NAMES).helping(column.help() + "; `none` where there are none", "none");
            case NUMBERS ->
                column.as(Form.DECIMAL).helping(column.help(), column.example().replaceAll("[<>]=? ", ""));
            case PERCENTS -> column.as(Form.GIVEN_PERCENT).helping(column.help(), "60%");
            case DAYS ->
                column.as(Form.GIVEN_DAY).helping("the day itself, or where `At` stands to it", "2 days before");
            case HOURS -> column;
            default ->
                column.fact() == Fact.Kind.LANGUAGE
                        ? column.as(Form.LANGUAGES).helping("the learner's languages, the preferred first", "de, en")
                        : column.as(Form.NAME).helping(column.help(), one(column));
        };
    }

    private static String one(Column column) {
        return column.fact() == Fact.Kind.MANAGER
                ? "grace"
                : column.example().replace("not ", "").replaceFirst(",.*", "");
    }

    static List<Column> exampleContent() {
        return List.of(
                text("Id", "what sheets and imports name it by; 1 to 200 characters", "welcome-video")
                        .needed(),
                text("Title", "the title in the default language", "Welcome!"),
                text("Title", "the title in another language", "de: Willkommen!")
                        .with(Argument.LANGUAGE),
                text("Summary", "a sentence or two", "Two minutes with your new team."),
                text("Summary", "the same in another language", "de: Zwei Minuten mit deinem Team.")
                        .with(Argument.LANGUAGE),
                Column.outcome("Link", Form.LINK, Domain.FREE, "where it opens", "https://learn.example.org/welcome"),
                Column.outcome(
                        "Image",
                        Form.LINK,
                        Domain.FREE,
                        "a picture for its card",
                        "https://learn.example.org/welcome.png"),
                text("Image text", "what stands in for the picture", "Four people wave"),
                text("Image text", "the same in another language", "de: Vier Menschen winken")
                        .with(Argument.LANGUAGE),
                names("Kind", Form.NAME, Domain.KIND, "what sort of content it is", "video")
                        .needed(),
                names("Level", Form.NAME, Domain.LEVEL, "how difficult it is", "beginner"),
                names("Topics", Form.NAMES, Domain.TOPIC, "what it is about", "welcome, culture"),
                names("Tags", Form.NAMES, Domain.TAG, "free words", "short"),
                names("Skills", Form.SKILLS, Domain.SKILL, "what it teaches, up to which level", "Python 2, SQL 1"),
                Column.outcome("Minutes", Form.COUNT, Domain.FREE, "how long it takes, whole minutes, rounded up", "3"),
                names("Languages", Form.LANGUAGES, Domain.LANGUAGE, "the languages it is in; empty fits any", "en, de"),
                names(
                        "Devices",
                        Form.NAMES,
                        Domain.DEVICE,
                        "the devices it works on; empty fits any",
                        "mobile, desktop"),
                names("Stages", Form.NAMES, Domain.FREE, "the stages it suits", "awareness"),
                names("Departments", Form.NAMES, Domain.DEPARTMENT, "departments it is from or for", "Sales"),
                names("Roles", Form.NAMES, Domain.ROLE, "jobs it is for", "Developer"),
                names("Countries", Form.NAMES, Domain.COUNTRY, "countries it is for", "DE, AT"),
                names("Author", Form.NAME, Domain.AUTHOR, "who made it", "Ada Lovelace"),
                text("Owner", "who looks after it", "Learning team"),
                names("Objectives", Form.NAMES, Domain.OBJECTIVE, "objectives it serves", "faster start"),
                names("Stakeholders", Form.NAMES, Domain.STAKEHOLDER, "who has a stake in it", "Human resources"),
                names(
                        "Prerequisites",
                        Form.NAMES,
                        Domain.CONTENT,
                        "ids of contents to complete first, all of them",
                        "safety-basics"),
                names(
                        "Derives from",
                        Form.NAME,
                        Domain.CONTENT,
                        "id of the content it was made from",
                        "welcome-course"),
                names(
                        "Duplicate of",
                        Form.NAME,
                        Domain.CONTENT,
                        "id of the content that it repeats",
                        "welcome-video-2024"),
                date("Published", "the day it came into the catalogue"),
                date("Valid from", "the first day on which it may be shown"),
                date("Valid until", "the last day on which it may be shown"),
                date("Next review", "when somebody should look at it again"),
                text("Status", "`published` (where empty), `draft` or `retired`", "published"));
    }

    private static Column text(String title, String help, String example) {
        return Column.outcome(title, Form.TEXT, Domain.FREE, help, example);
    }

    private static Column date(String title, String help) {
        return Column.outcome(title, Form.DATE, Domain.FREE, help, "2026-03-01");
    }

    private static Column names(String title, Form form, Domain domain, String help, String example) {
        return Column.outcome(title, form, domain, help, example);
    }
}
