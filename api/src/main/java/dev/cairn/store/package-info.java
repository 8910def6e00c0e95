/** Nouns come in and are kept in PostgreSQL; the same nouns come out. The only room that knows SQL, rows and connections, and that starts the embedded server. */
@NullMarked
package dev.cairn.store;

import org.jspecify.annotations.NullMarked;
