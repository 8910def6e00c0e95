package dev.cairn.engine.rehearsal;

import dev.cairn.engine.decision.Moment;
import dev.cairn.engine.rulebook.row.CheckedRows;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** In what one book differs from another, for those who read sentences rather than files. */
public final class BookDifference {
    private final List<Change> changes;
    private final List<Pairing.Pair> pairs;
    private final CheckedRows after;

    private BookDifference(List<Change> changes, List<Pairing.Pair> pairs, CheckedRows after) {
        this.changes = List.copyOf(changes);
        this.pairs = pairs;
        this.after = after;
    }

    /**
     * Compares sheet by sheet. A row is known again by its Name, else by being much like one that is gone. What means the
     * same is no difference, however it is written.
     */
    public static BookDifference of(CheckedRows before, CheckedRows after) {
        Map<String, List<Line>> older = BookLines.of(before);
        Map<String, List<Line>> newer = BookLines.of(after);
        Set<String> sheets = new LinkedHashSet<>(newer.keySet());
        sheets.addAll(older.keySet());
        List<Change> changes = new ArrayList<>();
        List<Pairing.Pair> pairs = new ArrayList<>();
        for (String sheet : sheets) {
            Pairing pairing = Pairing.of(older.getOrDefault(sheet, List.of()), newer.getOrDefault(sheet, List.of()));
            changes.addAll(pairing.changes());
            changes.addAll(Reordering.of(sheet, pairing));
            pairs.addAll(pairing.changed());
        }
        return new BookDifference(changes, pairs, after);
    }

    /** By sheet, and in a sheet in the order of the newer book; what is gone comes last. */
    public List<Change> changes() {
        return changes;
    }

    /** Whether every row says what it said, and some stand elsewhere. */
    public boolean onlyReorders() {
        return !changes.isEmpty() && changes.stream().allMatch(change -> change.kind() == Change.Kind.REORDERED);
    }

    /** All of it, a sentence a change. */
    public List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        if (changes.isEmpty()) {
            sentences.add("The books say the same.");
        } else if (onlyReorders()) {
            Set<String> deciding = new TreeSet<>();
            changes.stream().map(Change::sheet).filter(Reordering::decides).forEach(deciding::add);
            sentences.add(
                    deciding.isEmpty()
                            ? "Only the order of rows differs, and it decides nothing here."
                            : "Only the order of rows differs; in " + String.join(" and ", deciding) + " it decides.");
        }
        changes.forEach(change -> sentences.add(change.toString()));
        return sentences;
    }

    /**
     * The moments at which the difference shows: now, and those that the changed rows' own moment and date cells name,
     * in the book's time zone, those of most rows first.
     *
     * @return one to eight
     */
    public List<Moment> moments(Instant now) {
        return new Moments(now, after).of(pairs);
    }
}
