package dev.cairn.engine.rulebook.drools;

import dev.cairn.engine.rulebook.row.Issue;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Takes a .drl file apart before Drools sees any of it, in one pass and without recursion. What no rule needs has no
 * token: comments become blanks, and a character that could begin an escape, a member, a call of a template or an
 * annotation is refused, so that Drools' own lexer can never read the text in another way than this one.
 */
final class Tokens {
    private static final String PAIRS = "&& || == != <= >=";
    private static final String SINGLES = "()[],;:!<>-";

    private final DrlText source;
    private final String text;
    private final Consumer<Issue> findings;
    private final List<Token> tokens = new ArrayList<>();
    private int at;
    private boolean broken;

    private Tokens(DrlText source, Consumer<Issue> findings) {
        this.source = source;
        this.text = source.text();
        this.findings = findings;
    }

    /** Null when a string or a comment is not closed, or holds what no eye can see; then an issue says so. */
    static @Nullable List<Token> of(DrlText source, Consumer<Issue> findings) {
        Tokens reading = new Tokens(source, findings);
        while (reading.at < reading.text.length() && !reading.broken) {
            reading.next();
        }
        return reading.broken ? null : reading.tokens;
    }

    private void next() {
        char c = text.charAt(at);
        String hidden = hidden(text.codePointAt(at), false);
        if (hidden != null) {
            stop(at, hidden, "visible characters only");
        } else if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
            at++;
        } else if (text.startsWith("//", at)) {
            comment(lineEnd());
        } else if (text.startsWith("/*", at)) {
            int end = text.indexOf("*/", at + 2);
            if (end < 0) {
                stop(at, "the comment is never closed", "`*/`");
            } else {
                comment(end + 2);
            }
        } else if (c == '"') {
            string();
        } else if (isLetter(c)) {
            run(Token.Kind.WORD);
        } else if (isDigit(c)) {
            run(Token.Kind.NUMBER);
        } else {
            symbol(c);
        }
    }

    private int lineEnd() {
        int end = at;
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        return end;
    }

    private void comment(int end) {
        for (int i = at; i < end; i++) {
            String hidden = hidden(text.codePointAt(i), false);
            if (hidden != null) {
                stop(i, hidden, "visible characters only");
                return;
            }
        }
        at = end;
    }

    private void string() {
        int start = at++;
        StringBuilder value = new StringBuilder();
        while (true) {
            char c = at < text.length() ? text.charAt(at) : '\n';
            String hidden = at < text.length() ? hidden(text.codePointAt(at), true) : null;
            if (c == '\n' || c == '\r') {
                stop(start, "the string is never closed", "a closing `\"` in the same line; `\\n` is a line break");
                return;
            } else if (hidden != null) {
                stop(at, hidden, "visible characters only");
                return;
            } else if (c == '"') {
                tokens.add(new Token(Token.Kind.STRING, value.toString(), start, ++at));
                return;
            } else if (c == '\\') {
                char escaped = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
                if (escaped != '"' && escaped != '\\' && escaped != 'n') {
                    stop(
                            at,
                            "`\\" + escaped + "` is no escape that rules know",
                            "`\\\"`, `\\\\` or `\\n`; any other character stands for itself");
                    return;
                }
                value.append(escaped == 'n' ? '\n' : escaped);
                at += 2;
            } else {
                value.append(c);
                at++;
            }
        }
    }

    private void run(Token.Kind kind) {
        int start = at;
        while (at < text.length() && (isLetter(text.charAt(at)) || isDigit(text.charAt(at)))) {
            at++;
        }
        boolean fraction = kind == Token.Kind.NUMBER
                && at + 1 < text.length()
                && text.charAt(at) == '.'
                && isDigit(text.charAt(at + 1));
        if (fraction) {
            at++;
            while (at < text.length() && isDigit(text.charAt(at))) {
                at++;
            }
        }
        String word = text.substring(start, at);
        if (kind == Token.Kind.NUMBER && !word.matches("\\d{1,15}(\\.\\d{1,9})?")) {
            refuse(start, "`" + shortened(word) + "` is no number that rules know");
        } else {
            tokens.add(new Token(kind, word, start, at));
        }
    }

    private void symbol(char c) {
        int start = at;
        String pair = text.substring(at, Math.min(at + 2, text.length()));
        if (pair.length() == 2 && PAIRS.contains(pair) && !pair.contains(" ")) {
            at += 2;
            tokens.add(new Token(Token.Kind.SYMBOL, pair, start, at));
        } else {
            at += Character.charCount(text.codePointAt(at));
            if (SINGLES.indexOf(c) >= 0) {
                tokens.add(new Token(Token.Kind.SYMBOL, String.valueOf(c), start, at));
            } else {
                refuse(start, Refusals.character(text.codePointAt(start)));
            }
        }
    }

    private void refuse(int start, String why) {
        tokens.add(new Token(Token.Kind.REFUSED, why, start, at));
    }

    private void stop(int where, String message, String expected) {
        broken = true;
        findings.accept(Issue.error(source.at(where), null, message).expecting(expected));
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static String shortened(String text) {
        return text.length() > 40 ? text.substring(0, 40) + "..." : text;
    }

    /** What an eye cannot see, and so might read otherwise than a machine; null for any other character. */
    private static @Nullable String hidden(int c, boolean string) {
        boolean joiner = c == 0x200C || c == 0x200D; // Persian and emoji are spelled with them

        boolean control = (c < ' ' && c != '\t' && c != '\n' && c != '\r') || (c >= 0x7F && c < 0xA0);
        int type = Character.getType(c);
        boolean mark =
                type == Character.FORMAT || type == Character.LINE_SEPARATOR || type == Character.PARAGRAPH_SEPARATOR;
        if ((!control && !mark) || (string && joiner)) {
            return null;
        }
        return String.format("an invisible character stands here (U+%04X)", c);
    }
}
