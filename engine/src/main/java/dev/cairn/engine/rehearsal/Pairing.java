package dev.cairn.engine.rehearsal;

import dev.cairn.engine.rehearsal.Change.Kind;
import dev.cairn.engine.word.Word;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which line of an older sheet became which of a newer one. */
final class Pairing {
    /** So much of what two lines say must be equal for one to be the other, changed. */
    private static final double ALIKE = 0.6;

    /** What so many lines say tells none from another. */
    private static final int COMMON = 200;

    /** At least one of the two is there. */
    record Pair(@Nullable Line before, @Nullable Line after) {}

    private record Likeness(int before, int after, double share) {}

    private final List<Line> older;
    private final List<Line> newer;
    private final Map<Integer, Integer> oldByNew = new LinkedHashMap<>();
    private final Set<Integer> taken = new HashSet<>();

    private Pairing(List<Line> older, List<Line> newer) {
        this.older = older;
        this.newer = newer;
    }

    static Pairing of(List<Line> older, List<Line> newer) {
        Pairing pairing = new Pairing(older, newer);
        pairing.byName();
        pairing.byContent();
        pairing.byLikeness();
        return pairing;
    }

    List<Line> older() {
        return older;
    }

    List<Line> newer() {
        return newer;
    }

    /** Where the newer sheet's line stood in the older one; null for a new line. */
    @Nullable
    Integer before(int line) {
        return oldByNew.get(line);
    }

    List<Pair> changed() {
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < newer.size(); i++) {
            Integer before = oldByNew.get(i);
            Line was = before == null ? null : older.get(before);
            if (was == null || !was.saysTheSame(newer.get(i))) {
                pairs.add(new Pair(was, newer.get(i)));
            }
        }
        for (int i = 0; i < older.size(); i++) {
            if (!taken.contains(i)) {
                pairs.add(new Pair(older.get(i), null));
            }
        }
        return pairs;
    }

    List<Change> changes() {
        List<Change> changes = new ArrayList<>();
        for (Pair pair : changed()) {
            Line was = pair.before();
            Line is = pair.after();
            if (is != null && was != null) {
                changes.add(change(Kind.CHANGED, is, was.sentence(), is.sentence(), was.details(is)));
            } else if (is != null) {
                changes.add(change(Kind.ADDED, is, null, is.sentence(), List.of()));
            } else if (was != null) {
                changes.add(change(Kind.REMOVED, was, was.sentence(), null, List.of()));
            }
        }
        return changes;
    }

    private static Change change(
            Kind kind, Line line, @Nullable String before, @Nullable String after, List<String> details) {
        return new Change(kind, line.sheet(), line.number(), line.name(), before, after, details);
    }

    private void pair(int before, int after) {
        oldByNew.put(after, before);
        taken.add(before);
    }

    private void byName() {
        Map<String, Integer> named = new HashMap<>();
        for (int i = 0; i < older.size(); i++) {
            String name = older.get(i).name();
            if (name != null) {
                named.putIfAbsent(Word.key(name), i);
            }
        }
        for (int i = 0; i < newer.size(); i++) {
            String name = newer.get(i).name();
            Integer before = name == null ? null : named.remove(Word.key(name));
            if (before != null) {
                pair(before, i);
            }
        }
    }

    /** A row that was given another name, or has none. */
    private void byContent() {
        Map<Map<String, Object>, List<Integer>> known = new HashMap<>();
        for (int i : left(older.size(), true)) {
            known.computeIfAbsent(meanings(older.get(i)), meanings -> new ArrayList<>())
                    .add(i);
        }
        for (int i : left(newer.size(), false)) {
            List<Integer> same = known.get(meanings(newer.get(i)));
            if (same != null && !same.isEmpty()) {
                pair(same.remove(0), i);
            }
        }
    }

    private static Map<String, Object> meanings(Line line) {
        Map<String, Object> meanings = new HashMap<>();
        line.cells().forEach((column, text) -> meanings.put(column, text.meaning()));
        return meanings;
    }

    private List<Integer> left(int size, boolean old) {
        List<Integer> left = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            if (!(old ? taken.contains(i) : oldByNew.containsKey(i))) {
                left.add(i);
            }
        }
        return left;
    }

    /** Only lines that share something rare are compared, so that two books of thousands of rows take no time. */
    private void byLikeness() {
        Map<Map.Entry<String, Object>, List<Integer>> index = new HashMap<>();
        for (int i : left(older.size(), true)) {
            for (Map.Entry<String, Object> said : meanings(older.get(i)).entrySet()) {
                index.computeIfAbsent(said, s -> new ArrayList<>()).add(i);
            }
        }
        List<Likeness> found = new ArrayList<>();
        for (int i : left(newer.size(), false)) {
            Set<Integer> candidates = new HashSet<>();
            for (Map.Entry<String, Object> said : meanings(newer.get(i)).entrySet()) {
                List<Integer> lines = index.getOrDefault(said, List.of());
                if (lines.size() <= COMMON) {
                    candidates.addAll(lines);
                }
            }
            for (int candidate : candidates) {
                double share = share(older.get(candidate), newer.get(i));
                if (share >= ALIKE) {
                    found.add(new Likeness(candidate, i, share));
                }
            }
        }
        found.sort(Comparator.comparingDouble(Likeness::share)
                .reversed()
                .thenComparingInt(Likeness::after)
                .thenComparingInt(Likeness::before));
        for (Likeness one : found) {
            if (!taken.contains(one.before) && !oldByNew.containsKey(one.after)) {
                pair(one.before, one.after);
            }
        }
    }

    private static double share(Line one, Line other) {
        Set<Map.Entry<String, Object>> both = new HashSet<>(meanings(one).entrySet());
        both.retainAll(meanings(other).entrySet());
        int most = Math.max(one.cells().size(), other.cells().size());
        return most == 0 ? 0 : both.size() / (double) most;
    }
}
