package dev.cairn.engine.rulebook.sheet;

import dev.cairn.engine.content.ContentField;
import dev.cairn.engine.rulebook.sheet.Column.Argument;
import dev.cairn.engine.rulebook.sheet.Column.Part;
import java.util.ArrayList;
import java.util.List;

/** The columns of the sheets whose rows are rules. */
final class RuleColumns {
    private RuleColumns() {}

    static final Column NAME = Column.meta(
            "Name",
            Form.TEXT,
            "the row's own name, kept when rows are sorted; without it a hash of what the row says",
            "Welcome video");
    static final Column OFF = Column.meta("Off", Form.YES, "`yes` leaves the row out, unread", "yes");
    private static final Column BECAUSE = Column.meta(
            "Because", Form.TEXT, "the reason in words for the learner", "you start the day after tomorrow");

    private static final List<Column> HEAD = List.of(
            NAME,
            OFF,
            Column.meta(
                    "Order",
                    Form.WHOLE,
                    "rows with an order come first, the lowest number before the others; then the rest as they stand",
                    "10"),
            Column.meta(
                    "From", Form.DATE, "the first day on which the row holds, in the book's time zone", "2026-01-01"),
            Column.meta("Until", Form.DATE, "the last day on which the row holds", "2026-12-31"));
    private static final List<Column> REASONS = List.of(
            BECAUSE,
            BECAUSE.with(Argument.LANGUAGE).helping("the same in another language", "de: du fängst übermorgen an"));

    static List<Column> reasons() {
        return REASONS;
    }

    static List<Column> segmentRules() {
        return sheet(
                List.of(),
                all(FactColumns.BASE, FactColumns.MOMENT),
                Column.outcome("Then segment", Form.NAME, Domain.FREE, "the segment the learner is in", "Night shift")
                        .needed());
    }

    static List<Column> personaRules() {
        return sheet(
                List.of(FactColumns.SEGMENT),
                all(FactColumns.BASE, FactColumns.MOMENT),
                Column.outcome(
                                "Then persona",
                                Form.NAME,
                                Domain.PERSONA,
                                "the learner's persona, if no row before decided",
                                "New hire")
                        .needed());
    }

    static List<Column> stageRules() {
        List<Column> journey = List.of(
                FactColumns.PROGRAM
                        .as(Form.NAME)
                        .helping("the program of the journey that moves", "Onboarding")
                        .needed(),
                condition(
                        "From stage",
                        Form.VALUES,
                        Domain.STAGE,
                        "where the journey stands; only a row that names it leads backwards",
                        "awareness"),
                condition("Signal", Form.NAME, Domain.SIGNAL, "the signal that counts; empty is any", "viewed"),
                condition("About kind", Form.NAME, Domain.KIND, "only signals about contents of this kind", "video"),
                condition(
                        "About topic", Form.NAME, Domain.TOPIC, "only signals about contents of this topic", "welcome"),
                condition(
                        "About content", Form.NAME, Domain.CONTENT, "only signals about this content", "welcome-video"),
                condition(
                        "At least",
                        Form.WHOLE,
                        Domain.FREE,
                        "how many such signals; empty is 1 where a signal is named",
                        "2"),
                condition("Within", Form.WINDOW, Domain.FREE, "how far back they count; empty is ever", "30 days"),
                condition(
                        "Silent for",
                        Form.DURATION,
                        Domain.FREE,
                        "no such signal for so long; with `At least` too, both must hold",
                        "14 days"),
                FactColumns.STAGE_SINCE);
        return sheet(
                journey,
                FactColumns.BASE,
                Column.outcome(
                                "Then stage",
                                Form.NAME,
                                Domain.STAGE,
                                "where the journey goes, or `exit`",
                                "consideration")
                        .needed());
    }

    static List<Column> contentRules() {
        List<Column> outcomes = selecting("Then show");
        outcomes.add(Column.outcome("Points", Form.POINTS, Domain.FREE, "what the row adds to what it shows", "80"));
        outcomes.add(Column.outcome(
                "Group", Form.NAME, Domain.FREE, "of rows of one group only the highest points count", "device"));
        outcomes.add(Column.outcome(
                "Then require", Form.YES, Domain.FREE, "`yes` makes mandatory what the row shows", "yes"));
        outcomes.add(Column.outcome(
                "Due",
                Form.DUE,
                Domain.FREE,
                "until when it is to be done; `within 10 days` counts from the day the stage was entered",
                "5 days after first day"));
        return sheet(deciding(), all(FactColumns.BASE, FactColumns.MOMENT), outcomes.toArray(Column[]::new));
    }

