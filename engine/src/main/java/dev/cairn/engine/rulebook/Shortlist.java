package dev.cairn.engine.rulebook;

import dev.cairn.engine.content.Bits;
import dev.cairn.engine.content.Catalog;
import dev.cairn.engine.content.Content;
import dev.cairn.engine.rulebook.row.ListLimit;
import dev.cairn.engine.word.Word;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The list as it is answered: one journey per content, list limits held, no content beside its own repetition. */
final class Shortlist {

    /** A content on the list, and the journey's scoring that put it there. */
    record Place(int position, int rank, Scoring scoring) {}

    /** What several journeys offer, best first. */
    private record Offer(long entry, int order, Scoring scoring) {}

    private final List<ListLimit> limits;
    private final Catalog catalog;

    Shortlist(List<ListLimit> limits, Catalog catalog) {
        this.limits = limits;
        this.catalog = catalog;
    }

    /** Whether more candidates than wanted are needed to be sure of the list. */
    boolean mayPassOver() {
        return !limits.isEmpty() || catalog.hasDuplicates();
    }

    /** Journeys come in the program sheet's order; where two offer a content with equal score the first has it. */
    List<Place> of(List<Scoring> scorings, List<long[]> best, int wanted) {
        List<Offer> offers = new ArrayList<>();
        for (int i = 0; i < scorings.size(); i++) {
            for (long entry : best.get(i)) {
                offers.add(new Offer(entry, i, scorings.get(i)));
            }
        }
        if (scorings.size() > 1) {
            offers.sort(
                    (a, b) -> a.entry == b.entry ? Integer.compare(a.order, b.order) : Long.compare(b.entry, a.entry));
        }
        List<Place> list = new ArrayList<>(Math.min(wanted, offers.size()));
        Set<Integer> seen = new HashSet<>();
        Map<String, Integer> used = new HashMap<>();
        Bits repeated = new Bits(catalog.hasDuplicates() ? catalog.size() : 0);
        for (Offer offer : offers) {
            int position = Ranking.position(offer.entry);
            int rank = Ranking.rank(offer.entry);
            if (list.size() == wanted) {
                break;
            }
            if (!seen.add(position)) {
                continue;
            }
            Content content = catalog.contents().get(position);
            if (catalog.hasDuplicates()) {
                if (repeated.get(position)) {
                    continue;
                }
                repeated.or(catalog.repeating(List.of(content.id())));
            }
            if (rank == Ranking.REQUIRED || withinLimits(content, used)) {
                list.add(new Place(position, rank, offer.scoring));
            }
        }
        return list;
    }

    private boolean withinLimits(Content content, Map<String, Integer> used) {
        List<String> slots = new ArrayList<>();
        for (int i = 0; i < limits.size(); i++) {
            ListLimit limit = limits.get(i);
            for (String value : limit.field().of(content)) {
                String key = Word.key(value);
                if (limit.key() == null || limit.key().equals(key)) {
                    String slot = i + "|" + key;
                    if (used.getOrDefault(slot, 0) >= limit.atMost()) {
                        return false;
                    }
                    slots.add(slot);
                }
            }
        }
        slots.forEach(slot -> used.merge(slot, 1, Integer::sum));
        return true;
    }
}
