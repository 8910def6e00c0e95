/** A mapping file and the rows of a foreign table come in, rows in our own fields, or what is wrong with them and where, go out. Nothing here knows a noun or the store. */
@NullMarked
package dev.cairn.imports.mapping;

import org.jspecify.annotations.NullMarked;
