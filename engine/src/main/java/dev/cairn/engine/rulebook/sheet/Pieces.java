package dev.cairn.engine.rulebook.sheet;

import java.util.ArrayList;
import java.util.List;

/** Takes a list in a cell apart: commas separate, single quotes around a piece keep its commas and keywords. */
final class Pieces {
    private static final String EMPTIED = "nothing stands %s; an emptied list never means everyone";

    private final String text;
    private final List<Piece> pieces = new ArrayList<>();
    private int at;

    /** @param quoted then the text is a value whatever it looks like */
    record Piece(String text, boolean quoted) {}

    private Pieces(String text) {
        this.text = text;
    }

    /** At least one piece, none of them empty. */
    static List<Piece> of(String tidyText) {
        return new Pieces(tidyText).all();
    }

    /** A text that stands for one thing, without the quotation marks around all of it. */
    static String whole(String tidyText) {
        if (tidyText.length() < 3 || !tidyText.startsWith("'") || !tidyText.endsWith("'")) {
            return tidyText;
        }
        String inside = tidyText.substring(1, tidyText.length() - 1);
        String value = inside.replace("''", "'").strip();
        return inside.replace("''", "").contains("'") || value.isEmpty() ? tidyText : value;
    }

    private List<Piece> all() {
        while (true) {
            skipBlanks();
            Piece piece = at < text.length() && text.charAt(at) == '\'' ? quoted() : plain();
            if (piece.text().isBlank()) {
                throw new Misread(String.format(EMPTIED, where(piece)))
                        .expecting("a value; leave the cell empty if any will do");
            }
            pieces.add(piece);
            if (at >= text.length()) {
                return pieces;
            }
            at++;
        }
    }

    private String where(Piece piece) {
        if (piece.quoted()) {
            return "between the quotation marks";
        }
        return pieces.isEmpty()
                ? "before the comma"
                : at >= text.length() ? "after the last comma" : "between two commas";
    }

    private void skipBlanks() {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
    }

    private Piece plain() {
        int end = text.indexOf(',', at);
        String piece = text.substring(at, end < 0 ? text.length() : end).strip();
        at = end < 0 ? text.length() : end;
        return new Piece(piece, false);
    }

    private Piece quoted() {
        StringBuilder value = new StringBuilder();
        int from = at++;
        while (true) {
            int quote = text.indexOf('\'', at);
            if (quote < 0) {
                throw new Misread("the quotation mark before `"
                                + text.substring(from + 1).strip() + "` is never closed")
                        .expecting("`'Sales, EMEA'`");
            }
            value.append(text, at, quote);
            at = quote + 1;
            if (at < text.length() && text.charAt(at) == '\'') {
                value.append('\'');
                at++;
            } else {
                break;
            }
        }
        skipBlanks();
        if (at < text.length() && text.charAt(at) != ',') {
            throw new Misread("`" + text.substring(at) + "` follows a closing quotation mark")
                    .expecting("a comma between two values; `''` within quotation marks is an apostrophe");
        }
        return new Piece(value.toString().strip(), true);
    }
}
