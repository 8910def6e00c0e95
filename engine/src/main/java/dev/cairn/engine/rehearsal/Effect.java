package dev.cairn.engine.rehearsal;

import dev.cairn.engine.content.Catalog;
import dev.cairn.engine.decision.Decision;
import dev.cairn.engine.decision.Moment;
import dev.cairn.engine.decision.Pick;
import dev.cairn.engine.learner.Learner;
import dev.cairn.engine.learner.LearnerId;
import dev.cairn.engine.rulebook.Choice;
import dev.cairn.engine.rulebook.RuleBook;
import dev.cairn.engine.rulebook.row.Row;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * What a candidate book would change for real learners, counted one learner after another. Not safe for many threads:
 * each takes an effect of its own over its share of the learners, and {@link #add(Effect)} puts them together; neither
 * the shares nor their order make a difference to the outcome.
 */
public final class Effect {
    /** How much of a list is compared. */
    private static final int LIST = 10;

    private final RuleBook live;
    private final RuleBook candidate;
    private final Catalog catalog;
    private final List<Moment> moments;
    private final long seed;
    private final boolean journeysMove;
    private final Tally[] tallies;
    private final Tally all = new Tally();
    private final Map<String, Shift> shifts = new HashMap<>();
    private final TreeMap<Long, Sample> samples = new TreeMap<>();
    private int learners;

    private Effect(RuleBook live, RuleBook candidate, Catalog catalog, List<Moment> moments, long seed) {
        this.live = live;
        this.candidate = candidate;
        this.catalog = catalog;
        this.moments = List.copyOf(moments);
        this.seed = seed;
        journeysMove = !moves(live).equals(moves(candidate));
        tallies = new Tally[moments.size()];
        for (int i = 0; i < tallies.length; i++) {
            tallies[i] = new Tally();
        }
    }

    /**
     * @param moments at which both books are asked, such as {@link BookDifference#moments}
     * @param seed decides which learners are samples
     */
    public static Effect of(RuleBook live, RuleBook candidate, Catalog catalog, List<Moment> moments, long seed) {
        return new Effect(live, candidate, catalog, moments, seed);
    }

    /** All that a book says of where journeys stand. */
    private static List<Object> moves(RuleBook book) {
        List<Object> moves = new ArrayList<>(book.rows().programs());
        for (Row row : book.rows().rows()) {
            if (row instanceof Row.StageRow || row instanceof Row.SegmentRow) {
                moves.add(row);
            }
        }
        return moves;
    }

    /** Asks both books about one more learner. */
    public void add(Learner learner) {
        learners++;
        boolean changed = false;
        boolean emptyBefore = false;
        boolean emptyAfter = false;
        boolean rowlessBefore = false;
        boolean rowlessAfter = false;
        Set<String> gained = new HashSet<>();
        Set<String> lost = new HashSet<>();
        for (int i = 0; i < tallies.length; i++) {
            Moment moment = moments.get(i);
            // as when they ask: what is due by time alone has happened
            Learner then = Journeys.after(learner, live.advance(learner, catalog, moment));
            Learner now = journeysMove ? Journeys.after(learner, candidate.advance(learner, catalog, moment)) : then;
            Choice before = live.choose(then, catalog, moment, null, LIST);
            Choice after = candidate.choose(now, catalog, moment, null, LIST);
            boolean firstChanged = !before.first().equals(after.first());
            tallies[i].add(
                    firstChanged,
                    before.contents().isEmpty(),
                    after.contents().isEmpty(),
                    before.fallback(),
                    after.fallback());
            if (firstChanged && !changed && isSampled(learner)) {
                sample(new Sample(learner.id(), moment, first(live, then, moment), first(candidate, now, moment)));
            }
            changed |= firstChanged;
            emptyBefore |= before.contents().isEmpty();
            emptyAfter |= after.contents().isEmpty();
            rowlessBefore |= before.fallback();
            rowlessAfter |= after.fallback();
            difference(before, after, gained, lost);
        }
        all.add(changed, emptyBefore, emptyAfter, rowlessBefore, rowlessAfter);
        gained.forEach(content -> shifts.merge(content, new Shift(content, 1, 0), Shift::plus));
        lost.forEach(content -> shifts.merge(content, new Shift(content, 0, 1), Shift::plus));
    }

    /** Adds what another effect of the same books, catalogue, moments and seed has counted over other learners. */
    public void add(Effect other) {
        learners += other.learners;
        all.add(other.all);
        for (int i = 0; i < tallies.length; i++) {
            tallies[i].add(other.tallies[i]);
        }
        other.shifts.values().forEach(shift -> shifts.merge(shift.content(), shift, Shift::plus));
        other.samples.forEach(this::sample);
    }

    /** How many learners were asked about; grows by one with each. */
    public int learners() {
        return learners;
    }

    public EffectReport report() {
        List<EffectReport.AtMoment> each = new ArrayList<>();
        for (int i = 0; i < tallies.length; i++) {
            each.add(new EffectReport.AtMoment(moments.get(i), tallies[i].counts()));
        }
        List<Shift> sorted = shifts.values().stream().sorted().toList();
        return new EffectReport(learners, all.counts(), each, sorted, List.copyOf(samples.values()));
    }

    private @Nullable Pick first(RuleBook book, Learner learner, Moment moment) {
        Decision decision = book.decide(learner, catalog, moment, null, LIST);
        return decision.picks().isEmpty() ? null : decision.picks().get(0);
    }

    private static void difference(Choice before, Choice after, Set<String> gained, Set<String> lost) {
        if (before.contents().equals(after.contents())) {
            return;
        }
        Set<String> was = new HashSet<>(before.contents());
        Set<String> is = new HashSet<>(after.contents());
        is.stream().filter(id -> !was.contains(id)).forEach(gained::add);
        was.stream().filter(id -> !is.contains(id)).forEach(lost::add);
    }

    /** Whether a sample of the learner would be kept: only then are reasons worth their time. */
    private boolean isSampled(Learner learner) {
        return samples.size() < EffectReport.SAMPLES || hash(learner.id()) <= samples.lastKey();
    }

    private long hash(LearnerId learner) {
        CRC32C hash = new CRC32C();
        hash.update((seed + " " + learner).getBytes(StandardCharsets.UTF_8));
        return hash.getValue();
    }

    private void sample(Sample sample) {
        sample(hash(sample.learner()), sample);
    }

    /** Those of the lowest hashes, so that neither order nor shares of learners make a difference. */
    private void sample(long hash, Sample sample) {
        samples.merge(
                hash,
                sample,
                (one, other) -> one.learner().value().compareTo(other.learner().value()) <= 0 ? one : other);
        if (samples.size() > EffectReport.SAMPLES) {
            samples.pollLastEntry();
        }
    }
}
