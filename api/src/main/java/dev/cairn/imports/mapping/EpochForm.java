package dev.cairn.imports.mapping;

import dev.cairn.engine.table.Value;
import java.time.Instant;
import java.time.ZoneId;

/** A time counted from the first second of 1970, UTC. */
record EpochForm(String words, int milliseconds) implements Form {
    @Override
    public Formed read(Value cell, ZoneId zone) {
        String text = cell.text().strip();
        if (!text.matches("\\d{1,14}(\\.0*)?")) {
            return Formed.misfit(
                    "`" + Shape.shortened(cell.text()) + "` is not a number of " + words,
                    "digits such as `" + 1_767_225_600_000L / milliseconds + "`");
        }
        long count = Long.parseLong(text.replaceFirst("\\..*", ""));
        return Formed.of(Instant.ofEpochMilli(count * milliseconds).toString());
    }
}
