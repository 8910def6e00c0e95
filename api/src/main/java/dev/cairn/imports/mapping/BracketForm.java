package dev.cairn.imports.mapping;

import dev.cairn.engine.table.Value;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A list as Python and JSON print it: {@code ['OneDrive', 'Teams']}, {@code ["a", "b"]}, {@code []}. Without brackets it is one value. */
final class BracketForm implements Form {
    private static final Pattern ITEM = Pattern.compile(
            "\\s*(?:'((?:[^'\\\\]|\\\\.)*+)'|\"((?:[^\"\\\\]|\\\\.)*+)\"|([^,'\"\\[\\]]+))\\s*(,|$)", Pattern.DOTALL);

    @Override
    public Formed read(Value cell, ZoneId zone) {
        String text = cell.text().strip();
        if (!text.startsWith("[") && !text.endsWith("]")) {
            return Formed.of(text);
        }
        if (text.length() < 2 || !text.startsWith("[") || !text.endsWith("]")) {
            return misfit(text);
        }
        String inside = text.substring(1, text.length() - 1).strip();
        List<String> values = new ArrayList<>();
        Matcher item = ITEM.matcher(inside);
        int at = 0;
        while (at < inside.length()) {
            if (!item.find(at) || item.start() != at) {
                return misfit(text);
            }
            String value = value(item);
            if (!value.isEmpty()) {
                values.add(value);
            }
            at = item.end();
        }
        return new Formed.Values(values);
    }

    private static String value(Matcher item) {
        String bare = item.group(3);
        if (bare != null) {
            // what Python and JSON print for no value
            return bare.strip().matches("None|null") ? "" : bare.strip();
        }
        String quoted = item.group(1) != null ? item.group(1) : item.group(2);
        return quoted.replaceAll("\\\\(.)", "$1").strip();
    }

    private static Formed misfit(String text) {
        return Formed.misfit("`" + Shape.shortened(text) + "` is not a list in brackets", "`['a', 'b']`");
    }

    @Override
    public String words() {
        return "list in brackets";
    }
}
