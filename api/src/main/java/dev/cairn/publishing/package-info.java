/** Rule files and catalogue changes come in; what answers now, on every node, goes out. A failure keeps the last good one. */
@NullMarked
package dev.cairn.publishing;

import org.jspecify.annotations.NullMarked;
