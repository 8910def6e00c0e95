package dev.cairn.store;

/** How many parts of the framework were new, how many differ now, how many are as they were. */
public record FrameworkSaved(int added, int changed, int unchanged) {}
