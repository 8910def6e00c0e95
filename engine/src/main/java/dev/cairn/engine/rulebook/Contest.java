package dev.cairn.engine.rulebook;

import dev.cairn.engine.content.Bits;
import dev.cairn.engine.content.Catalog;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The journeys that compete for one list, each with its scoring, in the programs' order. */
final class Contest {
    private final Catalog catalog;
    private final Shortlist shortlist;
    private final Bits eligible;
    private final @Nullable Bits capped;
    private final List<Scoring> scorings = new ArrayList<>();

    /** @param eligible in at least one of the journeys; read when a list is asked for */
    Contest(RuleBook book, Catalog catalog, Bits eligible, @Nullable Bits capped) {
        this.catalog = catalog;
        shortlist = new Shortlist(book.rows().listLimits(), catalog);
        this.eligible = eligible;
        this.capped = capped;
    }

    /**
     * What the list holds, in its order.
     *
     * @param total how many it would hold without an end
     */
    record Chosen(List<Shortlist.Place> places, int total, boolean fallback) {}

    void enter(Scoring scoring) {
        scorings.add(scoring);
    }

    Chosen chosen(Terms terms, int wanted) {
        Bits shown = scorings.size() == 1 ? null : new Bits(catalog.size());
        List<Shortlist.Place> places = List.of();
        int most = shortlist.mayPassOver() ? wanted * 2 + 16 : wanted;
        for (boolean again = true; again; most *= 4) {
            List<long[]> best = new ArrayList<>();
            for (Scoring scoring : scorings) {
                best.add(scoring.best(terms, Math.min(most, catalog.size()), shown, null));
            }
            places = shortlist.of(scorings, best, wanted);
            again = places.size() < wanted && most < catalog.size() && anyCut(best);
        }
        if (!places.isEmpty()) {
            return new Chosen(places, shown == null ? scorings.get(0).total() : shown.cardinality(), false);
        }
        Bits rest = eligible.copy();
        for (Scoring scoring : scorings) {
            Bits refused = new Bits(catalog.size());
            scoring.best(terms, 0, null, refused);
            rest.andNot(refused);
        }
        List<Shortlist.Place> others = fallback(rest, terms, wanted);
        return new Chosen(others, rest.cardinality(), !others.isEmpty());
    }

    private boolean anyCut(List<long[]> best) {
        for (int i = 0; i < best.size(); i++) {
            if (best.get(i).length < scorings.get(i).total()) {
                return true;
            }
        }
        return false;
    }

    /**
     * Never empty while anything eligible exists; what rows sum to nothing stays away. Each content stands for the first
     * journey in which no guard hides it.
     */
    private List<Shortlist.Place> fallback(Bits rest, Terms terms, int wanted) {
        List<Bits> shares = new ArrayList<>();
        Bits left = rest.copy();
        for (Scoring scoring : scorings) {
            Bits share = left.copy().and(scoring.eligible());
            left.andNot(share);
            shares.add(share);
        }
        int all = rest.cardinality();
        for (int most = wanted * 2 + 16; ; most *= 4) {
            List<long[]> best = new ArrayList<>();
            for (Bits share : shares) {
                best.add(ranked(share, terms, Math.min(catalog.size(), most)));
            }
            List<Shortlist.Place> places = shortlist.of(scorings, best, wanted);
            if (places.size() >= wanted || most >= all) {
                return places;
            }
        }
    }

    private long[] ranked(Bits contents, Terms terms, int most) {
        Ranking ranking = new Ranking(most);
        contents.forEach(position -> {
            int rank = capped != null && capped.get(position) ? Ranking.CAPPED : Ranking.PLAIN;
            ranking.offer(Ranking.entry(rank, terms.of(position), position));
        });
        return ranking.sorted();
    }

    /** Of 64 contents, those that some row finds in some journey. */
    long selected(int word) {
        long selected = 0;
        for (Scoring scoring : scorings) {
            selected |= scoring.selected(word);
        }
        return selected;
    }

    /** Whether the rows of some journey put it on the list, were it eligible. */
    boolean selects(int position) {
        return scorings.stream().anyMatch(scoring -> scoring.selects(position));
    }

    /** Whether the rows of some journey make it mandatory. */
    boolean requires(int position) {
        return scorings.stream().anyMatch(scoring -> scoring.requires(position));
    }

    /** The most that the rows of one journey give the content now. */
    int points(int position) {
        return scorings.stream()
                .mapToInt(scoring -> scoring.sum(position))
                .max()
                .orElse(0);
    }
}
