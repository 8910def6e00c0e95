package dev.cairn.engine.rulebook;

import dev.cairn.engine.content.Bits;
import dev.cairn.engine.learner.Journey;
import dev.cairn.engine.rulebook.row.Row.ContentRow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The points that the rows which fired for one journey (or for none) give to the eligible contents.
 *
 * <p>Works through the catalogue 64 contents at a time: cost hangs on the contents that the rows select and, by one bit
 * each, on the others.
 */
final class Scoring {

    /** A row that fired, and what it finds. */
    record Fired(int number, ContentRow row, Bits found) {}

    private final @Nullable Journey journey;
    private final List<Fired> fired;
    private final Bits eligible;
    private final @Nullable Bits capped;

    /** Rows of a group stand together, highest first, so that the first to claim a content is the one that counts. */
    private final Fired[] rows;

    private int total;

    /** @param capped what was shown as often as it may be, and so comes last unless it is mandatory; null is nothing */
    Scoring(@Nullable Journey journey, List<Fired> fired, Bits eligible, @Nullable Bits capped) {
        this.journey = journey;
        this.fired = fired;
        this.eligible = eligible;
        this.capped = capped;
        rows = inGroups(fired);
    }

    private static Fired[] inGroups(List<Fired> fired) {
        List<Fired> ordered = new ArrayList<>(fired.size());
        Map<String, List<Fired>> groups = new HashMap<>();
        for (Fired one : fired) {
            if (one.row.group() == null) {
                ordered.add(one);
            } else {
                groups.computeIfAbsent(one.row.group(), name -> new ArrayList<>())
                        .add(one);
            }
        }
        for (List<Fired> group : groups.values()) {
            group.sort(Comparator.comparingInt((Fired one) -> one.row.points())
                    .reversed()
                    .thenComparingInt(Fired::number));
            ordered.addAll(group);
        }
        return ordered.toArray(new Fired[0]);
    }

    @Nullable
    Journey journey() {
        return journey;
    }

    List<Fired> fired() {
        return fired;
    }

    /** What may be shown in this journey. Not to be written to. */
    Bits eligible() {
        return eligible;
    }

    /** How many contents {@link #best} found that can be picked. */
    int total() {
        return total;
    }

    /**
     * The best contents as {@link Ranking} entries, best first.
     *
     * @param shown where given, gains every content that can be picked
     * @param refused where given, gains every content that rows select but whose points sum to 0 or less
     */
    long[] best(Terms terms, int most, @Nullable Bits shown, @Nullable Bits refused) {
        total = 0;
        Ranking ranking = new Ranking(most);
        int[] sums = new int[64];
        for (int w = 0; w < eligible.wordCount(); w++) {
            long selected = selected(w) & eligible.word(w);
            if (selected == 0) {
                continue;
            }
            long required = 0;
            long first = 0;
            long claimed = 0;
            String group = null;
            for (Fired one : rows) {
                long word = one.found.word(w) & selected;
                if (one.row.group() == null || !one.row.group().equals(group)) {
                    group = one.row.group();
                    claimed = 0;
                }
                if (word == 0) {
                    continue;
                }
                required |= one.row.require() ? word : 0;
                first |= one.row.alwaysFirst() ? word : 0;
                if (group != null) {
                    long fresh = word & ~claimed;
                    claimed |= word;
                    word = fresh;
                }
                int points = one.row.points();
                for (; word != 0; word &= word - 1) {
                    sums[Long.numberOfTrailingZeros(word)] += points;
                }
            }
            for (long left = selected; left != 0; left &= left - 1) {
                int bit = Long.numberOfTrailingZeros(left);
                int position = (w << 6) + bit;
                int sum = sums[bit];
                sums[bit] = 0;
                boolean must = (required >>> bit & 1) != 0;
                boolean leads = (first >>> bit & 1) != 0;
                if (sum > 0 || must || leads) {
                    total++;
                    if (shown != null) {
                        shown.set(position);
                    }
                    int rank = must
                            ? Ranking.REQUIRED
                            : capped != null && capped.get(position)
                                    ? Ranking.CAPPED
                                    : leads ? Ranking.FIRST : Ranking.PLAIN;
                    ranking.offer(Ranking.entry(rank, sum + terms.of(position), position));
                } else if (refused != null) {
                    refused.set(position);
                }
            }
        }
        return ranking.sorted();
    }

    /** Of 64 contents, those that some row finds. */
    long selected(int word) {
        long selected = 0;
        for (Fired one : rows) {
            selected |= one.found.word(word);
        }
        return selected;
    }

    /** The rows that gave the content its points: of a group, only the one that counts. */
    List<Fired> behind(int position) {
        List<Fired> behind = new ArrayList<>();
        String claimed = null;
        for (Fired one : rows) {
            String group = one.row.group();
            if (one.found.get(position) && (group == null || !group.equals(claimed))) {
                behind.add(one);
                claimed = group;
            }
        }
        behind.sort(Comparator.comparingInt((Fired one) -> one.row.points())
                .reversed()
                .thenComparingInt(Fired::number));
        return behind;
    }

    int sum(int position) {
        return behind(position).stream().mapToInt(one -> one.row.points()).sum();
    }

    boolean requires(int position) {
        return fired.stream().anyMatch(one -> one.row.require() && one.found.get(position));
    }

    /** Whether the rows put it on the list, eligible or not. */
    boolean selects(int position) {
        return fired.stream().anyMatch(one -> one.found.get(position) && (one.row.require() || one.row.alwaysFirst()))
                || sum(position) > 0;
    }
}
