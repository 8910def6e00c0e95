package dev.cairn.engine.rulebook.sheet;

import dev.cairn.engine.rulebook.row.ExpertTest.Comparison;
import dev.cairn.engine.rulebook.row.ExpertTest.Operator;
import dev.cairn.engine.rulebook.row.ExpertValue;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A comparison as the cell that says the same, so that both are read in one way. */
final class ExpertCell {
    private static final Pattern KEYWORD = Pattern.compile("(?i)(not|all of|none of)( .*)?|present|missing");
    private static final Pattern REGEX = Pattern.compile(".*([)\\]][*+?{]|\\.[*+?]|\\\\).*|\\^.*|.*\\[[^]]*-[^]]*].*");

    private ExpertCell() {}

    /** The cell's text; a {@link Misread} says why the column has none. */
    static String text(Comparison comparison, Column column, Known known, Formats formats) {
        List<ExpertValue> values = comparison.values();
        Operator operator = comparison.operator();
        return switch (operator) {
            case IS_NULL -> "missing";
            case IS_NOT_NULL -> "present";
            case MATCHES -> matched(values.get(0));
            case CONTAINS, NOT_CONTAINS -> {
                if (column.form() != Form.SET) {
                    throw refused(operator, column);
                }
                yield (operator == Operator.NOT_CONTAINS ? "not " : "") + list(values, column, known, operator);
            }
            case EQUAL, NOT_EQUAL, IN, NOT_IN -> {
                boolean not = operator == Operator.NOT_EQUAL || operator == Operator.NOT_IN;
                boolean one = operator == Operator.EQUAL || operator == Operator.NOT_EQUAL;
                if (column.form() == Form.NUMBERS) {
                    yield (not ? "not " : "") + numbers(values, formats);
                }
                if (column.form() != Form.VALUES && (one || column.form() != Form.SET)) {
                    throw refused(operator, column);
                }
                yield (not ? "not " : "") + list(values, column, known, operator);
            }
            case LESS, AT_MOST, MORE, AT_LEAST -> {
                if (column.form() != Form.NUMBERS) {
                    throw refused(operator, column);
                }
                yield operator.text() + " " + numbers(values, formats);
            }
        };
    }

    private static String matched(ExpertValue value) {
        if (value.number()) {
            throw new Misread("`matches` takes the text of a cell").expecting("a string, such as `\"5..10\"`");
        }
        if (value.text().isBlank()) {
            throw new Misread("`matches` takes the text of a cell, and here it is empty; that never means everyone");
        }
        if (REGEX.matcher(value.text()).matches()) {
            throw new Misread("`matches` compares with the text of a cell, and never with a regular expression")
                    .expecting("such as `weekday matches \"Mon-Fri\"`; `==` compares with a value as it is");
        }
        return value.text();
    }

    private static Misread refused(Operator operator, Column column) {
        String word = ExpertWords.word(column.title());
        String right =
                switch (column.form()) {
                    case VALUES -> "`==`, `!=`, `in`, `not in`";
                    case SET -> "`contains`, `not contains`, `in`, `not in`";
                    case NUMBERS -> "`==`, `<`, `<=`, `>`, `>=`";
                    default -> "`" + word + " matches` with " + column.form().words();
                };
        return new Misread("`" + operator.text() + "` has no meaning for `" + word + "`").expecting(right);
    }

    private static String numbers(List<ExpertValue> values, Formats formats) {
        List<String> texts = new ArrayList<>();
        for (ExpertValue value : values) {
            if (!value.number()) {
                throw new Misread("`" + value.text() + "` stands in quotation marks, and the fact is a number")
                        .expecting("a number without quotation marks, such as `5`");
            }
            texts.add(value.text().replace('.', formats.decimalMark()));
        }
        return String.join(", ", texts);
    }

    /** Values are quoted as a cell quotes them, where they could be taken for anything else than themselves. */
    private static String list(List<ExpertValue> values, Column column, Known known, Operator operator) {
        List<String> plain = new ArrayList<>();
        List<String> quoted = new ArrayList<>();
        for (ExpertValue value : values) {
            String text = Texts.tidy(value.text());
            if (value.number()) {
                throw new Misread("`" + value.text() + "` is a number, and `" + ExpertWords.word(column.title())
                                + "` holds words")
                        .expecting("`\"" + value.text() + "\"`");
            }
            if (text.isEmpty()) {
                throw new Misread("a value is empty").expecting("`== null` for an unknown fact");
            }
            quoted.add("'" + text.replace("'", "''") + "'");
            plain.add(isPlain(text) ? text : quoted.get(quoted.size() - 1));
        }
        String text = String.join(", ", plain);
        boolean not =
                operator == Operator.NOT_EQUAL || operator == Operator.NOT_IN || operator == Operator.NOT_CONTAINS;
        // a cell that as a whole is a known value is that value
        boolean mistaken = (plain.size() > 1 && known.find(column.domain(), text) != null)
                || (not && known.find(column.domain(), "not " + text) != null);
        return mistaken ? String.join(", ", quoted) : text;
    }

    static boolean isPlain(String text) {
        return text.indexOf(',') < 0
                && !text.startsWith("'")
                && !KEYWORD.matcher(text).matches()
                && "<>=\u2264\u2265".indexOf(text.charAt(0)) < 0;
    }
}
