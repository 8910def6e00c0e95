package dev.cairn.engine.learner;

import org.jspecify.annotations.Nullable;

/** Who a learner is like, and what such a person sees, hears, thinks and feels. */
public record Persona(
        String name,
        @Nullable String sees,
        @Nullable String hears,
        @Nullable String thinks,
        @Nullable String feels) {}
