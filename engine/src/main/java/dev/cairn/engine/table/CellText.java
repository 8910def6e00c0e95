package dev.cairn.engine.table;

/** The format's own escapes within texts: {@code _x000D_} for a character that XML cannot hold, {@code _x005F_} for an underscore. */
final class CellText {

    private CellText() {}

    static String decoded(String text) {
        int at = text.indexOf("_x");
        if (at < 0) {
            return text;
        }
        StringBuilder decoded = new StringBuilder(text.length());
        int from = 0;
        while (at >= 0) {
            if (isEscape(text, at)) {
                decoded.append(text, from, at).append((char) Integer.parseInt(text, at + 2, at + 6, 16));
                from = at + 7;
            }
            at = text.indexOf("_x", Math.max(from, at + 1));
        }
        return decoded.append(text, from, text.length()).toString();
    }

    static String encoded(String text) {
        StringBuilder encoded = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean control = (c < ' ' && c != '\n' && c != '\t') || c >= '\uFFFE';
            if (control || (c == '_' && isEscape(text, i))) {
                encoded.append(String.format("_x%04X_", (int) c));
            } else {
                encoded.append(c);
            }
        }
        return encoded.toString();
    }

    private static boolean isEscape(String text, int at) {
        if (at + 6 >= text.length() || text.charAt(at + 1) != 'x' || text.charAt(at + 6) != '_') {
            return false;
        }
        for (int i = at + 2; i < at + 6; i++) {
            if (Character.digit(text.charAt(i), 16) < 0 || text.charAt(i) > 'f') {
                return false;
            }
        }
        return true;
    }
}
