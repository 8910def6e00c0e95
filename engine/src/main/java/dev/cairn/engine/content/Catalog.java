package dev.cairn.engine.content;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Immutable, versioned snapshot of all contents, sorted by id, indexed by bit sets. */
public final class Catalog {
    private Catalog() {}

    /**
     * @param asOf the day from which freshness is counted
     * @param roleNeeds by role as written: needed level by skill as written
     * @param popularity 0 to 1 by content id; absent is 0
     */
    public static Catalog of(
            long version,
            LocalDate asOf,
            Collection<Content> contents,
            Map<String, Map<String, Double>> roleNeeds,
            Map<String, Double> popularity) {
        throw new UnsupportedOperationException();
    }

    public long version() {
        throw new UnsupportedOperationException();
    }

    /** All contents, sorted by id; positions in {@link Bits} are positions in this list. */
    public List<Content> contents() {
        throw new UnsupportedOperationException();
    }

    /** The content of that id, or null. */
    public @Nullable Content content(String id) {
        throw new UnsupportedOperationException();
    }

    /** The needed level by skill of a role (both as written); empty when the role is not known. */
    public Map<String, Double> needs(String role) {
        throw new UnsupportedOperationException();
    }

    /** The values, as written, that contents (or role needs) have in a field; for known-value checks. */
    public Collection<String> values(ContentField field) {
        throw new UnsupportedOperationException();
    }
}
