package dev.cairn.engine.rulebook;

import dev.cairn.engine.content.Catalog;
import dev.cairn.engine.content.Content;
import dev.cairn.engine.content.Selector;
import dev.cairn.engine.decision.Decision;
import dev.cairn.engine.decision.HeldBack;
import dev.cairn.engine.decision.WhyNot;
import dev.cairn.engine.decision.WhyNot.CellAsked;
import dev.cairn.engine.decision.WhyNot.Change;
import dev.cairn.engine.decision.WhyNot.RowAsked;
import dev.cairn.engine.learner.Journey;
import dev.cairn.engine.rulebook.row.Condition;
import dev.cairn.engine.rulebook.row.Row;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Asks a book about one content: what holds it back, which rows miss it and by which cells, what would let it in. */
final class Question {
    private final RuleBook book;
    private final @Nullable String program;
    private final String id;
    private final boolean capsDecide;

    Question(RuleBook book, @Nullable String program, String id) {
        this.book = book;
        this.program = program;
        this.id = id;
        capsDecide = book.rows().rows().stream().anyMatch(row -> row instanceof Row.CapRow cap && cap.saysWhenAgain());
    }

    /** What one look at the decision's inside tells. */
    private record Look(List<HeldBack> causes, List<RowAsked> rows, int points) {}

    WhyNot answer(Draft now, BooleanSupplier enough) {
        Catalog catalog = now.catalog;
        int place = catalog.position(id);
        Content content = catalog.contents().get(place);
        List<Integer> rows = rows(content);
        Look look = book.inside(
                now.learner,
                catalog,
                now.moment(),
                program,
                (deciding, facts) -> new Look(
                        deciding.causes(place),
                        asked(rows, place, deciding, facts),
                        deciding.contest().points(place)));
        Decision decision = book.decide(now.learner, catalog, now.moment(), program, RuleBook.MOST_WANTED);
        Integer position = position(decision);
        if (position != null && !decision.fallback()) {
            return new WhyNot(id, position, false, look.causes(), look.rows(), look.points(), List.of(), null);
        }
        boolean fallback = decision.fallback() && position != null;
        if (look.rows().stream().allMatch(RowAsked::hides)) {
            return new WhyNot(
                    id, position, fallback, look.causes(), look.rows(), look.points(), List.of(), WhyNot.None.NO_ROW);
        }
        NearestChange search = new NearestChange(this, now, edits(now, content, rows, decision), enough);
        List<Change> changes = search.find();
        WhyNot.None none = !changes.isEmpty() ? null : search.gaveUp() ? WhyNot.None.GAVE_UP : WhyNot.None.NO_CHANGE;
        return new WhyNot(id, position, fallback, look.causes(), look.rows(), look.points(), changes, none);
    }

    private List<Edit> edits(Draft now, Content content, List<Integer> rows, Decision decision) {
        Crowd crowd = new Crowd(book.rows().listLimits(), now.catalog, content, decision, other -> rows(other).stream()
                .anyMatch(row -> book.rows().rows().get(row) instanceof Row.ContentRow));
        Set<Integer> asked = new LinkedHashSet<>(rows);
        crowd.contents().forEach(other -> asked.addAll(rows(other)));
        List<Edit> edits = new ArrayList<>(crowd.edits(now));
        edits.addAll(book.inside(now.learner, now.catalog, now.moment(), program, (deciding, facts) -> new FactEdits(
                        book, now, facts, content, crowd.contents())
                .of(asked)));
        Comparator<Edit> order = Comparator.comparingInt(Question::rank).thenComparing(Edit::slot);
        // stable: values of one slot stay in the order in which they were thought of, the likely ones first
        return edits.stream()
                .sorted(order)
                .filter(distinct(edit -> List.of(edit.slot(), edit.step().to())))
                .toList();
    }

    /** What is said first: a device is sooner another than a department, and nobody asks on another day to see a content. */
    private static int rank(Edit edit) {
        if (edit.slot().equals(Slots.DATE) || edit.slot().equals(Slots.TIME)) {
            return 3;
        }
        return switch (edit.step().subject()) {
            case MOMENT -> 0;
            case LEARNER -> 1;
            case CONTENT -> 2;
        };
    }

    private static <T> Predicate<T> distinct(Function<T, Object> key) {
        Set<Object> seen = new HashSet<>();
        return one -> seen.add(key.apply(one));
    }

