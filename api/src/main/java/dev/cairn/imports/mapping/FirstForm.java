package dev.cairn.imports.mapping;

import dev.cairn.engine.table.Value;
import java.time.ZoneId;

/** The first value of a list, for a field that holds one: {@code ['beginner', 'intermediate']} is {@code beginner}. */
record FirstForm(Form list) implements Form {
    static final String WORDS = "first of ";

    @Override
    public Formed read(Value cell, ZoneId zone) {
        Formed formed = list.read(cell, zone);
        return formed instanceof Formed.Values values && values.values().size() > 1
                ? Formed.of(values.values().get(0))
                : formed;
    }

    @Override
    public String words() {
        return WORDS + list.words();
    }
}
