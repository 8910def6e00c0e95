package dev.cairn.http.rules;

import java.util.ArrayList;
import java.util.List;

/** Texts of ours that name things in backticks, in pieces that a page can set apart. */
final class Rich {
    private Rich() {}

    record Piece(String text, boolean code) {}

    static List<Piece> of(String text) {
        List<Piece> pieces = new ArrayList<>();
        int from = 0;
        while (from < text.length()) {
            int open = text.indexOf('`', from);
            int close = open < 0 ? -1 : text.indexOf('`', open + 1);
            if (close < 0) {
                pieces.add(new Piece(text.substring(from), false));
                break;
            }
            if (open > from) {
                pieces.add(new Piece(text.substring(from, open), false));
            }
            pieces.add(new Piece(text.substring(open + 1, close), true));
            from = close + 1;
        }
        return pieces;
    }
}
