package dev.cairn.graphql;

import dev.cairn.store.Evidence;
import java.util.Locale;

/** Why one piece of evidence counts and another does not. */
final class SkillEvidenceWords {
    private SkillEvidenceWords() {}

    static String won(Evidence.Weighed won, Evidence.Weighed next) {
        if (won.faded() > next.faded()) {
            return "it weighs " + weight(won) + ", the next (" + next.evidence().source() + ") " + weight(next);
        }
        return won.evidence().on().isAfter(next.evidence().on())
                ? "it weighs as much as the next (" + next.evidence().source() + "), and is later"
                : "it weighs as much and is as late as the next ("
                        + next.evidence().source() + "), and comes first by name";
    }

    static String lost(Evidence.Weighed lost, Evidence.Weighed won) {
        if (won.faded() > lost.faded()) {
            return "it weighs " + weight(lost) + ", " + won.evidence().source() + " " + weight(won);
        }
        return won.evidence().on().isAfter(lost.evidence().on())
                ? "it weighs as much as " + won.evidence().source() + ", which is later"
                : "it weighs as much and is as late as " + won.evidence().source() + ", which comes first by name";
    }

    private static String weight(Evidence.Weighed one) {
        int full = one.evidence().weight();
        String now = String.format(Locale.ROOT, "%.1f", one.faded()).replaceFirst("\\.0$", "");
        return one.faded() < full ? now + " of once " + full : now;
    }
}
