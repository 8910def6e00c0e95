package dev.cairn.imports;

import dev.cairn.engine.content.Catalog;
import dev.cairn.engine.content.Content;
import dev.cairn.imports.mapping.Finding;
import dev.cairn.imports.mapping.MappedRow;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A path's contents in their order: each becomes a prerequisite of the next, unless that would close a circle. */
final class Sequences {
    private final Catalog catalog;
    private final Map<String, Content> given = new LinkedHashMap<>();
    private final Gathering gathering;

    /** @param catalog as it was before the file; {@code given} as the file has them */
    Sequences(Catalog catalog, List<Content> given, Gathering gathering) {
        this.catalog = catalog;
        given.forEach(content -> this.given.put(content.id(), content));
        this.gathering = gathering;
    }

    void add(MappedRow row) {
        List<String> ids = row.list("sequence");
        for (String id : ids) {
            if (content(id) == null) {
                gathering.find(row.place()
                        .error("sequence", "there is no content `" + id + "`")
                        .expecting("one of this file, or one that was imported before"));
                return;
            }
        }
        for (int i = 1; i < ids.size(); i++) {
            follow(row, ids.get(i - 1), ids.get(i));
        }
    }

    private void follow(MappedRow row, String first, String next) {
        Content content = content(next);
        if (content == null || content.prerequisites().contains(first)) {
            return;
        }
        if (first.equals(next) || needs(first, next)) {
            gathering.find(Finding.warning(
                    row.place().at(),
                    "`" + first + "` is not made a prerequisite of `" + next + "`: it needs it itself"));
            return;
        }
        List<String> prerequisites = new ArrayList<>(content.prerequisites());
        prerequisites.add(first);
        given.put(next, content.withPrerequisites(prerequisites));
    }

    /** Whether a content cannot be reached without the other one. */
    private boolean needs(String id, String other) {
        Set<String> seen = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(id));
        while (!open.isEmpty()) {
            String next = open.pop();
            if (next.equals(other)) {
                return true;
            }
            Content content = seen.add(next) ? content(next) : null;
            if (content != null) {
                open.addAll(content.prerequisites());
            }
        }
        return false;
    }

    private @Nullable Content content(String id) {
        Content content = given.get(id);
        return content == null ? catalog.content(id) : content;
    }

    /** The file's contents, and those that follow others now. */
    List<Content> contents() {
        return List.copyOf(given.values());
    }
}
