/**
 * A real service in a process of its own, asked over HTTP at a steady rate. In: the jar of the service. Out: latencies
 * from the moment at which each request was due, and what the answers said.
 */
@NullMarked
package dev.cairn.bench.load;

import org.jspecify.annotations.NullMarked;
