package dev.cairn.store;

import dev.cairn.engine.content.Catalog;
import dev.cairn.engine.content.Content;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** The contents, what roles need, and the catalogue's version. Every change announces itself to all nodes. */
public final class Contents {
    Contents() {}

    /** @param expected the version that the change was made on; 0: it must be new; null: whatever it is */
    public Future<ContentUpdate> save(Content content, @Nullable Long expected) {
        throw new UnsupportedOperationException();
    }

    public Future<ContentUpdate> retire(String id, @Nullable Long expected) {
        throw new UnsupportedOperationException();
    }

    /** Adds or replaces contents, all or nothing. One that it would not change keeps version and date. */
    public Future<ContentsSaved> saveAll(List<Content> contents, boolean dryRun, IntConsumer progress) {
        throw new UnsupportedOperationException();
    }

    /** Contents with their versions, by id; ids that are unknown are left out. */
    public Future<Map<String, KeptContent>> read(Collection<String> ids) {
        throw new UnsupportedOperationException();
    }

    /** Replaces what roles need: level by skill, by role. */
    public Future<Long> saveRoleNeeds(Map<String, Map<String, Double>> needs) {
        throw new UnsupportedOperationException();
    }

    /** The catalogue as it stands. */
    public Future<Catalog> load() {
        throw new UnsupportedOperationException();
    }

    public Future<Long> catalogVersion() {
        throw new UnsupportedOperationException();
    }

    /** Counts popularity anew as of an instant, which gives a new version of the catalogue. */
    public Future<Long> recount(Instant at) {
        throw new UnsupportedOperationException();
    }
}
