package dev.cairn.engine.rulebook.row;

/**
 * One filled condition cell of a row.
 *
 * @param text as the editor wrote it
 */
public record Condition(Fact fact, Cell cell, String text) {}
