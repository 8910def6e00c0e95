package dev.cairn.http.rules;

/**
 * A line of the summary on top of a page.
 *
 * @param target the id of what it leads to on the same page
 */
record Link(String target, String text) {}
