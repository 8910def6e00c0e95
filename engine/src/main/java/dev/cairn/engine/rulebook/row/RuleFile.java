package dev.cairn.engine.rulebook.row;

/** One file of a rule book as an editor handed it in: a CSV sheet, or a workbook with several. */
public record RuleFile(String name, byte[] bytes) {}
