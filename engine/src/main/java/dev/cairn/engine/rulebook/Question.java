package dev.cairn.engine.rulebook;

import dev.cairn.engine.content.Catalog;
import dev.cairn.engine.content.Content;
import dev.cairn.engine.content.Selector;
import dev.cairn.engine.decision.Decision;
import dev.cairn.engine.decision.HeldBack;
import dev.cairn.engine.decision.WhyNot;
import dev.cairn.engine.decision.WhyNot.Change;
import dev.cairn.engine.decision.WhyNot.Missed;
import dev.cairn.engine.decision.WhyNot.RowAsked;
import dev.cairn.engine.learner.Journey;
import dev.cairn.engine.rulebook.row.Condition;
import dev.cairn.engine.rulebook.row.Row;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Asks a book about one content: what holds it back, which rows miss it and by which cells, what would let it in. */
final class Question {
    private final RuleBook book;
    private final @Nullable String program;
    private final String id;

    Question(RuleBook book, @Nullable String program, String id) {
        this.book = book;
        this.program = program;
        this.id = id;
    }

    /** What one look at the decision's inside tells. */
    private record Look(List<HeldBack> causes, List<RowAsked> rows, int points) {}

    WhyNot answer(Draft now) {
        Catalog catalog = now.catalog;
        Content content = catalog.contents().get(catalog.position(id));
        int place = catalog.position(id);
        List<Integer> rows = rows(content);
        Look look = book.inside(
                now.learner,
                catalog,
                now.moment(),
                program,
                (deciding, facts) ->
                        new Look(deciding.causes(place), asked(rows, deciding, facts), deciding.points(place)));
        Integer position = position(now, content);
        List<Change> changes = position != null
                ? List.of()
                : new NearestChange(this, now, edits(now, content, rows, look.causes())).find();
        return new WhyNot(id, position, look.causes(), look.rows(), look.points(), changes);
    }

    private List<Edit> edits(Draft now, Content content, List<Integer> rows, List<HeldBack> causes) {
        List<Edit> edits = new ArrayList<>(new CauseEdits(now, content).of(causes));
        edits.addAll(book.inside(now.learner, now.catalog, now.moment(), program, (deciding, facts) -> new FactEdits(
                        book, now, facts, content)
                .of(rows)));
        return edits;
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
    private List<RowAsked> asked(List<Integer> rows, Deciding deciding, Facts facts) {
        List<RowAsked> asked = new ArrayList<>();
        for (int number : rows) {
            RowAsked best = null;
            for (Journey journey : deciding.journeys(program)) {
                RowAsked here = ask(book.rows().rows().get(number), facts, journey);
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

    private static RowAsked ask(Row row, Facts facts, @Nullable Journey journey) {
        return new RowAsked(
                row.head().place().sheet(),
                row.head().place().row(),
                row.head().name(),
                row.head().sentence(),
                row instanceof Row.GuardRow,
                row instanceof Row.ContentRow content ? content.points() : 0,
                missed(row, facts, journey));
    }

    /** The cells that miss of the alternative that misses least. */
    private static List<Missed> missed(Row row, Facts facts, @Nullable Journey journey) {
        List<Missed> fewest = null;
        for (List<Condition> alternative : row.head().alternatives()) {
            List<Missed> missed = new ArrayList<>();
            for (Condition condition : alternative) {
                Object value = facts.value(condition.fact(), journey);
                if (!condition.cell().holds(value)) {
                    missed.add(new Missed(
                            condition.fact().title(),
                            condition.text(),
                            value == null ? "unknown" : Explanation.text(condition.fact(), value)));
                }
            }
            if (fewest == null || missed.size() < fewest.size()) {
                fewest = missed;
            }
        }
        return Objects.requireNonNull(fewest);
    }

    /** Whether the content could be picked as things would be. */
    boolean letsIn(Draft draft) {
        int place = draft.catalog.position(id);
        return book.inside(
                draft.learner(),
                draft.catalog,
                draft.moment(),
                program,
                (deciding, facts) -> deciding.selects(place)
                        && deciding.causes(place).stream().allMatch(cause -> draft.lifted.contains(cause.code())));
    }

    /** Decides again: where the content stands on the list, or null. */
    @Nullable
    Integer position(Draft draft) {
        return position(draft, draft.catalog.contents().get(draft.catalog.position(id)));
    }

    private @Nullable Integer position(Draft draft, Content content) {
        Catalog catalog = draft.catalog(content);
        Decision decision = book.decideAside(draft.learner(), catalog, draft.moment(), program);
        if (decision.fallback()) {
            return null;
        }
        for (int i = 0; i < decision.picks().size(); i++) {
            if (decision.picks().get(i).content().id().equals(id)) {
                return i + 1;
            }
        }
        return null;
    }
}
