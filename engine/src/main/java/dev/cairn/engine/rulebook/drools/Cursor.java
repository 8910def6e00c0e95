package dev.cairn.engine.rulebook.drools;

import dev.cairn.engine.rulebook.row.ExpertValue;
import dev.cairn.engine.rulebook.row.Place;
import java.util.List;

/** Reads tokens one after another. */
final class Cursor {
    private final DrlText source;
    private final List<Token> tokens;
    private final int end; // where the text goes on after the last token
    private int at;

    Cursor(DrlText source, List<Token> tokens, int end) {
        this.source = source;
        this.tokens = tokens;
        this.end = end;
    }

    boolean done() {
        return at >= tokens.size();
    }

    boolean sees(String symbolOrWord) {
        return sees(0, symbolOrWord);
    }

    boolean sees(int ahead, String symbolOrWord) {
        return at + ahead < tokens.size() && tokens.get(at + ahead).is(symbolOrWord);
    }

    boolean sees(Token.Kind kind) {
        return !done() && tokens.get(at).kind() == kind;
    }

    boolean takes(String symbolOrWord) {
        boolean seen = sees(symbolOrWord);
        if (seen) {
            at++;
        }
        return seen;
    }

    Token take(Token.Kind kind, String expected) {
        if (!sees(kind)) {
            throw wrong(expected);
        }
        return tokens.get(at++);
    }

    void take(String symbol, String expected) {
        if (!takes(symbol)) {
            throw wrong(expected);
        }
    }

    /** A string, or a number that may be negative. */
    ExpertValue value(String expected) {
        Place place = place();
        if (takes("-")) {
            return new ExpertValue(
                    place, "-" + take(Token.Kind.NUMBER, "a number").text(), true);
        }
        boolean number = sees(Token.Kind.NUMBER);
        return new ExpertValue(
                place,
                take(number ? Token.Kind.NUMBER : Token.Kind.STRING, expected).text(),
                number);
    }

    /** Where the next token stands, or the end. */
    Place place() {
        return source.at(done() ? end : tokens.get(at).start());
    }

    String next() {
        if (done()) {
            return "nothing";
        }
        Token token = tokens.get(at);
        String written = source.text().substring(token.start(), token.end());
        return "`" + Tokens.shortened(written) + "`";
    }

    Wrong wrong(String expected) {
        return Wrong.at(place(), done() ? null : next().replace("`", ""), next() + " stands here", expected);
    }
}
