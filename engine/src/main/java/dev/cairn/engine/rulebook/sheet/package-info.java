/** Rule files (CSV or XLSX) come in, checked rows with sentences, or all issues, come out. The one description of sheets and columns lives here. */
@NullMarked
package dev.cairn.engine.rulebook.sheet;

import org.jspecify.annotations.NullMarked;
