package dev.cairn.graphql;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.cairn.engine.content.Content;
import dev.cairn.engine.content.ContentStatus;
import dev.cairn.engine.decision.Decision;
import dev.cairn.engine.decision.Pick;
import dev.cairn.engine.learner.Learner;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Decides, cuts into pages, and keeps for ten minutes what a next page needs, so that a cursor goes on in its own
 * decision. What is no longer kept (or was never on this node) is decided again as of the same instant.
 */
final class Decisions {
    private static final String KIND = "r";
    /** How far ahead is decided for somebody who may turn the page. */
    private static final int AHEAD = 100;

    private static final int MOST = 1_000;
    /** In picks; one takes about half a kilobyte. */
    private static final long KEPT = 100_000;

    /** @param served its decision's picks are all that are known yet, those of earlier pages included */
    private record Kept(Served served, Learner learner, String mark, Pages.Making making) {}

    /** Where a page begins: after the content, which stood before {@code offset}. */
    record Place(UUID decision, String mark, Instant at, int offset, String content) {}

    private final Pages pages;

    private final Cache<UUID, Kept> kept = Caffeine.newBuilder()
            .maximumWeight(KEPT)
            .weigher((UUID id, Kept entry) ->
                    10 + entry.served.decision().picks().size())
            .expireAfterWrite(Duration.ofMinutes(10))
            .build();

    Decisions(Pages pages) {
        this.pages = pages;
    }

    static Place place(String after) {
        Cursor cursor = Cursor.read(after, KIND, String.class, String.class, String.class, Number.class, String.class);
        int offset = (int) cursor.number(3);
        if (offset < 1 || offset > MOST) {
            throw Cursor.invalid();
        }
        try {
            return new Place(
                    UUID.fromString(cursor.text(0)),
                    cursor.text(1),
                    Instant.parse(cursor.text(2)),
                    offset,
                    cursor.text(4));
        } catch (IllegalArgumentException | DateTimeParseException forged) {
            throw Cursor.invalid();
        }
    }

    /** The learner of the decision, if it is kept here. */
    @Nullable
    Learner learner(Place place) {
        Kept entry = kept.getIfPresent(place.decision);
        return entry == null ? null : entry.learner;
    }

    /** @param more whether the client may ask for the next page */
    Recommended firstPage(
            Question question, Learner learner, Standing standing, Caller caller, int first, boolean more) {
        int wanted = more ? AHEAD : first;
        Decision decision = question.decide(learner, standing, wanted);
        Kept entry = new Kept(
                Served.of(decision, standing.book()),
                learner,
                question.mark(learner),
                new Pages.Making(question.program(), wanted, question.without(), true));
        if (more && decision.total() > first) {
            kept.put(entry.served.id(), entry);
        }
        return page(entry, standing, caller, 0, MOST, first);
    }

    /** What stood before the place, in the decision that it came from. */
    Recommended pageBefore(
            Question question, Learner learner, Standing standing, Caller caller, int last, Place place) {
        if (!place.mark.equals(question.mark(learner))) {
            throw Cursor.invalid();
        }
        Kept entry = kept.getIfPresent(place.decision);
        int end = place.offset - 1;
        if (entry == null) {
            entry = again(question.at(place.at), learner, standing, 1, place);
            end = Math.max(0, after(entry, place) - 1);
            kept.put(place.decision, entry);
        }
        List<Pick> picks = entry.served.decision().picks();
        int from = Math.min(end, picks.size());
        for (int found = 0; from > 0 && found < last; from--) {
            found += isPublished(picks.get(from - 1).content(), standing) ? 1 : 0;
        }
        return page(entry, standing, caller, from, end, last);
    }

