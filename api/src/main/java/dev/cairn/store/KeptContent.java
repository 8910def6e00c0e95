package dev.cairn.store;

import dev.cairn.engine.content.Content;
import java.time.Instant;

/** A content as it is kept: with its version, for optimistic updates, and its latest change. */
public record KeptContent(Content content, long version, Instant updatedAt) {}