    /** Rows that find the content, or might find it for another learner. */
    private List<Integer> rows(Content content) {
        Catalog alone = Catalog.of(0, LocalDate.EPOCH, List.of(content), Map.of(), Map.of());
        List<Integer> finding = new ArrayList<>();
        List<Row> all = book.rows().rows();
        for (int i = 0; i < all.size(); i++) {
            Selector selector = all.get(i).selector();
            if (selector != null && mayFind(selector, alone)) {
                finding.add(i);
            }
        }
        return finding;
    }

    private static boolean mayFind(Selector selector, Catalog alone) {
        List<Selector.Term> literal = selector.terms().stream()
                .filter(term -> term instanceof Selector.OneOf)
                .toList();
        if (literal.isEmpty() && selector.minMinutes() == null && selector.maxMinutes() == null) {
            return true;
        }
        return !alone.resolve(new Selector(literal, selector.minMinutes(), selector.maxMinutes()), null)
                .isEmpty();
    }

    /** Each row asked for the journey in which it misses least; those that miss least come first. */
    private List<RowAsked> asked(List<Integer> rows, int place, Deciding deciding, Facts facts) {
        List<RowAsked> asked = new ArrayList<>();
        for (int number : rows) {
            RowAsked best = null;
            boolean finds = deciding.finds(number, place);
            for (Journey journey : deciding.journeys(program)) {
                RowAsked here = ask(book.rows().rows().get(number), finds, facts, journey);
                if (best == null || here.missed().size() < best.missed().size()) {
                    best = here;
                }
            }
            if (best != null) {
                asked.add(best);
            }
        }
        asked.sort(Comparator.comparingInt((RowAsked row) -> row.missed().size())
                .thenComparing(Comparator.comparingInt(RowAsked::points).reversed()));
        return asked;
    }

    private static RowAsked ask(Row row, boolean finds, Facts facts, @Nullable Journey journey) {
        return new RowAsked(
                row.head().place().sheet(),
                row.head().place().row(),
                row.head().name(),
                row.head().sentence(),
                row instanceof Row.GuardRow,
                row instanceof Row.ContentRow content ? content.points() : 0,
                finds,
                cells(row, facts, journey));
    }

    /** The cells of the alternative that misses least. */
    private static List<CellAsked> cells(Row row, Facts facts, @Nullable Journey journey) {
        List<CellAsked> best = List.of();
        long fewest = Long.MAX_VALUE;
        for (List<Condition> alternative : row.head().alternatives()) {
            List<CellAsked> cells = new ArrayList<>();
            for (Condition condition : alternative) {
                Object value = facts.value(condition.fact(), journey);
                cells.add(new CellAsked(
                        condition.fact().title(),
                        condition.text(),
                        value == null ? "unknown" : Explanation.text(condition.fact(), value),
                        condition.cell().holds(value)));
            }
            long missed = cells.stream().filter(cell -> !cell.holds()).count();
            if (missed < fewest) {
                fewest = missed;
                best = cells;
            }
        }
        return best;
    }

    /** How far a draft is from letting the content in. */
    Need need(Draft draft) {
        int place = draft.catalog.position(id);
        return book.inside(
                draft.learner(),
                draft.catalog,
                draft.moment(),
                program,
                (deciding, facts) -> new Need(
                        deciding.causes(place).stream()
                                .map(HeldBack::code)
                                .filter(code -> !draft.lifted.contains(code))
                                .toList(),
                        deciding.contest().selects(place),
                        capsDecide));
    }

    /** Decides again: where a row puts the content on the list, or null. */
    @Nullable
    Integer position(Draft draft) {
        Catalog catalog = draft.catalog(draft.catalog.contents().get(draft.catalog.position(id)));
        Decision decision = catalog == draft.catalog
                ? book.decide(draft.learner(), catalog, draft.moment(), program, RuleBook.MOST_WANTED)
                : book.aside().decide(draft.learner(), catalog, draft.moment(), program, RuleBook.MOST_WANTED);
        return decision.fallback() ? null : position(decision);
    }

    private @Nullable Integer position(Decision decision) {
        for (int i = 0; i < decision.picks().size(); i++) {
            if (decision.picks().get(i).content().id().equals(id)) {
                return i + 1;
            }
        }
        return null;
    }
}
