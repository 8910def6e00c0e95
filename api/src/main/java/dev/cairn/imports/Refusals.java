package dev.cairn.imports;

import dev.cairn.imports.mapping.Finding;
import dev.cairn.imports.mapping.RowPlace;
import dev.cairn.store.LearnerRef;
import dev.cairn.store.Signal;
import dev.cairn.store.SignalOutcome;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Why the store refused a signal, in words for the one who sent the file. */
final class Refusals {
    private Refusals() {}

    static boolean isOfSomebodyUnknown(SignalOutcome outcome) {
        return outcome instanceof SignalOutcome.UnknownLearner || outcome instanceof SignalOutcome.UnknownContent;
    }

    /** Whether nobody's coming could mend it. */
    static boolean isForGood(SignalOutcome outcome) {
        return outcome instanceof SignalOutcome.Conflict || outcome instanceof SignalOutcome.TooFarAhead;
    }

    static Finding finding(SignalOutcome outcome, Signal signal, RowPlace place, SignalSpelling words) {
        if (outcome instanceof SignalOutcome.UnknownLearner unknown) {
            return nobody(unknown.learner(), place);
        } else if (outcome instanceof SignalOutcome.UnknownContent unknown) {
            return place.error("content", "there is no content `" + unknown.content() + "`")
                    .expecting("a content that was imported before")
                    .nearest(words.near(unknown.content()));
        } else if (outcome instanceof SignalOutcome.NoRoom full) {
            return place.error(
                            full.unknownLearner() ? "person" : "content",
                            "nobody knows it yet, and as many signals are parked as may be")
                    .expecting("people and contents that were imported before");
        } else if (outcome instanceof SignalOutcome.TooFarAhead ahead) {
            return place.error("at", "`" + ahead.at() + "` is more than a day in the future");
        } else if (outcome instanceof SignalOutcome.Conflict) {
            return place.columns().containsKey("id")
                    ? place.error("id", "`" + signal.id() + "` was recorded before and said something else")
                    : place.error("id", "the same row was imported before, and the mapping made something else of it")
                            .expecting("the mapping as it was; or another `source`, which counts all rows anew");
        }
        throw new IllegalArgumentException("not refused: " + outcome);
    }

    /** A warning where the content that a row waits for is probably one that is there, misspelt. */
    static Optional<Finding> parked(SignalOutcome outcome, Signal signal, RowPlace place, SignalSpelling words) {
        @Nullable String content = signal.content();
        if (!(outcome instanceof SignalOutcome.Parked parked) || !parked.unknownContent() || content == null) {
            return Optional.empty();
        }
        return Optional.ofNullable(words.near(content))
                .map(near -> place.warning("content", "the row is parked: there is no content `" + content + "` yet")
                        .nearest(near));
    }

    static Finding nobody(LearnerRef learner, RowPlace place) {
        Finding finding = learner instanceof LearnerRef.ByExternalId foreign
                ? place.error(
                        "person: " + foreign.id().system(),
                        "nobody has the id `" + foreign.id().value() + "` in `"
                                + foreign.id().system() + "`")
                : place.error("person", "there is no person `" + learner + "`");
        return finding.expecting("a person who was imported before");
    }
}
