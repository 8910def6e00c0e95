package dev.cairn.imports;

import dev.cairn.engine.content.Catalog;
import dev.cairn.engine.content.Content;
import dev.cairn.engine.word.Nearest;
import dev.cairn.imports.mapping.Finding;
import dev.cairn.imports.mapping.MappedRow;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Whether the contents that a row names are there: in the file, or since before. */
final class ContentReferences {
    private static final List<String> FIELDS = List.of("prerequisite", "derives from", "duplicate of");
    /** Looking through all contents for the nearest is dear, and a file that names many unknown ones has another fault. */
    private static final int MOST_GUESSES = 20;

    private final Supplier<Catalog> catalog;
    private final Set<String> given = new HashSet<>();
    private final Gathering gathering;
    private int guesses;

    /** @param catalog asked only for a content that is not in the file */
    ContentReferences(Supplier<Catalog> catalog, Collection<MappedRow> rows, Gathering gathering) {
        this.catalog = catalog;
        rows.forEach(row -> given.add(Objects.requireNonNull(row.text("id"))));
        this.gathering = gathering;
    }

    void check(MappedRow row) {
        String id = row.text("id");
        for (String field : FIELDS) {
            for (String other : row.list(field)) {
                if (other.equals(id)) {
                    gathering.find(row.place()
                            .error(field, "`" + id + "` names itself")
                            .expecting("another content's id"));
                } else if (!isThere(other)) {
                    gathering.find(unknown(row, field, other));
                }
            }
        }
    }

    private boolean isThere(String id) {
        return given.contains(id) || catalog.get().content(id) != null;
    }

    private Finding unknown(MappedRow row, String field, String other) {
        return row.place()
                .error(field, "there is no content `" + other + "`")
                .expecting("one of this file, or one that was imported before")
                .nearest(guesses++ < MOST_GUESSES ? near(other) : null);
    }

    private @Nullable String near(String other) {
        List<String> ids = new ArrayList<>(given);
        catalog.get().contents().stream().map(Content::id).forEach(ids::add);
        return Nearest.to(other, ids);
    }
}
