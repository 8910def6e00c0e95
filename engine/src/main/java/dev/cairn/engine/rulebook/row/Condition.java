package dev.cairn.engine.rulebook.row;

/**
 * One filled condition cell of a row.
 *
 * @param place of the cell, with its column and name
 * @param text as the editor wrote it
 */
public record Condition(Place place, Fact fact, Cell cell, String text) {}
