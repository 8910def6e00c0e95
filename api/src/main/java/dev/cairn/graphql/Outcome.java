package dev.cairn.graphql;

/** What comes of an operation: one answer, or answers again and again. */
public sealed interface Outcome permits Answer, Live {}
