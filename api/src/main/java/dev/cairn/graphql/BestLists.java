package dev.cairn.graphql;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.cairn.engine.decision.Pick;
import dev.cairn.engine.learner.Learner;
import dev.cairn.engine.learner.LearnerId;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Contents in the order that suits a learner best. There is no key to that order that would outlive a change of rules or
 * facts, so the order of a first page is kept for ten minutes, and later pages go on in it; what the learner cannot get
 * any more is left out of them. Where it is not kept (any more, or on this node), the list is made anew as of the same
 * instant and goes on after the same content.
 */
final class BestLists {
    private static final String KIND = "c2";
    /** In contents, all lists together; of each only a reference to its key is held. */
    private static final long KEPT = 1_000_000;

    private final Cache<UUID, Order> kept = Caffeine.newBuilder()
            .maximumWeight(KEPT)
            .weigher((UUID id, Order order) -> 10 + order.places.size())
            .expireAfterWrite(Duration.ofMinutes(10))
            .build();

    /** @param places by key, from 0 */
    private record Order(LearnerId learner, Map<String, Integer> places) {
        int place(Pick pick) {
            return places.getOrDefault(pick.content().id(), Integer.MAX_VALUE);
        }
    }

    /** Where a page begins or ends: at the content, which stood at {@code offset} of the list. */
    record Place(UUID list, Instant at, String key, int offset) {
        static Place read(String text) {
            Cursor cursor = Cursor.read(text, KIND, String.class, String.class, String.class, Number.class);
            try {
                return new Place(UUID.fromString(cursor.text(0)), Instant.parse(cursor.text(1)), cursor.text(2), (int)
                        cursor.number(3));
            } catch (IllegalArgumentException | DateTimeParseException forged) {
                throw Cursor.invalid();
            }
        }
    }

    /** The place that a page is asked for from, if any. */
    static @Nullable Place place(Paging paging) {
        @Nullable String cursor = paging.after() == null ? paging.before() : paging.after();
        return cursor == null ? null : Place.read(cursor);
    }

    /** @throws Refusal where the place belongs to another learner's list */
    Listed listed(List<Pick> picks, Learner learner, Instant at, @Nullable Place place) {
        UUID id = place == null ? UUID.randomUUID() : place.list;
        @Nullable Order order = kept.getIfPresent(id);
        if (order == null) {
            Map<String, Integer> places = new HashMap<>();
            picks.forEach(pick -> places.put(pick.content().id(), places.size()));
            return new Listed(id, at, new Order(learner.id(), places), picks);
        }
        if (!order.learner.equals(learner.id())) {
            throw Cursor.invalid();
        }
        List<Pick> there = new ArrayList<>(picks);
        there.removeIf(pick -> !order.places.containsKey(pick.content().id()));
        there.sort(Comparator.comparingInt(order::place));
        return new Listed(id, at, order, there);
    }

    void keep(Listed listed) {
        kept.put(listed.id, listed.order);
    }

    /** One list, in the order that was given to its first page. */
    record Listed(UUID id, Instant at, Order order, List<Pick> all) {
        int size() {
            return all.size();
        }

        List<Pick> picks(Paging.Window window) {
            return all.subList(window.from(), window.to());
        }

        String cursor(Pick pick) {
            String key = pick.content().id();
            return Cursor.of(KIND, id.toString(), at.toString(), key, order.place(pick));
        }

        /** How many stand before a cursor's content, or at it. */
        int passed(String cursor) {
            return reached(cursor, 1);
        }

        int reached(String cursor) {
            return reached(cursor, 0);
        }

        private int reached(String cursor, int itself) {
            Place place = Place.read(cursor);
            int at = order.places.getOrDefault(place.key, place.offset) + itself;
            int before = 0;
            while (before < all.size() && order.place(all.get(before)) < at) {
                before++;
            }
            return before;
        }
    }
}