    static List<Column> guards() {
        return sheet(
                deciding(),
                all(FactColumns.BASE, FactColumns.MOMENT),
                selecting("Then hide").toArray(Column[]::new));
    }

    static List<Column> caps() {
        List<Column> facts = new ArrayList<>(all(FactColumns.BASE, FactColumns.MOMENT));
        facts.remove(FactColumns.CHANNEL);
        return sheet(
                List.of(
                        FactColumns.CHANNEL.helping("the channel for which the row holds; empty is any", "mail"),
                        FactColumns.PERSONA,
                        FactColumns.SEGMENT),
                facts,
                Column.outcome("Kind", Form.NAMES, Domain.KIND, "the kinds that the row is about", "video"),
                Column.outcome(
                        "Content",
                        Form.NAMES,
                        Domain.CONTENT,
                        "ids of the contents that the row is about; they beat kinds, and kinds beat neither",
                        "welcome-video"),
                limit("day", "1"),
                limit("week, today and the 6 days before", "3"),
                limit("month, today and the 29 days before", "8"),
                Column.outcome(
                        "Show again",
                        Form.AGAIN,
                        Domain.FREE,
                        "whether a completed content is shown again",
                        "after 30 days"),
                Column.outcome(
                        "Quiet hours",
                        Form.TIMES,
                        Domain.FREE,
                        "when nothing is pushed, by the learner's clock",
                        "22:00-06:00"),
                Column.outcome(
                        "Busy from",
                        Form.DATE,
                        Domain.FREE,
                        "the first day on which nothing is pushed, in the learner's calendar",
                        "2026-12-21"),
                Column.outcome(
                        "Busy until", Form.DATE, Domain.FREE, "the last day on which nothing is pushed", "2027-01-06"));
    }

    private static Column limit(String time, String example) {
        int comma = time.indexOf(',');
        return Column.outcome(
                "Per " + (comma < 0 ? time : time.substring(0, comma)),
                Form.LIMIT,
                Domain.FREE,
                "how often each content is shown in a " + time + "; empty says nothing, 0 is never",
                example);
    }

    private static List<Column> deciding() {
        return List.of(
                FactColumns.PROGRAM,
                FactColumns.STAGE,
                FactColumns.STAGE_SINCE,
                FactColumns.PERSONA,
                FactColumns.SEGMENT);
    }

    private static List<Column> selecting(String verb) {
        List<Column> columns = new ArrayList<>();
        columns.add(Column.selecting(verb, ContentField.CONTENT, Domain.CONTENT, "welcome-video"));
        columns.add(Column.selecting(verb, ContentField.KIND, Domain.KIND, "video, article"));
        columns.add(Column.selecting(verb, ContentField.TOPIC, Domain.TOPIC, "welcome"));
        columns.add(Column.selecting(verb, ContentField.SKILL, Domain.SKILL, "my largest gap"));
        columns.add(Column.selecting(verb, ContentField.TAG, Domain.TAG, "not internal"));
        columns.add(Column.selecting(verb, ContentField.LEVEL, Domain.LEVEL, "next after mine"));
        columns.add(Column.selecting(verb, ContentField.DEPARTMENT, Domain.DEPARTMENT, "same as learner"));
        columns.add(Column.selecting(verb, ContentField.ROLE, Domain.ROLE, "same as learner"));
        columns.add(Column.selecting(verb, ContentField.COUNTRY, Domain.COUNTRY, "same as learner"));
        columns.add(Column.selecting(verb, ContentField.AUTHOR, Domain.AUTHOR, "Ada Lovelace"));
        columns.add(Column.selecting(verb, ContentField.STAGE, Domain.STAGE, "awareness"));
        columns.add(Column.outcome(
                "Max minutes", Form.COUNT, Domain.FREE, "only contents of at most so many minutes", "5"));
        columns.add(Column.outcome(
                "Min minutes", Form.COUNT, Domain.FREE, "only contents of at least so many minutes", "20"));
        return columns;
    }

    private static Column condition(String title, Form form, Domain domain, String help, String example) {
        return Column.outcome(title, form, domain, help, example).as(Part.CONDITION);
    }

    private static List<Column> sheet(List<Column> first, List<Column> facts, Column... outcomes) {
        return all(HEAD, first, facts, List.of(outcomes), REASONS);
    }

    @SafeVarargs
    static List<Column> all(List<Column>... parts) {
        List<Column> all = new ArrayList<>();
        for (List<Column> part : parts) {
            all.addAll(part);
        }
        return List.copyOf(all);
    }
}
