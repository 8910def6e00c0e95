package dev.cairn.graphql;

import dev.cairn.engine.decision.Decision;
import dev.cairn.engine.decision.HeldBack;
import dev.cairn.engine.decision.Moment;
import dev.cairn.engine.learner.Persona;
import dev.cairn.engine.rulebook.RuleBook;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A decision as it went out: with the id that signals refer to. The schema's {@code Decision} reads this.
 *
 * @param kept whether this page of it is kept, to be replayed
 */
record Served(UUID id, Decision decision, RuleBook book, boolean kept) {

    static Served of(Decision decision, RuleBook book) {
        return new Served(UUID.randomUUID(), decision, book, false);
    }

    Served kept(boolean whether) {
        return new Served(id, decision, book, whether);
    }

    public long bookVersion() {
        return decision.book();
    }

    public long catalogVersion() {
        return decision.catalog();
    }

    public Moment moment() {
        return decision.moment();
    }

    public boolean fallback() {
        return decision.fallback();
    }

    /** The persona with all that the book says about it; one pinned by hand may be unknown to the book by now. */
    public @Nullable Persona persona() {
        String name = decision.persona();
        if (name == null) {
            return null;
        }
        for (Persona persona : book.rows().personas()) {
            if (persona.name().equals(name)) {
                return persona;
            }
        }
        return new Persona(name, null, null, null, null);
    }

    public List<String> segments() {
        return decision.segments().stream().sorted().toList();
    }

    public Summary heldBack() {
        return new Summary(counts(decision.heldBackCounts()), decision.heldBack());
    }

    /** In the order in which causes are tried. */
    static List<Count> counts(Map<HeldBack.Code, Integer> byCode) {
        return byCode.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(Comparator.naturalOrder()))
                .map(entry -> new Count(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** What was not shown. */
    record Summary(List<Count> counts, List<HeldBack> selected) {}

    record Count(HeldBack.Code code, int count) {}
}
