package dev.cairn.engine.rulebook.drools;

import java.util.List;

/**
 * Bounds on one rule, held before Drools' parser sees it. That parser recurses with every bracket and every
 * {@code !}, {@code -} or word before a pattern, and reads nested indices, calls and casts anew at each level, twice as
 * long with each: without these bounds a small file could overflow its stack or keep it busy for hours.
 */
final class Bounds {
    private static final int MOST_TOKENS = 4_000;
    private static final int DEEPEST = 16;
    private static final int MOST_IN_A_ROW = 8;
    private static final int DEEPEST_WORD = 1;

    private Bounds() {}

    static void check(DrlText source, List<Token> tokens) {
        if (tokens.size() > MOST_TOKENS) {
            throw Wrong.at(
                    source.at(tokens.get(0)),
                    null,
                    "the rule is longer than " + MOST_TOKENS + " words and signs",
                    "several rules");
        }
        int depth = 0;
        int words = 0;
        int signs = 0;
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (token.kind() == Token.Kind.REFUSED) {
                throw Wrong.at(
                        source.at(token),
                        source.text().substring(token.start(), token.end()),
                        token.text(),
                        "facts, operators, strings and numbers");
            }
            words = token.kind() == Token.Kind.WORD ? words + 1 : 0;
            signs = token.is("!") || token.is("-") ? signs + 1 : 0;
            if (words > MOST_IN_A_ROW || signs > 2) {
                throw Wrong.at(
                        source.at(token),
                        null,
                        "too many words or signs stand in a row",
                        "a rule that a person can read");
            }
            if (token.is("(") && !opens(tokens.get(i - 1), depth)) {
                throw Wrong.at(
                        source.at(tokens.get(i - 1)),
                        null,
                        "`(` after `" + Tokens.shortened(tokens.get(i - 1).text())
                                + "` is a call or a cast, and nothing is called here",
                        "`(` after `&&`, `||`, `!`, `,`, `in` or another `(`");
            }
            if (token.is("!") && !begins(tokens.get(i - 1))) {
                throw Wrong.at(
                        source.at(token),
                        null,
                        "`!` stands where nothing can be denied",
                        "`!( ... )` for a whole comparison");
            }
            if (token.is("-") && !isSign(tokens, i)) {
                throw Wrong.at(
                        source.at(token),
                        null,
                        "`-` stands where no number is: nothing is calculated",
                        "such as `points: -20`");
            }
            if (token.is("(") || token.is("[")) {
                depth++;
            } else if (token.is(")") || token.is("]")) {
                depth--;
            }
            if (depth > DEEPEST) {
                throw Wrong.at(
                        source.at(token),
                        null,
                        "brackets stand more than " + DEEPEST + " deep",
                        "fewer brackets, or several rules");
            }
            if (token.is("[") && !isIndex(tokens, i)) {
                throw Wrong.at(
                        source.at(token),
                        null,
                        "`[` is not followed by a string and `]`",
                        "such as `skillGap[\"Python\"]`");
            }
        }
    }

    /** Deeper than a pattern among elements no word opens a bracket but {@code in}. */
    private static boolean opens(Token before, int depth) {
        if (before.kind() == Token.Kind.WORD) {
            return depth <= DEEPEST_WORD || before.is("in");
        }
        return before.is("!") || begins(before);
    }

    private static boolean begins(Token before) {
        return before.is("(") || before.is("&&") || before.is("||") || before.is(",");
    }

    /** Before a number, or within the name of an attribute. */
    private static boolean isSign(List<Token> tokens, int at) {
        return at + 1 < tokens.size()
                && (tokens.get(at + 1).kind() == Token.Kind.NUMBER
                        || (tokens.get(at - 1).kind() == Token.Kind.WORD
                                && tokens.get(at + 1).kind() == Token.Kind.WORD));
    }

    private static boolean isIndex(List<Token> tokens, int at) {
        return at + 2 < tokens.size()
                && tokens.get(at + 1).kind() == Token.Kind.STRING
                && tokens.get(at + 2).is("]");
    }
}
