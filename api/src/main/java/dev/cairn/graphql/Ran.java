package dev.cairn.graphql;

import java.time.Duration;
import java.util.List;

/**
 * An operation that has been answered, for whoever counts and logs: nothing in it tells whom it was about.
 *
 * @param request the request's id
 * @param operation such as {@code query nextBestContent}; {@code none} where nothing could run
 * @param errors the codes of its errors, each as often as it occurred
 */
public record Ran(String request, String operation, Duration took, List<String> errors) {}
