package dev.cairn.store;

import org.jspecify.annotations.Nullable;

/** What becomes of one fact: kept as it is, or set to a value; null clears it. */
public sealed interface Change<T> {
    record Keep<T>() implements Change<T> {}

    record To<T>(@Nullable T value) implements Change<T> {}

    static <T> Change<T> keep() {
        return new Keep<>();
    }

    static <T> Change<T> to(@Nullable T value) {
        return new To<>(value);
    }

    default @Nullable T from(@Nullable T before) {
        return this instanceof To<T> to ? to.value() : before;
    }
}
