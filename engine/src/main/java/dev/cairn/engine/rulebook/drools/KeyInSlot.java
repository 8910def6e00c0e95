package dev.cairn.engine.rulebook.drools;

import org.drools.model.functions.Function1;
import org.jspecify.annotations.Nullable;

/** Reads the key that Drools' hash index looks up; an unknown value is found under no key. */
record KeyInSlot<T extends StratumFacts>(int slot) implements Function1<T, @Nullable String> {
    @Override
    public @Nullable String apply(T facts) {
        return (String) facts.value(slot);
    }
}
