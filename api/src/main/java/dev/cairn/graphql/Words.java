package dev.cairn.graphql;

/** What text may be kept. */
final class Words {
    private Words() {}

    /** No control characters (but for line ends and tabs), no broken surrogates: PostgreSQL takes neither NUL nor those. */
    static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            if ((Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t')
                    || Character.getType(c) == Character.SURROGATE) {
                return false;
            }
            i += Character.charCount(c);
        }
        return true;
    }
}
