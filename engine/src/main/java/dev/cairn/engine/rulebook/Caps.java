package dev.cairn.engine.rulebook;

import dev.cairn.engine.content.Bits;
import dev.cairn.engine.content.Catalog;
import dev.cairn.engine.content.ContentField;
import dev.cairn.engine.decision.Capped;
import dev.cairn.engine.decision.Capped.Per;
import dev.cairn.engine.rulebook.drools.RuleNetwork;
import dev.cairn.engine.rulebook.row.Cap;
import dev.cairn.engine.rulebook.row.Row;
import dev.cairn.engine.rulebook.row.Row.CapRow;
import dev.cairn.engine.rulebook.row.Stratum;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The rows of caps that hold for one learner at one moment, and what they come to. Lives for one call. */
final class Caps {
    /** A limit that a content reached, and the row that sets it. */
    record Reached(CapRow row, Capped capped) {}

    private final List<CapRow> rows;
    private final Shelf shelf;
    private final Catalog catalog;
    private final Exposures exposures;
    private final Bits capped;

    /** @param rows most specific first; of equals, as they are tried */
    private Caps(List<CapRow> rows, Shelf shelf, Facts facts) {
        this.rows = rows;
        this.shelf = shelf;
        catalog = shelf.catalog();
        exposures = new Exposures(facts);
        capped = rows.isEmpty() ? new Bits(0) : allCapped();
    }

    static Caps of(RuleBook book, RuleNetwork.Match match, Shelf shelf, Facts facts) {
        List<CapRow> rows = new ArrayList<>();
        if (book.hasCaps()) {
            List<Row> all = book.rows().rows();
            for (int row : match.fire(Stratum.CAP, facts.values(book.facts(Stratum.CAP), null))) {
                if (all.get(row) instanceof CapRow cap) {
                    rows.add(cap);
                }
            }
            rows.sort(Comparator.comparingInt(row -> -row.cap().specificity()));
        }
        return new Caps(rows, shelf, facts);
    }

    /** The rows that are about a content, most specific first. */
    List<CapRow> about(int position) {
        return rows.stream().filter(row -> target(row.cap()).get(position)).toList();
    }

    /** Contents that reached a limit; null when none did. Not to be written to. */
    @Nullable
    Bits capped() {
        return capped.isEmpty() ? null : capped;
    }

    /** The limit that a content reached; of several the one that holds longest. */
    @Nullable
    Reached reached(int position) {
        if (rows.isEmpty()) {
            return null;
        }
        Reached longest = null;
        for (Per per : Per.values()) {
            CapRow row = deciding(position, cap -> cap.atMost().containsKey(per));
            int most = row == null ? Cap.NO_LIMIT : row.cap().atMost().getOrDefault(per, Cap.NO_LIMIT);
            Capped reached = exposures.capped(catalog.contents().get(position).id(), per, most);
            if (row != null && reached != null && (longest == null || isLonger(reached, longest.capped))) {
                longest = new Reached(row, reached);
            }
        }
        return longest;
    }

    private static boolean isLonger(Capped one, Capped other) {
        return other.until() != null && (one.until() == null || one.until().isAfter(other.until()));
    }

    /** The most specific row about a content that says something. */
    private @Nullable CapRow deciding(int position, Predicate<Cap> says) {
        for (CapRow row : rows) {
            if (says.test(row.cap()) && target(row.cap()).get(position)) {
                return row;
            }
        }
        return null;
    }

    /** Contents that completion does not hold back. Not to be written to. */
    Bits showAgain() {
        if (rows.stream().allMatch(row -> row.cap().againAfter() == null)) {
            return shelf.showAgain();
        }
        Bits again = shelf.showAgain().copy();
        for (int i = rows.size() - 1; i >= 0; i--) {
            Cap cap = rows.get(i).cap();
            Integer after = cap.againAfter();
            if (after == null) {
                continue;
            }
            Bits about = target(cap);
            again.andNot(about);
            if (after != Cap.NEVER) {
                again.or(after == 0 ? about : about.copy().andNot(recent(after)));
            }
        }
        return again;
    }

    /** The day on which a completed content is shown again; null when that is never, or nobody knows. */
    @Nullable
    LocalDate againFrom(int position) {
        CapRow row = deciding(position, cap -> cap.againAfter() != null);
        Integer after = row == null ? null : row.cap().againAfter();
        LocalDate last =
                exposures.lastCompleted(catalog.contents().get(position).id());
        return after == null || after == Cap.NEVER || last == null ? null : last.plusDays(after);
    }

    /** Contents completed within so many days, those that repeat them included. */
    private Bits recent(int days) {
        Set<String> completed = exposures.completedWithin(days);
        Bits recent = catalog.repeating(completed);
        for (String id : completed) {
            if (catalog.content(id) != null) {
                recent.set(catalog.position(id));
            }
        }
        return recent;
    }

    private Bits allCapped() {
        Bits all = new Bits(catalog.size());
        for (Per per : Per.values()) {
            never(per, all);
        }
        for (String id : exposures.shown()) {
            if (catalog.content(id) != null && reached(catalog.position(id)) != null) {
                all.set(catalog.position(id));
            }
        }
        return all;
    }

    /** What a limit of 0 caps, whether it was ever shown or not. */
    private void never(Per per, Bits all) {
        Bits decided = new Bits(catalog.size());
        for (CapRow row : rows) {
            Integer most = row.cap().atMost().get(per);
            if (most != null) {
                Bits about = target(row.cap());
                if (most == 0) {
                    all.or(about.copy().andNot(decided));
                }
                decided.or(about);
            }
        }
    }

    private Bits target(Cap cap) {
        return switch (cap.specificity()) {
            case 2 -> shelf.with(ContentField.CONTENT, cap.contents());
            case 1 -> shelf.with(ContentField.KIND, cap.kinds());
            default -> shelf.with(ContentField.CONTENT, null);
        };
    }
}
