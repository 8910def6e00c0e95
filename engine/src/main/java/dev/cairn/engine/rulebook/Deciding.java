package dev.cairn.engine.rulebook;

import dev.cairn.engine.content.Bits;
import dev.cairn.engine.content.Catalog;
import dev.cairn.engine.content.Content;
import dev.cairn.engine.decision.Decision;
import dev.cairn.engine.decision.HeldBack;
import dev.cairn.engine.decision.Moment;
import dev.cairn.engine.decision.Pick;
import dev.cairn.engine.learner.Journey;
import dev.cairn.engine.learner.Learner;
import dev.cairn.engine.rulebook.drools.RuleNetwork;
import dev.cairn.engine.rulebook.row.Row.ContentRow;
import dev.cairn.engine.rulebook.row.Row.GuardRow;
import dev.cairn.engine.rulebook.row.Stratum;
import dev.cairn.engine.word.Word;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One decision, from classified facts to explained picks. Lives for one call. */
final class Deciding {
    private static final int HELD_BACK_SHOWN = 20;

    private final RuleBook book;
    private final Shelf shelf;
    private final Catalog catalog;
    private final Learner learner;
    private final Moment moment;
    private final Facts facts;
    private final Classification classification;
    private final Caps caps;
    private final Eligibility eligibility;
    private final List<Scoring> scorings = new ArrayList<>();

    Deciding(
            RuleBook book,
            Shelf shelf,
            Learner learner,
            Moment moment,
            Facts facts,
            Classification classification,
            Caps caps) {
        this.book = book;
        this.shelf = shelf;
        this.catalog = shelf.catalog();
        this.learner = learner;
        this.moment = moment;
        this.facts = facts;
        this.classification = classification;
        this.caps = caps;
        eligibility = new Eligibility(learner, shelf, moment, facts, caps);
    }

    Decision decide(RuleNetwork.Match match, @Nullable String program, int wanted) {
        fire(match, program);
        Terms terms = terms();
        Chosen chosen = chosen(terms, wanted);
        Explanation explanation = new Explanation(facts, learner, terms, caps);
        List<Pick> picks = new ArrayList<>(chosen.places.size());
        for (Shortlist.Place place : chosen.places) {
            Content content = catalog.contents().get(place.position());
            picks.add(
                    chosen.fallback
                            ? explanation.fallback(
                                    place.position(), content, place.scoring().journey())
                            : explanation.pick(place, content));
        }
        return new Decision(
                learner.id(),
                moment,
                book.version(),
                book.hash(),
                catalog.version(),
                classification.persona(),
                classification.segments(),
                picks,
                chosen.total,
                chosen.fallback,
                eligibility.counts(),
                heldBack());
    }

    Choice choose(RuleNetwork.Match match, @Nullable String program, int wanted) {
        fire(match, program);
        Chosen chosen = chosen(terms(), wanted);
        return new Choice(
                chosen.places.stream()
                        .map(place -> catalog.contents().get(place.position()).id())
                        .toList(),
                chosen.fallback);
    }

    private Terms terms() {
        return new Terms(book.rows().ranking(), shelf, learner, moment, facts);
    }

    /**
     * What the list holds, in its order.
     *
     * @param total how many it would hold without an end
     */
    private record Chosen(List<Shortlist.Place> places, int total, boolean fallback) {}

    private Chosen chosen(Terms terms, int wanted) {
        Shortlist shortlist = new Shortlist(book.rows().listLimits(), catalog);
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
        Bits rest = eligibility.eligible().copy();
        for (Scoring scoring : scorings) {
            Bits refused = new Bits(catalog.size());
            scoring.best(terms, 0, null, refused);
            rest.andNot(refused);
        }
        List<Shortlist.Place> others = fallback(rest, terms, shortlist, wanted);
        return new Chosen(others, rest.cardinality(), !others.isEmpty());
    }

    Bits eligible() {
        return eligibility.eligible();
    }

    /** All that makes the content ineligible, guards that hide it in every journey included. */
    List<HeldBack> causes(int position) {
        return eligibility.causes(position);
    }

    /** Whether the row, were it to fire, would show or hide the content to this learner. */
    boolean finds(int row, int position) {
        return shelf.found(row, facts).get(position);
    }

    /** Whether the rows of some journey put it on the list, were it eligible. */
    boolean selects(int position) {
        return scorings.stream().anyMatch(scoring -> scoring.selects(position));
    }

    /** Whether the rows of some journey make it mandatory. */
    boolean requires(int position) {
        return scorings.stream().anyMatch(scoring -> scoring.requires(position));
    }

    Caps caps() {
        return caps;
    }

