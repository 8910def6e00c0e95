package dev.cairn.imports.mapping;

import dev.cairn.engine.table.Value;
import java.time.ZoneId;

/** The text as it stands, or its beginning up to a word's end. */
record TextForm(int atMost) implements Form {
    static final TextForm WHOLE = new TextForm(Integer.MAX_VALUE);

    @Override
    public Formed read(Value cell, ZoneId zone) {
        String text = cell.text().strip();
        return Formed.of(text.length() <= atMost ? text : beginning(text));
    }

    private String beginning(String text) {
        int blank = text.lastIndexOf(' ', atMost - 1);
        int end = blank > atMost / 2 ? blank : atMost - 1;
        if (end > 0 && Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end).stripTrailing() + "…";
    }

    @Override
    public String words() {
        return atMost == Integer.MAX_VALUE ? "text" : "text of at most " + atMost;
    }
}
