package dev.cairn.engine.table;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** What a file is, by its name's extension and its first bytes. */
enum FileSort {
    /** Comma, semicolon or tab. */
    CSV,
    /** Tab unless the text says otherwise. */
    TAB_SEPARATED,
    /** An Office Open XML workbook, as far as its first bytes tell. */
    WORKBOOK;

    /** How many first bytes {@link #of} wants to see. */
    static final int HEAD = 512;

    /** The sort of the file, or a stop that says what the author can do. */
    static FileSort of(Position file, byte[] head) {
        FileSort named = byName(file);
        String found = foreign(head);
        if (!found.isEmpty()) {
            throw new Stop(file, Problem.Kind.NOT_A_TABLE, "the file is " + found + ", not a table; " + SAVE_AS);
        }
        if (startsWith(head, "\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1")) {
            throw new Stop(
                    file,
                    Problem.Kind.LOCKED,
                    "the workbook is protected with a password or in the old .xls format;"
                            + " open it in Excel, remove the password, and save it as Excel Workbook (.xlsx)");
        }
        boolean zip = startsWith(head, "PK\u0003\u0004");
        if (zip && named != WORKBOOK) {
            throw new Stop(
                    file,
                    Problem.Kind.NOT_A_TABLE,
                    "the file is a workbook or another zip file, not a text; if it is a workbook, rename it to .xlsx");
        }
        if (!zip && named == WORKBOOK) {
            String message = head.length == 0
                    ? "the file is empty; save the workbook again and send that file"
                    : "the file is not a workbook; if it is a text, rename it to .csv, else open it in Excel and save it as .xlsx";
            throw new Stop(file, Problem.Kind.NOT_A_TABLE, message);
        }
        return named;
    }

    private static final String SAVE_AS = "save the table as .xlsx or .csv and send that file";

    private static FileSort byName(Position file) {
        String name = file.file().toLowerCase(Locale.ROOT);
        String extension = name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('/')) + 1);
        return switch (extension) {
            case "csv" -> CSV;
            case "tsv", "tab", "txt" -> TAB_SEPARATED;
            case "xlsx" -> WORKBOOK;
            case "xlsm", "xltm", "xlam" ->
                throw new Stop(
                        file,
                        Problem.Kind.MACROS,
                        "a workbook with macros is not read; save it as Excel Workbook (.xlsx), which leaves them out");
            case "xls", "xlsb", "xltx", "ods", "numbers" ->
                throw new Stop(
                        file,
                        Problem.Kind.NOT_A_TABLE,
                        "a ." + extension
                                + " file is not read; open it and save it as Excel Workbook (.xlsx) or as CSV");
            default ->
                throw new Stop(
                        file,
                        Problem.Kind.NOT_A_TABLE,
                        "only files that end in .csv, .tsv, .txt or .xlsx are read; " + SAVE_AS);
        };
    }

    /** What the bytes are when no table could begin so; empty when one could. */
    private static String foreign(byte[] head) {
        String text = new String(head, StandardCharsets.ISO_8859_1);
        String start = text.stripLeading().toLowerCase(Locale.ROOT);
        if (text.startsWith("%PDF")) {
            return "a PDF";
        } else if (text.startsWith("\u0089PNG")
                || text.startsWith("\u00ff\u00d8\u00ff")
                || text.startsWith("GIF8")
                || (text.startsWith("RIFF") && text.startsWith("WEBP", 8))) {
            return "an image";
        } else if (text.startsWith("\u001f\u008b")
                || text.startsWith("7z\u00bc\u00af")
                || text.startsWith("Rar!\u001a")
                || text.startsWith("BZh9")) {
            return "a packed archive";
        } else if (start.startsWith("<!doctype html") || start.startsWith("<html")) {
            return "a web page (often a login page that was saved in place of the file)";
        } else if (start.startsWith("<?xml")) {
            return "an XML file";
        } else if (text.startsWith("{\\rtf")) {
            return "a word processor's document";
        }
        return "";
    }

    private static boolean startsWith(byte[] head, String latin) {
        return new String(head, StandardCharsets.ISO_8859_1).startsWith(latin);
    }
}
