package dev.cairn.engine.rulebook.sheet;

import dev.cairn.engine.rulebook.row.Cell;
import dev.cairn.engine.rulebook.row.Fact;
import dev.cairn.engine.rulebook.row.SignalQuery;
import dev.cairn.engine.rulebook.sheet.Column.Part;
import dev.cairn.engine.rulebook.sheet.Conditions.Told;
import dev.cairn.engine.rulebook.sheet.RuleHeads.Draft;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Writes rows as experts would: text that is read back to the same rows. */
final class ExpertText {
    private static final Pattern NUMBER = Pattern.compile("(<=|>=|<|>|not)? ?(\\d{1,15}(?:\\.\\d{1,9})?)");
    private static final int WIDE = 100;

    private ExpertText() {}

    static String of(List<RuleSheets.Rule> rules) {
        return String.join("\n", rules.stream().map(ExpertText::of).toList());
    }

    private static String of(RuleSheets.Rule rule) {
        Draft draft = rule.draft();
        StringBuilder out =
                new StringBuilder("rule ").append(string(draft.name())).append('\n');
        for (Told told : draft.told()) {
            if (told.condition().cell() instanceof Cell.Dates dates) {
                out.append(dates.from() == null ? "" : "date-effective \"" + dates.from() + "\"\n");
                out.append(dates.until() == null ? "" : "date-expires \"" + dates.until() + "\"\n");
                break;
            }
        }
        return out.append("when\n  ")
                .append(pattern(draft))
                .append("\nthen\n  ")
                .append(statement(draft, verb(rule)))
                .append("\nend\n")
                .toString();
    }

    private static String pattern(Draft draft) {
        List<List<String>> alternatives = draft.alternatives().stream()
                .map(told -> told.stream()
                        .filter(one -> one.fact().kind() != Fact.Kind.TODAY)
                        .map(ExpertText::comparison)
                        .distinct()
                        .toList())
                .toList();
        if (alternatives.size() > 1) {
            List<String> texts =
                    alternatives.stream().map(one -> String.join(" && ", one)).toList();
            return "Learner(\n    " + String.join("\n    || ", texts) + " )";
        }
        List<String> one = alternatives.get(0);
        return one.isEmpty() ? "Learner()" : list("Learner", one);
    }

    private static String list(String word, List<String> parts) {
        String line = word + "( " + String.join(", ", parts) + " )";
        return line.length() <= WIDE ? line : word + "(\n    " + String.join(",\n    ", parts) + " )";
    }

    private static String comparison(Told told) {
        Fact fact = told.fact();
        String column = told.condition().place().column();
        int colon = column == null ? -1 : column.indexOf(':');
        String argument =
                column == null || colon < 0 ? null : column.substring(colon + 1).strip();
        SignalQuery signals = fact.signals();
        String word = ExpertWords.word(Fact.of(fact.kind()).title());
        if (signals != null && argument == null) {
            // a stage rule says it by several cells
            Cell.Between least = (Cell.Between) told.condition().cell();
            return word + "[" + string(words(signals, told.argument())) + "] >= " + Formats.plain(least.low());
        }
        String text = told.condition().text();
        String named = argument == null ? word : word + "[" + string(argument) + "]";
        String natural = compared(told, text);
        if (natural == null
                && text.startsWith("not all of ")
                && told.condition().cell() instanceof Cell.Not) {
            return "!( " + named + " matches " + string(text.substring(4)) + " )";
        }
        return named + (natural == null ? " matches " + string(text) : natural);
    }

    private static String words(SignalQuery query, @Nullable String about) {
        SignalQuery bare = new SignalQuery(query.kind(), query.within(), query.unit(), null, null, null, null);
        return bare
                + (query.aboutField() == null
                        ? ""
                        : " about " + query.aboutField().title() + " '" + about + "'");
    }

