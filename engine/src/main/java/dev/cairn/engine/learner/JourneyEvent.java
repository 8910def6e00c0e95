package dev.cairn.engine.learner;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** What may move a learner's journeys. Events stand in the order in which they happened, equal instants by id. */
public sealed interface JourneyEvent {
    Comparator<JourneyEvent> ORDER = Comparator.comparing(JourneyEvent::at).thenComparing(JourneyEvent::id);

    Instant at();

    String id();

    /**
     * The learner did something; an enrolment is a signal too.
     *
     * @param day the date where the learner was
     */
    record Signalled(
            String id,
            Instant at,
            LocalDate day,
            String kind,
            @Nullable String content,
            @Nullable String program,
            @Nullable String device)
            implements JourneyEvent {}

    /**
     * Somebody put the learner into a stage.
     *
     * @param stage {@link Journey#ENDED} takes them out
     * @param by who did it
     */
    record MovedByHand(String id, Instant at, String program, String stage, String by) implements JourneyEvent {}

    /** Facts about the learner, or the rules, became what they are now. */
    record FactsChanged(String id, Instant at) implements JourneyEvent {}
}
