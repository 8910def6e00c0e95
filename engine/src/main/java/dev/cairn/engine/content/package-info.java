/** The catalogue: contents come in once per version, bit sets over them go out. A {@code Selector} says which contents a row means; the catalogue resolves it. */
@NullMarked
package dev.cairn.engine.content;

import org.jspecify.annotations.NullMarked;
