/**
 * In come the bytes of a CSV file or an XLSX workbook, of any origin, and out go rows of typed values that know their place; or rows of
 * values come in and a CSV file or a workbook goes out. A file that cannot be read whole and safely is refused with sentences that say
 * where, why, and what its author can do.
 */
@NullMarked
package dev.cairn.engine.table;

import org.jspecify.annotations.NullMarked;
