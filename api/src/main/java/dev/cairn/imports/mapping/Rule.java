package dev.cairn.imports.mapping;

import dev.cairn.engine.table.Position;
import org.jspecify.annotations.Nullable;

/**
 * One row of a mapping: when a cell holds this, the field is that.
 *
 * @param at its row in the mapping file
 * @param from the header of the column it reads; null for a constant or a template
 * @param form null where the row leaves it to the rows above it of the same field and column, or to the field
 */
record Rule(Position at, @Nullable String from, @Nullable Form form, When when, Template value) {}
