package dev.cairn.engine.rehearsal;

import dev.cairn.engine.decision.Moment;
import dev.cairn.engine.rulebook.row.Cell;
import dev.cairn.engine.rulebook.row.CheckedRows;
import dev.cairn.engine.rulebook.row.Condition;
import dev.cairn.engine.rulebook.row.Fact.Kind;
import dev.cairn.engine.rulebook.row.Row;
import dev.cairn.engine.word.Word;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
        plain = new WantedMoment(Map.of());
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
            Map<Kind, Set<Cell>> was = before == null ? Map.of() : ofTheMoment(before);
            Map<Kind, Set<Cell>> is = after == null ? Map.of() : ofTheMoment(after);
            boolean outside = isChangedOutside(pair);
            if (after != null && outside) {
                alternatives(after).forEach(own -> want(after, own));
            }
            if (before != null && outside) {
                alternatives(before).forEach(own -> want(before, own));
            }
            if (before != null && after != null) {
                apart(after, is, was);
                apart(before, was, is);
            }
        }
        wanted.remove(plain);
        return chosen();
    }

    /** Whether anything but its moment is different: then it shows whenever the row holds. */
    private static boolean isChangedOutside(Pairing.Pair pair) {
        Line before = pair.before();
        Line after = pair.after();
        return before == null || after == null || !WantedMoment.COLUMNS.containsAll(before.differing(after));
    }

    private static @Nullable Row row(@Nullable Line line) {
        return line == null ? null : line.row();
    }

    /** For each cell that is different, a moment at which the one row holds and the other does not. */
    private void apart(Row row, Map<Kind, Set<Cell>> own, Map<Kind, Set<Cell>> others) {
        others.forEach((kind, cells) -> {
            if (!cells.equals(own.get(kind))) {
                Map<Kind, Set<Cell>> without = new HashMap<>(own);
                Set<Cell> both = new HashSet<>(own.getOrDefault(kind, Set.of()));
                cells.forEach(cell -> both.add(new Cell.Not(cell)));
                without.put(kind, both);
                want(row, without);
            }
        });
    }

    /** Also the moments of segments that the row asks for. */
    private void want(Row row, Map<Kind, Set<Cell>> own) {
        add(new WantedMoment(own));
        for (Condition condition : row.head().conditions()) {
            if (condition.fact().kind() == Kind.SEGMENT) {
                for (String segment : named(condition.cell())) {
                    for (Row.SegmentRow maker : makers.getOrDefault(segment, List.of())) {
                        for (Map<Kind, Set<Cell>> both : alternatives(maker)) {
                            both.putAll(own);
                            add(new WantedMoment(both));
                        }
                    }
                }
            }
        }
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

    private static List<Map<Kind, Set<Cell>>> alternatives(Row row) {
        return row.head().alternatives().stream().map(Moments::ofTheMoment).toList();
    }

    /** What a row without alternatives demands of the moment; another row is wanted as a whole, each alternative by itself. */
    private static Map<Kind, Set<Cell>> ofTheMoment(Row row) {
        return row.head().alternatives().size() == 1
                ? ofTheMoment(row.head().alternatives().get(0))
                : Map.of();
    }

    private static Map<Kind, Set<Cell>> ofTheMoment(List<Condition> conditions) {
        Map<Kind, Set<Cell>> cells = new HashMap<>();
        for (Condition condition : conditions) {
            if (WantedMoment.KINDS.contains(condition.fact().kind())
                    && !condition.cell().holds(null)) {
                cells.computeIfAbsent(condition.fact().kind(), kind -> new HashSet<>())
                        .add(condition.cell());
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
