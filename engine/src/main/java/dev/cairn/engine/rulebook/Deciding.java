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
import java.util.Collection;
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
    private final Contest contest;

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
        contest = new Contest(book, catalog, eligibility.eligible(), caps.capped());
    }

    /** Before rows fire. */
    void leaveOut(Collection<String> shown) {
        if (!shown.isEmpty()) {
            eligibility.leaveOut(shown);
        }
    }

    Decision decide(RuleNetwork.Match match, @Nullable String program, int wanted) {
        fire(match, program);
        Terms terms = terms();
        Contest.Chosen chosen = contest.chosen(terms, checked(wanted));
        Explanation explanation = new Explanation(facts, learner, terms, caps);
        List<Pick> picks = new ArrayList<>(chosen.places().size());
        for (Shortlist.Place place : chosen.places()) {
            Content content = catalog.contents().get(place.position());
            picks.add(
                    chosen.fallback()
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
                chosen.total(),
                chosen.fallback(),
                eligibility.counts(),
                heldBack());
    }

    Choice choose(RuleNetwork.Match match, @Nullable String program, int wanted) {
        fire(match, program);
        Contest.Chosen chosen = contest.chosen(terms(), checked(wanted));
        return new Choice(
                chosen.places().stream()
                        .map(place -> catalog.contents().get(place.position()).id())
                        .toList(),
                chosen.fallback());
    }

    private static int checked(int wanted) {
        if (wanted < 1 || wanted > RuleBook.MOST_WANTED) {
            throw new IllegalArgumentException("a decision has 1 to " + RuleBook.MOST_WANTED + " picks, not " + wanted);
        }
        return wanted;
    }

    private Terms terms() {
        return new Terms(book.rows().ranking(), shelf, learner, moment, facts);
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

    /** The journeys that compete, once rows have fired. */
    Contest contest() {
        return contest;
    }

    Caps caps() {
        return caps;
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
            contest.enter(new Scoring(journeys.get(i), shows.get(i), open, caps.capped()));
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

    /** The first that some row had selected, in the catalogue's order. */
    private List<HeldBack> heldBack() {
        List<HeldBack> held = new ArrayList<>();
        Bits eligible = eligibility.eligible();
        for (int w = 0; w < eligible.wordCount() && held.size() < HELD_BACK_SHOWN; w++) {
            long word = contest.selected(w) & ~eligible.word(w);
            for (; word != 0 && held.size() < HELD_BACK_SHOWN; word &= word - 1) {
                HeldBack why = eligibility.why((w << 6) + Long.numberOfTrailingZeros(word));
                if (why != null) {
                    held.add(why);
                }
            }
        }
        return held;
    }
}