    /** The operator and its values; null where only the cell's text says the same. */
    private static @Nullable String compared(Told told, String text) {
        Cell cell = told.condition().cell();
        if (cell instanceof Cell.Presence presence) {
            return presence.present() ? " != null" : " == null";
        }
        if (cell instanceof Cell.AnyOf any) {
            return values(any, text, told.fact().type() == Fact.Type.SET);
        }
        Matcher number = NUMBER.matcher(text);
        boolean counts = told.fact().type() == Fact.Type.NUMBER && told.fact().kind() != Fact.Kind.MOBILE_SHARE;
        if (!counts || !number.matches()) {
            return null;
        }
        String operator = number.group(1) == null ? "==" : number.group(1).equals("not") ? "!=" : number.group(1);
        String again = number.group(1) == null ? number.group(2) : number.group(1) + " " + number.group(2);
        return again.equals(text) ? " " + operator + " " + number.group(2) : null;
    }

    private static @Nullable String values(Cell.AnyOf cell, String text, boolean set) {
        boolean not = cell.not();
        if (not && !text.startsWith("not ")) {
            return null;
        }
        List<Pieces.Piece> pieces;
        try {
            pieces = Pieces.of(not ? text.substring(4) : text);
        } catch (Misread whole) {
            return null;
        }
        List<String> again = new ArrayList<>();
        List<String> values = new ArrayList<>();
        for (Pieces.Piece piece : pieces) {
            again.add(
                    ExpertCell.isPlain(piece.text())
                            ? piece.text()
                            : "'" + piece.text().replace("'", "''") + "'");
            values.add(string(piece.text()));
        }
        if (pieces.size() != cell.keys().size() || !((not ? "not " : "") + String.join(", ", again)).equals(text)) {
            return null;
        }
        String denied = not ? " not" : "";
        if (values.size() > 1) {
            return denied + " in (" + String.join(", ", values) + ")";
        }
        return (set ? denied + " contains " : not ? " != " : " == ") + values.get(0);
    }

    private static ExpertWords verb(RuleSheets.Rule rule) {
        return switch (rule.row().getClass().getSimpleName()) {
            case "SegmentRow" -> ExpertWords.SEGMENT;
            case "PersonaRow" -> ExpertWords.PERSONA;
            case "ContentRow" -> ExpertWords.SHOW;
            case "GuardRow" -> ExpertWords.HIDE;
            default ->
                rule.row() instanceof dev.cairn.engine.rulebook.row.Row.StageRow stage && stage.toStage() == null
                        ? ExpertWords.EXIT
                        : ExpertWords.STAGE;
        };
    }

    private static String statement(Draft draft, ExpertWords words) {
        List<String> parts = new ArrayList<>();
        for (Filled cell : draft.entry().cells(Part.OUTCOME)) {
            String text = cell.raw();
            boolean number =
                    text.matches("-?\\d{1,9}") && cell.heading().column().form() != Form.NAME;
            String value = number ? text : string(text);
            if (words.plain() == null) {
                parts.add(ExpertWords.argumentWord(cell.heading().column().title()) + ": " + value);
            } else if (words != ExpertWords.EXIT) {
                parts.add(string(text));
            }
        }
        new TreeMap<>(draft.because())
                .forEach((language, text) -> parts.add(
                        (language.isEmpty() ? "because" : "because[" + string(language) + "]") + ": " + string(text)));
        return (parts.isEmpty() ? words.verb() + "()" : list(words.verb(), parts)) + ";";
    }

    /** In double quotation marks; what no eye can see is left out, as it would be refused. */
    private static String string(String text) {
        StringBuilder out = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            int type = Character.getType(c);
            if (c == '\n' || c == '\r') {
                out.append(c == '\n' ? "\\n" : "");
            } else if (c == '"' || c == '\\') {
                out.append('\\').appendCodePoint(c);
            } else if (c == 0x200C
                    || c == 0x200D
                    || (type != Character.FORMAT
                            && type != Character.CONTROL
                            && type != Character.LINE_SEPARATOR
                            && type != Character.PARAGRAPH_SEPARATOR)) {
                out.appendCodePoint(c);
            }
        });
        return out.append('"').toString();
    }
}