    /** The most that the rows of one journey give the content now. */
    int points(int position) {
        return scorings.stream()
                .mapToInt(scoring -> scoring.sum(position))
                .max()
                .orElse(0);
    }

    /** Fires the rows for all journeys that the answer is for. */
    void fire(RuleNetwork.Match match, @Nullable String program) {
        fire(match, journeys(program));
    }

    /** Journeys that compete, in the programs' order; one null where the learner is in none of them. */
    List<@Nullable Journey> journeys(@Nullable String program) {
        List<@Nullable Journey> competing = new ArrayList<>();
        for (Journey journey : GoingOn.of(book, learner.journeys())) {
            if (program == null || Word.key(program).equals(Word.key(journey.program()))) {
                competing.add(journey);
            }
        }
        if (competing.isEmpty()) {
            competing.add(null);
        }
        return competing;
    }

    private void fire(RuleNetwork.Match match, List<@Nullable Journey> journeys) {
        List<List<Scoring.Fired>> shows = new ArrayList<>();
        List<Map<String, Bits>> guards = new ArrayList<>();
        for (Journey journey : journeys) {
            List<Scoring.Fired> show = new ArrayList<>();
            Map<String, Bits> guarding = new HashMap<>();
            for (int row : match.fire(Stratum.CONTENT, facts.values(book.facts(Stratum.CONTENT), journey))) {
                Bits found = shelf.found(row, facts);
                if (book.rows().rows().get(row) instanceof ContentRow content) {
                    show.add(new Scoring.Fired(row, content, found));
                } else if (book.rows().rows().get(row) instanceof GuardRow guard) {
                    guarding.put(guard.head().name(), found);
                }
            }
            shows.add(show);
            guards.add(guarding);
        }
        guard(guards);
        for (int i = 0; i < journeys.size(); i++) {
            Bits open = eligibility.eligible();
            if (journeys.size() > 1 && !guards.get(i).isEmpty()) {
                open = open.copy().andNot(hidden(guards.get(i)));
            }
            scorings.add(new Scoring(journeys.get(i), shows.get(i), open, caps.capped()));
        }
    }

    /** Holds back what is hidden in every journey. */
    private void guard(List<Map<String, Bits>> guards) {
        if (guards.stream().noneMatch(Map::isEmpty)) {
            Bits everywhere = Bits.all(catalog.size());
            Map<String, Bits> all = new HashMap<>();
            for (Map<String, Bits> guarding : guards) {
                everywhere.and(hidden(guarding));
                all.putAll(guarding);
            }
            eligibility.guarded(everywhere, all);
        }
    }

    private Bits hidden(Map<String, Bits> guards) {
        Bits hidden = new Bits(catalog.size());
        guards.values().forEach(hidden::or);
        return hidden;
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
     * journey that does not hide it.
     */
    private List<Shortlist.Place> fallback(Bits rest, Terms terms, Shortlist shortlist, int wanted) {
        List<Bits> open = new ArrayList<>();
        Bits left = rest.copy();
        for (Scoring scoring : scorings) {
            Bits mine = left.copy().and(scoring.eligible());
            left.andNot(mine);
            open.add(mine);
        }
        int all = rest.cardinality();
        for (int most = wanted * 2 + 16; ; most *= 4) {
            List<long[]> best = new ArrayList<>();
            for (Bits mine : open) {
                best.add(ranked(mine, terms, Math.min(catalog.size(), most)));
            }
            List<Shortlist.Place> places = shortlist.of(scorings, best, wanted);
            if (places.size() >= wanted || most >= all) {
                return places;
            }
        }
    }

    private long[] ranked(Bits contents, Terms terms, int most) {
        Ranking ranking = new Ranking(most);
        Bits capped = caps.capped();
        contents.forEach(position -> {
            int rank = capped != null && capped.get(position) ? Ranking.CAPPED : Ranking.PLAIN;
            ranking.offer(Ranking.entry(rank, terms.of(position), position));
        });
        return ranking.sorted();
    }

    /** The first that some row had selected, in the catalogue's order. */
    private List<HeldBack> heldBack() {
        List<HeldBack> held = new ArrayList<>();
        Bits eligible = eligibility.eligible();
        for (int w = 0; w < eligible.wordCount() && held.size() < HELD_BACK_SHOWN; w++) {
            long word = 0;
            for (Scoring scoring : scorings) {
                word |= scoring.selected(w);
            }
            for (word &= ~eligible.word(w); word != 0 && held.size() < HELD_BACK_SHOWN; word &= word - 1) {
                HeldBack why = eligibility.why((w << 6) + Long.numberOfTrailingZeros(word));
                if (why != null) {
                    held.add(why);
                }
            }
        }
        return held;
    }
}
