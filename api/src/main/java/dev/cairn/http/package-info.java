/** Requests come in on the loopback address, GraphQL answers, health and metrics go out. Limits, headers and media types are settled here; what is asked is settled in {@code graphql}. */
@NullMarked
package dev.cairn.http;

import org.jspecify.annotations.NullMarked;
