package dev.cairn.keeping;

import dev.cairn.engine.content.Catalog;
import dev.cairn.engine.decision.Decision;
import dev.cairn.engine.decision.Pick;
import dev.cairn.engine.learner.Learner;
import dev.cairn.engine.rulebook.RuleBook;
import dev.cairn.store.KeptDecision;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of deciding a kept page again, with the learner, the book and the catalogue of then. */
public sealed interface Replay {

    /** @param differences none where the answer is the same */
    record Decided(
            KeptDecision kept,
            Learner learner,
            RuleBook book,
            Catalog catalog,
            Decision decision,
            List<Difference> differences)
            implements Replay {
        public Decided {
            differences = List.copyOf(differences);
        }

        /** What was decided again, cut to where the kept page's picks stood. */
        public Decision page() {
            List<Pick> all = decision.picks();
            int from = Math.min(all.size(), kept.place());
            int to = from;
            for (KeptDecision.KeptPick pick : kept.answer().picks()) {
                to = Math.max(to, Math.min(all.size(), pick.rank() + 1));
            }
            return decision.withPicks(all.subList(from, to));
        }
    }

    /** Something that the decision was made of is gone. {@code why} is a sentence for an editor. */
    record Lost(KeptDecision kept, Input input, String why) implements Replay {}

    enum Input {
        /** The learner's facts were erased. */
        FACTS,
        /** The rule book is not there, or this version of Cairn does not compile it. */
        BOOK,
        /** The catalogue's version is not kept any more. */
        CATALOG
    }

    /**
     * What came out otherwise.
     *
     * @param rank the pick's place in the list, from 0; null where it is about the decision as a whole
     * @param what such as {@code content}, {@code score}, {@code reasons}, {@code persona}
     */
    record Difference(
            @Nullable Integer rank,
            String what,
            @Nullable String then,
            @Nullable String now) {}
}
