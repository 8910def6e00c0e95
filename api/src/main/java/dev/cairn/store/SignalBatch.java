package dev.cairn.store;

import dev.cairn.engine.learner.ExternalId;
import dev.cairn.engine.learner.JourneyEvent;
import dev.cairn.engine.learner.LearnerId;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Signals on their way into the log: who did them, where that was, and what became of each. */
final class SignalBatch {
    private static final Duration AHEAD = Duration.ofHours(24);

    private final List<Signal> signals;
    private final JourneyRules rules;
    private final Instant now;
    private final Map<LearnerRef, Who> learners = new HashMap<>();
    private final Set<String> contents = new HashSet<>();
    /** By position in the list; null as long as it is not known. */
    private final @Nullable SignalOutcome[] outcomes;

    private final Map<String, Given> given = new LinkedHashMap<>();

    private record Who(LearnerId id, ZoneId zone) {}

    /** A signal that can be inserted; {@code position} is its first in the list. One that waits is dated ahead. */
    record Given(Signal signal, int position, LearnerId learner, ZonedDateTime local, UUID fingerprint, boolean waits) {
        JourneyEvent event() {
            return new JourneyEvent.Signalled(
                    signal.id(),
                    signal.at(),
                    local.toLocalDate(),
                    signal.kind(),
                    signal.content(),
                    signal.program(),
                    signal.device());
        }
    }

    SignalBatch(List<Signal> signals, JourneyRules rules, Instant now) {
        this.signals = signals;
        this.rules = rules;
        this.now = now;
        outcomes = new SignalOutcome[signals.size()];
    }

    /** For {@code lock}: each named learner once. */
    Tuple refs() {
        Set<String> ids = new HashSet<>();
        Set<ExternalId> externalIds = new HashSet<>();
        for (Signal signal : signals) {
            if (signal.learner() instanceof LearnerRef.ByExternalId external) {
                externalIds.add(external.id());
            } else if (signal.learner() instanceof LearnerRef.ById own) {
                ids.add(own.id().value());
            }
        }
        return Tuple.tuple()
                .addArrayOfString(ids.toArray(String[]::new))
                .addArrayOfString(Chunks.texts(externalIds, ExternalId::system))
                .addArrayOfString(Chunks.texts(externalIds, ExternalId::value));
    }

    Tuple contentIds() {
        Set<String> ids = new HashSet<>();
        for (Signal signal : signals) {
            if (signal.content() != null) {
                ids.add(signal.content());
            }
        }
        return Tuple.tuple().addArrayOfString(ids.toArray(String[]::new));
    }

    /** Takes the learners and contents that were found, and refuses what cannot be recorded. */
    void resolve(RowSet<Row> foundLearners, RowSet<Row> foundContents) {
        for (Row row : foundLearners) {
            LearnerId id = new LearnerId(row.getString("id"));
            @Nullable String zone = row.getString("zone");
            @Nullable String system = row.getString("system");
            LearnerRef ref = system == null ? new LearnerRef.ById(id) : LearnerRef.of(system, row.getString("value"));
            learners.put(ref, new Who(id, zone == null ? rules.zone() : ZoneId.of(zone)));
        }
        foundContents.forEach(row -> contents.add(row.getString("id")));
        for (int i = 0; i < signals.size(); i++) {
            resolve(i, signals.get(i));
        }
    }

    private void resolve(int position, Signal signal) {
        @Nullable Who who = learners.get(signal.learner());
        if (who == null) {
            outcomes[position] = new SignalOutcome.UnknownLearner(signal.id(), signal.learner());
        } else if (signal.content() != null && !contents.contains(signal.content())) {
            outcomes[position] = new SignalOutcome.UnknownContent(signal.id(), signal.content());
        } else if (signal.at().isAfter(now.plus(AHEAD))) {
            outcomes[position] = new SignalOutcome.TooFarAhead(signal.id(), signal.at());
        } else {
            UUID fingerprint = Fingerprint.of(signal, who.id());
            Given first = given.putIfAbsent(
                    signal.id(),
                    new Given(
                            signal,
                            position,
                            who.id(),
                            signal.at().atZone(who.zone()),
                            fingerprint,
                            signal.at().isAfter(now)));
            if (first != null) {
                outcomes[position] = first.fingerprint().equals(fingerprint)
                        ? new SignalOutcome.Duplicate(signal.id())
                        : new SignalOutcome.Conflict(signal.id());
            }
        }
    }

