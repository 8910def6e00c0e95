package dev.cairn.engine.rulebook.drools;

import dev.cairn.engine.rulebook.row.ExpertRule.Argument;
import dev.cairn.engine.rulebook.row.ExpertValue;
import dev.cairn.engine.rulebook.row.Place;
import java.util.ArrayList;
import java.util.List;

/**
 * The one statement of a rule's right-hand side: a verb and what it is about, each a literal. It looks like a call and
 * is none: the verb is a word of ours, and the statement is data like a row's cells.
 */
record Statement(Place place, String verb, List<Argument> arguments) {
    private static final int MOST_ARGUMENTS = 100;
    private static final String FORM = "one statement, such as `show( kind: \"video\", points: 80 );`";

    static Statement read(Cursor cursor) {
        Place place = cursor.place();
        if (cursor.done()) {
            throw Wrong.at(place, null, "the rule has no outcome", FORM);
        }
        String verb = cursor.take(Token.Kind.WORD, FORM).text();
        cursor.take("(", "`(`: " + FORM);
        List<Argument> arguments = new ArrayList<>();
        while (!cursor.takes(")")) {
            if (!arguments.isEmpty()) {
                cursor.take(",", "`,` or `)`");
            }
            if (arguments.size() == MOST_ARGUMENTS) {
                throw cursor.wrong("at most " + MOST_ARGUMENTS + " values");
            }
            arguments.add(argument(cursor));
        }
        cursor.takes(";");
        if (!cursor.done()) {
            throw Wrong.at(cursor.place(), null, "something follows the rule's statement", FORM + ", and then `end`");
        }
        return new Statement(place, verb, List.copyOf(arguments));
    }

    private static Argument argument(Cursor cursor) {
        Place place = cursor.place();
        if (!cursor.sees(Token.Kind.WORD)) {
            return new Argument(place, "", null, cursor.value("a name and a value, such as `kind: \"video\"`"));
        }
        String name = cursor.take(Token.Kind.WORD, "a name").text();
        String of = null;
        if (cursor.takes("[")) {
            of = cursor.take(Token.Kind.STRING, "a string, such as `because[\"de\"]`")
                    .text();
            cursor.take("]", "`]`");
        }
        cursor.take(":", "`:`: such as `" + name + ": \"...\"`");
        for (boolean truth : new boolean[] {true, false}) {
            Place value = cursor.place();
            if (cursor.takes(String.valueOf(truth))) {
                return new Argument(place, name, of, new ExpertValue(value, truth ? "yes" : "no", false));
            }
        }
        return new Argument(place, name, of, cursor.value("a string in double quotation marks, a number or `true`"));
    }
}
