/** Foreign files come in with a mapping; people, contents and signals go to the store all or nothing, and a report by row and column goes out. Blocking: never on an event loop. */
@NullMarked
package dev.cairn.imports;

import org.jspecify.annotations.NullMarked;
