package dev.cairn.engine.table;

/**
 * Something about a file that its author should know.
 *
 * @param at the cell, row, sheet or file
 * @param message one sentence in lower case without a full stop: what is wrong, and what to do instead
 * @param kind for programs; the message is for people
 */
public record Problem(Position at, String message, Kind kind) {

    /** What sort of problem it is. */
    public enum Kind {
        /** The file is of another sort than its name says, or of a sort that is not read. */
        NOT_A_TABLE,
        /** It is protected with a password, or an old {@code .xls} workbook. */
        LOCKED,
        /** It carries macros. */
        MACROS,
        /** It refers to other workbooks. */
        EXTERNAL_LINKS,
        /** It is cut short, or not built as its format says. */
        DAMAGED,
        /** A limit of {@link Limits} is passed. */
        TOO_LARGE,
        /** There are more problems than are listed. */
        TOO_MANY,
        /** Bytes that are no text. */
        ENCODING,
        /** A quotation mark that is never closed, or text after a closing one. */
        QUOTE,
        /** Merged cells. */
        MERGED,
        /** A cell shows an error such as {@code #N/A}. */
        ERROR_VALUE,
        /** A formula whose result was not saved. */
        NO_RESULT,
        /** A cell's content does not fit its type or number format. */
        BAD_VALUE,
        /** The text is not UTF-8 and was read as Windows-1252. */
        ENCODING_GUESSED(true),
        /** Cells hold formulas; their last saved results were read. */
        FORMULA_RESULTS(true),
        /** A cell holds a value beside its own text; the text that its type names was read. */
        TWO_TEXTS(true),
        /** A hidden sheet was read. */
        HIDDEN_SHEET(true);

        private final boolean warning;

        Kind() {
            this(false);
        }

        Kind(boolean warning) {
            this.warning = warning;
        }

        /** Whether the file was read all the same. */
        public boolean isWarning() {
            return warning;
        }
    }

    /** {@code people.xlsx, sheet People, row 3, column C: ...}. */
    @Override
    public String toString() {
        return at + ": " + message;
    }
}
