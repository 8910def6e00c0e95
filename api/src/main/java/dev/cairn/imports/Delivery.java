package dev.cairn.imports;

import dev.cairn.imports.mapping.Mapping;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * A file that came to be imported.
 *
 * @param name with its extension, which says whether it is CSV or XLSX
 * @param content read once, not closed
 * @param mapping null for a file with our own headers
 * @param dryRun whether it is only tried: the report is the same, nothing is kept
 */
public record Delivery(
        String name, InputStream content, @Nullable Mapping mapping, boolean dryRun) {}
