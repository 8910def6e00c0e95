package dev.cairn.engine.rulebook.drools;

import dev.cairn.engine.rulebook.row.ExpertTest;
import dev.cairn.engine.rulebook.row.ExpertTest.Comparison;
import dev.cairn.engine.rulebook.row.ExpertTest.Operator;
import dev.cairn.engine.rulebook.row.ExpertValue;
import dev.cairn.engine.rulebook.row.Place;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads one constraint of a pattern: comparisons of a fact with values under {@code &&}, {@code ||}, {@code !( )}. There
 * is nothing else in it: no calls, members, calculations or bindings, so there is nothing that could be evaluated. Its
 * recursion is as deep as brackets are, and their depth is bounded before.
 */
final class Comparisons {
    private static final String OPERATORS =
            "an operator: `==`, `!=`, `<`, `<=`, `>`, `>=`, `in`, `not in`, `contains`, `not contains` or `matches`";
    private static final String FACT = "a fact, such as `persona`, or `(`, or `!(`";

    private final Cursor cursor;

    private Comparisons(Cursor cursor) {
        this.cursor = cursor;
    }

    static ExpertTest read(Cursor cursor) {
        Comparisons reading = new Comparisons(cursor);
        ExpertTest test = reading.any();
        if (!cursor.done()) {
            throw cursor.wrong("`&&`, `||`, `,` or `)`");
        }
        return test;
    }

    private ExpertTest any() {
        List<ExpertTest> tests = new ArrayList<>();
        do {
            tests.add(all());
        } while (cursor.takes("||"));
        return tests.size() == 1 ? tests.get(0) : new ExpertTest.Any(tests);
    }

    private ExpertTest all() {
        List<ExpertTest> tests = new ArrayList<>();
        do {
            tests.add(one());
        } while (cursor.takes("&&"));
        return tests.size() == 1 ? tests.get(0) : new ExpertTest.All(tests);
    }

    private ExpertTest one() {
        if (cursor.takes("!")) {
            cursor.take("(", "`(`: what is denied stands in brackets, such as `!( department == \"Sales\" )`");
            return new ExpertTest.Not(bracketed());
        }
        return cursor.takes("(") ? bracketed() : comparison();
    }

    private ExpertTest bracketed() {
        ExpertTest test = any();
        cursor.take(")", "`&&`, `||` or `)`");
        return test;
    }

    private ExpertTest comparison() {
        Place place = cursor.place();
        String fact = cursor.take(Token.Kind.WORD, FACT).text();
        if (cursor.sees("(")) {
            throw Wrong.at(place, fact, "`" + fact + "( ... )` is a call, and nothing is called here", FACT);
        }
        if (cursor.sees(":")) {
            throw Wrong.at(place, fact, "`" + fact + ":` binds a name, and nothing is bound here", FACT);
        }
        String argument = null;
        if (cursor.takes("[")) {
            argument = cursor.take(Token.Kind.STRING, "a string, such as `skillGap[\"Python\"]`")
                    .text();
            cursor.take("]", "`]`");
        }
        return compared(place, fact, argument);
    }

    private Comparison compared(Place place, String fact, @Nullable String argument) {
        Operator operator = operator();
        boolean equality = operator == Operator.EQUAL || operator == Operator.NOT_EQUAL;
        List<ExpertValue> values = new ArrayList<>();
        if (equality && cursor.takes("null")) {
            operator = operator == Operator.EQUAL ? Operator.IS_NULL : Operator.IS_NOT_NULL;
        } else if (operator == Operator.IN || operator == Operator.NOT_IN) {
            cursor.take("(", "`(`: such as `in (\"Sales\", \"IT\")`");
            do {
                values.add(cursor.value("a string or a number"));
            } while (cursor.takes(","));
            cursor.take(")", "`,` or `)`");
        } else {
            values.add(cursor.value(equality ? "a string, a number or `null`" : "a string or a number"));
        }
        return new Comparison(place, fact, argument, operator, values);
    }

    private Operator operator() {
        boolean not = cursor.takes("not");
        for (Operator operator : Operator.values()) {
            String text = operator.text();
            if (text.indexOf(' ') < 0
                    && (!not || operator == Operator.IN || operator == Operator.CONTAINS)
                    && cursor.takes(text)) {
                return !not ? operator : operator == Operator.IN ? Operator.NOT_IN : Operator.NOT_CONTAINS;
            }
        }
        throw cursor.wrong(not ? "`in` or `contains`; `!( ... )` denies any other comparison" : OPERATORS);
    }
}
