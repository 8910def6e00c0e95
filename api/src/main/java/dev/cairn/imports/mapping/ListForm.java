package dev.cairn.imports.mapping;

import dev.cairn.engine.table.Value;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** Values with a mark between them: {@code a; b}. Single quotes keep a mark within a value: {@code 'Sales, EMEA', Legal}. */
record ListForm(String words, char mark) implements Form {
    @Override
    public Formed read(Value cell, ZoneId zone) {
        List<String> values = new ArrayList<>();
        String text = cell.text();
        int at = 0;
        while (at <= text.length()) {
            int start = blanks(text, at);
            int closing = start < text.length() && text.charAt(start) == '\'' ? closing(text, start + 1) : -1;
            int end = closing >= 0 ? blanks(text, closing + 1) : markOrEnd(text, at);
            String value = closing >= 0
                    ? text.substring(start + 1, closing).strip()
                    : text.substring(at, end).strip();
            if (!value.isEmpty()) {
                values.add(value);
            }
            at = end + 1;
        }
        return new Formed.Values(values);
    }

    /** The closing quote, only if the value ends there: {@code 'tis} is a word. */
    private int closing(String text, int from) {
        int quote = text.indexOf('\'', from);
        while (quote >= 0) {
            int next = blanks(text, quote + 1);
            if (next == text.length() || text.charAt(next) == mark) {
                return quote;
            }
            quote = text.indexOf('\'', quote + 1);
        }
        return -1;
    }

    private int markOrEnd(String text, int from) {
        int found = text.indexOf(mark, from);
        return found < 0 ? text.length() : found;
    }

    private int blanks(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) != mark && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }
}
