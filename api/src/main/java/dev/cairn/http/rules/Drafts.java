package dev.cairn.http.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was handed in to this node lately. Bounded in number, bytes and time; those that nobody looked at for longest give
 * way. Not a cache that guesses what is worth keeping: the newest must never be the one that goes.
 */
final class Drafts {
    static final Duration KEPT = Duration.ofHours(2);
    private static final int MOST = 40;
    private static final long MOST_BYTES = 100L * 1024 * 1024;

    private record Kept(Draft draft, Instant seen) {}

    /** The one that was seen last comes last. */
    private final Map<String, Kept> kept = new LinkedHashMap<>();

    /** It grows when its check is done: sweep then. */
    synchronized void add(Draft draft, Instant now) {
        put(draft, now);
        sweep(now);
    }

    synchronized @Nullable Draft get(String id, Instant now) {
        sweep(now);
        Kept found = kept.get(id);
        if (found == null) {
            return null;
        }
        put(found.draft, now);
        return found.draft;
    }

    /** The newest first. */
    synchronized List<Draft> latest(int count, Instant now) {
        sweep(now);
        List<Draft> drafts = new ArrayList<>();
        kept.values().forEach(one -> drafts.add(one.draft));
        drafts.sort((one, other) -> other.at().compareTo(one.at()));
        return drafts.subList(0, Math.min(count, drafts.size()));
    }

    private void put(Draft draft, Instant now) {
        kept.remove(draft.id());
        kept.put(draft.id(), new Kept(draft, now));
    }

    /** What is too old, or too much; never the last. */
    synchronized void sweep(Instant now) {
        long bytes = kept.values().stream().mapToLong(one -> one.draft.size()).sum();
        Iterator<Kept> oldest = kept.values().iterator();
        while (oldest.hasNext()) {
            Kept one = oldest.next();
            boolean tooMuch = kept.size() > MOST || (bytes > MOST_BYTES && kept.size() > 1);
            if (!tooMuch && one.seen.plus(KEPT).isAfter(now)) {
                return;
            }
            bytes -= one.draft.size();
            oldest.remove();
        }
    }
}
