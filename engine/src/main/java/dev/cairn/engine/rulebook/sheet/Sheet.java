package dev.cairn.engine.rulebook.sheet;

import dev.cairn.engine.rulebook.sheet.Column.Part;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Every sheet that a book may hold, with its columns: the one description from which all else comes. */
public enum Sheet {
    SETTINGS("settings", "what holds for the whole book", PlainColumns.settings()),
    PROGRAMS("programs", "learning initiatives and their funnels", PlainColumns.programs()),
    PERSONAS("personas", "whom learners are like", PlainColumns.personas()),
    SEGMENT_RULES(
            "segment-rules", "who is in which segment; every row that matches counts", RuleColumns.segmentRules()),
    PERSONA_RULES(
            "persona-rules",
            "who is like which persona; the first row that matches decides",
            RuleColumns.personaRules()),
    STAGE_RULES("stage-rules", "when a journey moves to another stage", RuleColumns.stageRules()),
    CONTENT_RULES(
            "content-rules",
            "which contents gain points for whom; every row that matches counts",
            RuleColumns.contentRules()),
    GUARDS("guards", "which contents are hidden from whom; any row that matches hides", RuleColumns.guards()),
    RANKING("ranking", "what else adds points to contents that rows selected", PlainColumns.ranking()),
    LIST_LIMITS("list-limits", "how many contents of one sort a list holds", PlainColumns.listLimits()),
    VOCABULARY("vocabulary", "words that are planned, and synonyms", PlainColumns.vocabulary()),
    EXAMPLES("examples", "cases that the book must decide as their authors expect", PlainColumns.examples()),
    EXAMPLE_CONTENT("example-content", "stand-in contents for examples", PlainColumns.exampleContent()),
    CAPS("caps", "how often contents are shown, and when they are not pushed", RuleColumns.caps()),
    // known by name, not read yet
    CAMPAIGNS("campaigns", "touches over time", List.of()),
    RETIREMENT_RULES("retirement-rules", "when contents retire", List.of()),
    XAPI_VERBS("xapi-verbs", "which xAPI verb is which signal", List.of());

    private final String title;
    private final String help;
    private final List<Column> columns;

    Sheet(String title, String help, List<Column> columns) {
        this.title = title;
        this.help = help;
        this.columns = columns;
    }

    public String title() {
        return title;
    }

    /** What the sheet is for, in one line. */
    public String help() {
        return help;
    }

    public List<Column> columns() {
        return columns;
    }

    /** Whether its rows are read; else it is known by name only. */
    public boolean isRead() {
        return !columns.isEmpty();
    }

    /** Whether its rows are rules, with conditions and an outcome. */
    public boolean isRules() {
        return this == SEGMENT_RULES
                || this == PERSONA_RULES
                || this == STAGE_RULES
                || this == CONTENT_RULES
                || this == GUARDS
                || this == CAPS;
    }

    /** The sheet of that name, whatever its case, blanks or hyphens. */
    static @Nullable Sheet named(String name) {
        String key = Column.key(name);
        for (Sheet sheet : values()) {
            if (Column.key(sheet.title).equals(key)) {
                return sheet;
            }
        }
        return null;
    }

    static List<String> titles() {
        return Arrays.stream(values()).map(Sheet::title).toList();
    }

    /** Why a column that other sheets have may not stand in this one; null when it is simply unknown. */
    @Nullable
    String refusal(String headerKey) {
        if (this == EXAMPLES && (headerKey.equals("timeofday") || headerKey.equals("weekday"))) {
            return "the time of day and the weekday of an example follow from `At`";
        }
        if (this == EXAMPLES && headerKey.equals("segment")) {
            return "segments are decided by segment-rules; state the facts from which they follow, and `Expect segments`";
        }
        if (!isRules()) {
            return null;
        }
        for (Column column : CONTENT_RULES.columns) {
            if (column.part() == Part.CONDITION && Column.key(column.title()).equals(headerKey)) {
                return switch (this) {
                    case SEGMENT_RULES ->
                        "`" + column.title() + "` is decided after segment-rules, so no row here can read it";
                    case PERSONA_RULES ->
                        "`" + column.title() + "` is decided with or after persona-rules, so no row here can read it";
                    case STAGE_RULES ->
                        "stage-rules read base facts only; `" + column.title() + "` is not one"
                                + (column.fact() == FactColumns.STAGE.fact() ? "; `From stage` names the stage" : "");
                    case CAPS ->
                        "caps hold for a learner in whatever program, so no row here can read `" + column.title() + "`";
                    default -> null;
                };
            }
        }
        return null;
    }
}