    Recommended nextPage(Question question, Learner learner, Standing standing, Caller caller, int first, Place place) {
        if (!place.mark.equals(question.mark(learner))) {
            throw Cursor.invalid();
        }
        Question then = question.at(place.at);
        Kept entry = kept.getIfPresent(place.decision);
        int offset = place.offset;
        if (entry == null) {
            entry = again(then, learner, standing, first, place);
            offset = after(entry, place);
            kept.put(place.decision, entry);
        } else if (entry.served.decision().picks().size() < offset + first + 1) {
            entry = further(entry, then, standing, first, offset);
            kept.put(place.decision, entry);
        }
        return page(entry, standing, caller, offset, MOST, first);
    }

    private static Kept again(Question then, Learner learner, Standing standing, int first, Place place) {
        int wanted = Math.min(MOST, place.offset + first + AHEAD);
        Decision decision = then.decide(learner, standing, wanted);
        return new Kept(
                new Served(place.decision, decision, standing.book(), false),
                learner,
                place.mark,
                new Pages.Making(then.program(), wanted, then.without(), true));
    }

    /** The content may have moved; where it has gone, its old place counts. */
    private static int after(Kept entry, Place place) {
        List<Pick> picks = entry.served.decision().picks();
        for (int i = 0; i < picks.size(); i++) {
            if (picks.get(i).content().id().equals(place.content)) {
                return i + 1;
            }
        }
        return Math.min(place.offset, picks.size());
    }

    /** The list made longer: as the live book and catalogue see it now, without what stands in it already. */
    private static Kept further(Kept entry, Question then, Standing standing, int first, int offset) {
        Decision before = entry.served.decision();
        if (before.picks().size() >= Math.min(MOST, before.total())) {
            return entry;
        }
        int wanted = Math.min(MOST, offset + first + AHEAD);
        Decision longer = then.decide(entry.learner, standing, wanted);
        boolean same = longer.bookHash().equals(before.bookHash()) && longer.catalog() == before.catalog();
        List<Pick> picks = new ArrayList<>(before.picks());
        Set<String> there = new HashSet<>();
        picks.forEach(pick -> there.add(pick.content().id()));
        longer.picks().stream().filter(pick -> there.add(pick.content().id())).forEach(picks::add);
        return new Kept(
                new Served(entry.served.id(), before.withPicks(picks), entry.served.book(), false),
                entry.learner,
                entry.mark,
                new Pages.Making(then.program(), wanted, then.without(), same && entry.making.whole()));
    }

    /** At most so many picks from {@code offset} up to, and without, {@code end}. */
    private Recommended page(Kept entry, Standing standing, Caller caller, int offset, int end, int most) {
        Served served = entry.served;
        List<Pick> picks = served.decision().picks();
        List<Recommended.Edge> edges = new ArrayList<>();
        List<Integer> ranks = new ArrayList<>();
        int next = offset;
        for (; next < Math.min(end, picks.size()) && edges.size() < most; next++) {
            Pick pick = picks.get(next);
            if (isPublished(pick.content(), standing)) {
                edges.add(new Recommended.Edge(cursor(entry, next + 1, pick.content()), pick));
                ranks.add(next);
            }
        }
        // list limits may end a list before its total: a decision that gave fewer than were wanted has no more
        boolean more = next < picks.size()
                || (picks.size() >= entry.making.wanted()
                        && next < Math.min(served.decision().total(), MOST));
        PageInfo info = PageInfo.of(edges.stream().map(Recommended.Edge::cursor).toList(), offset > 0, more);
        return new Recommended(
                pages.kept(served, entry.making, entry.learner, standing, caller, offset, ranks), edges, info);
    }

    private static String cursor(Kept entry, int offset, Content content) {
        return Cursor.of(
                KIND,
                entry.served.id().toString(),
                entry.mark,
                entry.served.moment().at().toString(),
                offset,
                content.id());
    }

    private static boolean isPublished(Content content, Standing standing) {
        Content now = standing.catalog().content(content.id());
        return now != null && now.status() == ContentStatus.PUBLISHED;
    }
}
