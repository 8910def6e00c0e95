package dev.cairn.graphql;

/**
 * A file that came with an operation.
 *
 * @param name as its sender calls it; no folders
 */
public record Upload(String name, byte[] bytes) {}
