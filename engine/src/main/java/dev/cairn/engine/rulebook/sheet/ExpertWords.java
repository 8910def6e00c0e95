package dev.cairn.engine.rulebook.sheet;

import dev.cairn.engine.rulebook.row.Fact;
import dev.cairn.engine.rulebook.sheet.Column.Argument;
import dev.cairn.engine.rulebook.sheet.Column.Part;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The words of experts' rules: those of the sheets' columns, written together. What a verb's rule may read and say is
 * what the columns of the verb's sheet are.
 */
enum ExpertWords {
    SEGMENT("segment", Sheet.SEGMENT_RULES, "Then segment", "segment( \"Night shift\" );"),
    PERSONA("persona", Sheet.PERSONA_RULES, "Then persona", "persona( \"New hire\" );"),
    STAGE("stage", Sheet.STAGE_RULES, "Then stage", "stage( \"consideration\" );"),
    EXIT("exit", Sheet.STAGE_RULES, "Then stage", "exit();"),
    SHOW("show", Sheet.CONTENT_RULES, null, "show( kind: \"video\", topic: \"welcome\", points: 80 );"),
    HIDE("hide", Sheet.GUARDS, null, "hide( tag: \"internal\" );");

    private static final Column SILENT = Column.fact(
                    Fact.Kind.SILENT_DAYS,
                    Form.NUMBERS,
                    Domain.SIGNAL,
                    "for how many days the learner gave no such signal",
                    "viewed about topic welcome: >= 14")
            .with(Argument.SIGNALS);

    private final String verb;
    private final Sheet sheet;
    private final @Nullable String plain;
    private final String example;
    private final Map<String, List<Column>> facts = new LinkedHashMap<>();
    private final Map<String, List<Column>> outcomes = new LinkedHashMap<>();

    ExpertWords(String verb, Sheet sheet, @Nullable String plain, String example) {
        this.verb = verb;
        this.sheet = sheet;
        this.plain = plain;
        this.example = example;
    }

    String verb() {
        return verb;
    }

    Sheet sheet() {
        return sheet;
    }

    /** The column of the value that stands without a name; null when the verb takes named ones. */
    @Nullable
    String plain() {
        return plain;
    }

    String example() {
        return example;
    }

    static @Nullable ExpertWords of(String verb) {
        for (ExpertWords words : values()) {
            if (words.verb.equals(verb)) {
                return words;
            }
        }
        return null;
    }

    static List<String> verbs() {
        List<String> verbs = new ArrayList<>();
        for (ExpertWords words : values()) {
            verbs.add(words.verb);
        }
        return verbs;
    }

    /** The columns that conditions read, by word; two under one word differ in taking an argument. */
    synchronized Map<String, List<Column>> facts() {
        if (facts.isEmpty()) {
            List<Column> columns = new ArrayList<>();
            if (sheet == Sheet.STAGE_RULES) {
                columns.addAll(List.of(FactColumns.PROGRAM, FactColumns.STAGE, FactColumns.STAGE_SINCE));
                columns.addAll(FactColumns.BASE);
                columns.add(SILENT);
            } else {
                columns.addAll(sheet.columns());
                columns.removeIf(column -> column.part() != Part.CONDITION);
            }
            columns.forEach(column -> facts.computeIfAbsent(word(column.title()), word -> new ArrayList<>())
                    .add(column));
        }
        return facts;
    }

    /** What the statement may say by name, {@code because} included. */
    synchronized Map<String, List<Column>> outcomes() {
        if (outcomes.isEmpty()) {
            for (Column column : sheet.columns()) {
                boolean named = column.part() == Part.OUTCOME && plain == null;
                if (named || column.title().equals("Because")) {
                    outcomes.computeIfAbsent(word(argument(column.title())), word -> new ArrayList<>())
                            .add(column);
                }
            }
        }
        return outcomes;
    }

    static String tables() {
        Map<String, Column> all = new LinkedHashMap<>();
        Map<String, List<String>> readers = new LinkedHashMap<>();
        for (ExpertWords words : List.of(SHOW, SEGMENT, PERSONA, STAGE)) {
            words.facts()
                    .values()
                    .forEach(columns -> columns.forEach(column -> {
                        String word = word(column.title())
                                + (column.argument() == Argument.NONE
                                        ? ""
                                        : "[\"" + Headings.firstPart(column.example()) + "\"]");
                        all.putIfAbsent(word, column);
                        readers.computeIfAbsent(word, w -> new ArrayList<>()).add("`" + words.verb + "`");
                    }));
        }
        StringBuilder out =
                new StringBuilder("| fact | operators | rules that may read it | what it is |\n|---|---|---|---|\n");
        all.forEach((word, column) -> out.append("| `")
                .append(word)
                .append("` | ")
                .append(operators(column.form()))
                .append(" | ")
                .append(readers(readers.getOrDefault(word, List.of())))
                .append(" | ")
                .append(column.help())
                .append(" |\n"));
        return out.toString();
    }

    private static String readers(List<String> verbs) {
        return verbs.size() == 4 ? "all" : String.join(", ", verbs);
    }

    private static String operators(Form form) {
        return switch (form) {
            case VALUES -> "`==` `!=` `in`";
            case SET -> "`contains` `in`";
            case NUMBERS -> "`==` `<` `<=` `>` `>=`";
            default -> "`matches`";
        };
    }

    private static String argument(String title) {
        return title.replaceFirst("^Then (show |hide )?", "");
    }

    /** The word of a statement's value for a column. */
    static String argumentWord(String title) {
        return word(argument(title));
    }

    /** {@code Touch point} is {@code touchPoint}. */
    static String word(String title) {
        StringBuilder out = new StringBuilder();
        for (String part : title.split(" ")) {
            String lower = part.toLowerCase(Locale.ROOT);
            out.append(out.length() == 0 ? lower : lower.substring(0, 1).toUpperCase(Locale.ROOT) + lower.substring(1));
        }
        return out.toString();
    }
}