    List<Given> given() {
        return List.copyOf(given.values());
    }

    /** For {@code insert}. */
    Tuple columns(List<Given> piece) {
        return SignalColumns.of(piece, now);
    }

    /** Takes what {@code insert} answered for a piece; the rest of the piece was taken by another transaction just now. */
    List<Given> settle(List<Given> piece, RowSet<Row> rows) {
        Set<String> seen = new HashSet<>();
        for (Row row : rows) {
            Given one = one(row);
            seen.add(one.signal().id());
            @Nullable Boolean isNew = row.getBoolean("new");
            settle(one, isNew == null ? State.OTHER : isNew ? State.NEW : State.SAME);
        }
        return piece.stream().filter(one -> !seen.contains(one.signal().id())).toList();
    }

    /** For {@code compare}. */
    Tuple fingerprints(List<Given> late) {
        return Tuple.tuple()
                .addArrayOfString(Chunks.texts(late, one -> one.signal().id()))
                .addArrayOfUUID(late.stream().map(Given::fingerprint).toArray(UUID[]::new));
    }

    void settleLate(RowSet<Row> rows) {
        rows.forEach(row -> settle(one(row), row.getBoolean("same") ? State.SAME : State.OTHER));
    }

    private Given one(Row row) {
        Given one = given.get(row.getString("id"));
        if (one == null) {
            throw new IllegalStateException("an answer for a signal that was not given");
        }
        return one;
    }

    private enum State {
        NEW,
        SAME,
        OTHER
    }

    private void settle(Given one, State state) {
        String id = one.signal().id();
        outcomes[one.position()] = switch (state) {
            case NEW -> new SignalOutcome.Accepted(id);
            case SAME -> new SignalOutcome.Duplicate(id);
            case OTHER -> new SignalOutcome.Conflict(id);
        };
    }

    boolean hasRefused() {
        for (SignalOutcome outcome : outcomes) {
            if (outcome != null && outcome.isRefused()) {
                return true;
            }
        }
        return false;
    }

    /** What became of each signal; one that waits for the log counts as accepted, as of a batch that is taken back. */
    List<SignalOutcome> outcomes() {
        List<SignalOutcome> all = new ArrayList<>(outcomes.length);
        for (int i = 0; i < outcomes.length; i++) {
            @Nullable SignalOutcome outcome = outcomes[i];
            all.add(outcome == null ? new SignalOutcome.Accepted(signals.get(i).id()) : outcome);
        }
        return all;
    }

    /** The learners of signals that can be recorded, in the order in which they are first named. */
    List<LearnerRef> touched() {
        Set<LearnerRef> refs = new LinkedHashSet<>();
        given.values().forEach(one -> refs.add(new LearnerRef.ById(one.learner())));
        return List.copyOf(refs);
    }

    /** What newly recorded signals say, by learner; those that wait have not happened yet. */
    Map<LearnerId, List<JourneyEvent>> fresh() {
        Map<LearnerId, List<JourneyEvent>> fresh = new HashMap<>();
        for (Given one : given.values()) {
            if (outcomes[one.position()] instanceof SignalOutcome.Accepted && !one.waits()) {
                fresh.computeIfAbsent(one.learner(), id -> new ArrayList<>()).add(one.event());
            }
        }
        return fresh;
    }

    /** The learners of newly recorded signals that wait. */
    Set<LearnerId> ahead() {
        Set<LearnerId> ahead = new HashSet<>();
        for (Given one : given.values()) {
            if (outcomes[one.position()] instanceof SignalOutcome.Accepted && one.waits()) {
                ahead.add(one.learner());
            }
        }
        return ahead;
    }

    /** For each learner, the earliest instant that may have to be looked at. */
    Map<LearnerId, Instant> earliest(Map<LearnerId, CourseRow> courses) {
        Map<LearnerId, Instant> earliest = new LinkedHashMap<>();
        for (Given one : given.values()) {
            CourseRow course = courses.get(one.learner());
            Instant folded = course == null || course.folded().isAfter(now) ? now : course.folded();
            earliest.merge(one.learner(), folded, SignalBatch::earlier);
            earliest.merge(one.learner(), one.signal().at(), SignalBatch::earlier);
        }
        return earliest;
    }

    private static Instant earlier(Instant one, Instant other) {
        return other.isBefore(one) ? other : one;
    }
}
