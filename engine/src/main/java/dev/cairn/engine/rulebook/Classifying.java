package dev.cairn.engine.rulebook;

import dev.cairn.engine.learner.Learner;
import dev.cairn.engine.rulebook.drools.RuleNetwork;
import dev.cairn.engine.rulebook.row.Row;
import dev.cairn.engine.rulebook.row.Stratum;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Segments by every row that matches, then the persona by the first. */
final class Classifying {
    private final RuleBook book;
    private final Learner learner;
    private final Facts facts;

    Classifying(RuleBook book, Learner learner, Facts facts) {
        this.book = book;
        this.learner = learner;
        this.facts = facts;
    }

    /** What rows of later strata may read is known from then on. */
    Classification classify(RuleNetwork.Match match) {
        Classification classification = found(match);
        facts.classified(classification);
        return classification;
    }

    private Classification found(RuleNetwork.Match match) {
        List<Row> rows = book.rows().rows();
        Set<String> segments = new LinkedHashSet<>();
        for (int row : match.fire(Stratum.SEGMENT, facts.values(book.facts(Stratum.SEGMENT), null))) {
            if (rows.get(row) instanceof Row.SegmentRow segment) {
                segments.add(segment.segment());
            }
        }
        facts.segmented(segments);
        String pinned = learner.profile().pinnedPersona();
        if (pinned != null) {
            return new Classification(segments, pinned, null);
        }
        for (int row : match.fire(Stratum.PERSONA, facts.values(book.facts(Stratum.PERSONA), null))) {
            if (rows.get(row) instanceof Row.PersonaRow persona) {
                return new Classification(
                        segments, persona.persona(), persona.head().name());
            }
        }
        return new Classification(segments, null, null);
    }
}
