package dev.cairn.engine.rehearsal;

import dev.cairn.engine.decision.Moment;
import dev.cairn.engine.rulebook.row.Cell;
import dev.cairn.engine.rulebook.row.CheckedRows;
import dev.cairn.engine.rulebook.row.Condition;
import dev.cairn.engine.rulebook.row.Fact.Kind;
import dev.cairn.engine.rulebook.row.Row;
import dev.cairn.engine.word.Word;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Chooses the moments at which changed rows may hold: few, and those first that most rows need. */
final class Moments {
    private static final int MOST = 8;

    /** More kinds of moments than this are not weighed against each other. */
    private static final int WEIGHED = 500;

    private final Instant now;
    private final WantedMoment plain;
    private final CheckedRows book;
    private final Map<String, List<Row.SegmentRow>> makers = new HashMap<>();
    private final Map<WantedMoment, Integer> wanted = new LinkedHashMap<>();

    Moments(Instant now, CheckedRows book) {
        this.now = now;
        this.book = book;
        plain = new WantedMoment(Map.of(), null);
        for (Row row : book.rows()) {
            if (row instanceof Row.SegmentRow maker) {
                makers.computeIfAbsent(Word.key(maker.segment()), key -> new ArrayList<>())
                        .add(maker);
            }
        }
    }

    List<Moment> of(List<Pairing.Pair> changed) {
        for (Pairing.Pair pair : changed) {
            Row before = row(pair.before());
            Row after = row(pair.after());
            Set<LocalDate> days = turningDays(before, after);
            Stream.of(after, before).filter(Objects::nonNull).forEach(row -> want(row, days));
        }
        wanted.remove(plain);
        return chosen();
    }

    private static @Nullable Row row(@Nullable Line line) {
        return line == null ? null : line.row();
    }

    /** The days on which a row's changed dates make a difference: on them one book's row holds and the other's not. */
    private Set<LocalDate> turningDays(@Nullable Row before, @Nullable Row after) {
        Cell.Dates was = dates(before);
        Cell.Dates is = dates(after);
        Set<LocalDate> days = new LinkedHashSet<>();
        if (before != null && after != null && !Objects.equals(was, is)) {
            for (Cell.Dates dates : Stream.of(is, was).filter(Objects::nonNull).toList()) {
                if (dates.from() != null) {
                    days.add(dates.from());
                }
                if (dates.until() != null) {
                    days.add(dates.until().plusDays(1));
                }
            }
        }
        LocalDate today = LocalDate.ofInstant(now, book.settings().zone());
        days.removeIf(day -> !day.isAfter(today));
        return days;
    }

    private static Cell.@Nullable Dates dates(@Nullable Row row) {
        if (row != null) {
            for (Condition condition : row.head().conditions()) {
                if (condition.fact().kind() == Kind.TODAY && condition.cell() instanceof Cell.Dates dates) {
                    return dates;
                }
            }
        }
        return null;
    }

    private void want(Row row, Set<LocalDate> days) {
        Map<Kind, Cell> own = ofTheMoment(row);
        want(own, days);
        for (Condition condition : row.head().conditions()) {
            if (condition.fact().kind() == Kind.SEGMENT) {
                for (String segment : named(condition.cell())) {
                    for (Row.SegmentRow maker : makers.getOrDefault(segment, List.of())) {
                        Map<Kind, Cell> both = ofTheMoment(maker);
                        both.putAll(own);
                        want(both, days);
                    }
                }
            }
        }
    }

    private void want(Map<Kind, Cell> cells, Set<LocalDate> days) {
        add(new WantedMoment(Map.copyOf(cells), null));
        Map<Kind, Cell> dateless = new HashMap<>(cells);
        dateless.remove(Kind.TODAY);
        days.forEach(day -> add(new WantedMoment(Map.copyOf(dateless), day)));
    }

    private void add(WantedMoment moment) {
        if (wanted.size() < WEIGHED || wanted.containsKey(moment)) {
            wanted.merge(moment, 1, Integer::sum);
        }
    }

    private static Set<String> named(Cell cell) {
        if (cell instanceof Cell.AllOf all) {
            return all.keys();
        }
        return cell instanceof Cell.AnyOf any && !any.not() ? any.keys() : Set.of();
    }

    private static Map<Kind, Cell> ofTheMoment(Row row) {
        Map<Kind, Cell> cells = new HashMap<>();
        for (Condition condition : row.head().conditions()) {
            if (WantedMoment.KINDS.contains(condition.fact().kind())
                    && !condition.cell().holds(null)) {
                cells.put(condition.fact().kind(), condition.cell());
            }
        }
        return cells;
    }

    /** Now, then each time the moment that suits most of the rows that none chosen before suits. */
    private List<Moment> chosen() {
        List<Moment> moments = new ArrayList<>(List.of(Moment.at(now)));
        Map<WantedMoment, Integer> open = new LinkedHashMap<>(wanted);
        Map<WantedMoment, Moment> found = new LinkedHashMap<>();
        for (WantedMoment one : wanted.keySet()) {
            Moment moment = one.after(now, book.settings().zone());
            if (moment != null) {
                found.put(one, moment);
            }
        }
        open.keySet().retainAll(found.keySet());
        open.keySet().removeIf(one -> one.suits(moments.get(0), book.settings().zone()));
        while (moments.size() < MOST && !open.isEmpty()) {
            Moment best = moments.get(0);
            int most = -1;
            for (Moment moment : found.values()) {
                int rows = open.entrySet().stream()
                        .filter(one ->
                                one.getKey().suits(moment, book.settings().zone()))
                        .mapToInt(Map.Entry::getValue)
                        .sum();
                if (rows > most) {
                    most = rows;
                    best = moment;
                }
            }
            Moment chosen = best;
            moments.add(chosen);
            open.keySet().removeIf(one -> one.suits(chosen, book.settings().zone()));
        }
        return moments;
    }
}
