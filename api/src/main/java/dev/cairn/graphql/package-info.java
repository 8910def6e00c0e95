/** GraphQL requests come in as text with their caller, answers in the shape of the specification go out. One file a root field or a small family; the schema itself stands in {@code schema.graphqls} at the root of the project. */
@NullMarked
package dev.cairn.graphql;

import org.jspecify.annotations.NullMarked;
