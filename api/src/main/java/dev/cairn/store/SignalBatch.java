package dev.cairn.store;

import dev.cairn.engine.learner.JourneyEvent;
import dev.cairn.engine.learner.LearnerId;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
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
    private final Instant now;
    /** By position in the list; null as long as it is not known. */
    private final @Nullable SignalOutcome[] outcomes;

    private final Map<String, Given> given = new LinkedHashMap<>();
    private final Map<String, ParkedSignal.Unknown> unknown = new LinkedHashMap<>();

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

    SignalBatch(List<Signal> signals, Instant now) {
        this.signals = signals;
        this.now = now;
        outcomes = new SignalOutcome[signals.size()];
    }

    List<Signal> signals() {
        return signals;
    }

    /** Takes what was found of learners and contents, and what waits, and sets apart what cannot be recorded. */
    void resolve(Named named, Map<String, ParkedSignal> parked) {
        for (int i = 0; i < signals.size(); i++) {
            resolve(i, signals.get(i), named, parked);
        }
    }

    private void resolve(int position, Signal sent, Named named, Map<String, ParkedSignal> parked) {
        Named.@Nullable Who who = named.learner(sent);
        @Nullable String content = named.content(sent);
        boolean unknownContent = content == null && sent.isAboutContent();
        if (sent.at().isAfter(now.plus(AHEAD))) {
            outcomes[position] = new SignalOutcome.TooFarAhead(sent.id(), sent.at());
        } else if (who == null || unknownContent) {
            setApart(new ParkedSignal.Unknown(position, sent, who == null ? null : who.id(), unknownContent));
        } else {
            ParkedSignal waiting = parked.get(sent.id());
            // what is ready is joined before, and found in its row
            if (waiting != null && !(waiting.ready() && who.id().equals(waiting.learner()))) {
                compare(position, waiting, who.id());
            } else {
                give(position, sent.about(content), who);
            }
        }
    }

    private void setApart(ParkedSignal.Unknown one) {
        Signal signal = one.signal();
        ParkedSignal.Unknown first = given.containsKey(signal.id()) ? null : unknown.putIfAbsent(signal.id(), one);
        if (one.equals(unknown.get(signal.id()))) {
            outcomes[one.position()] = one.refused();
        } else {
            boolean same = first != null && first.signal().equals(signal);
            outcomes[one.position()] = known(signal.id(), same);
        }
    }

    private void give(int position, Signal signal, Named.Who who) {
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
            outcomes[position] = known(signal.id(), first.fingerprint().equals(fingerprint));
        } else if (unknown.containsKey(signal.id())) {
            given.remove(signal.id());
            outcomes[position] = new SignalOutcome.Conflict(signal.id());
        }
    }

    /** What cannot be recorded until somebody comes. */
    List<ParkedSignal.Unknown> unknown() {
        return List.copyOf(unknown.values());
    }

    /** A signal whose id another waits under. */
    void compare(int position, ParkedSignal waiting, @Nullable LearnerId who) {
        Signal signal = signals.get(position);
        outcomes[position] = known(signal.id(), waiting.says(signal, who));
    }

    /** @param parked null: there was no room; false: the id was recorded before, for another signal */
    void parked(ParkedSignal.Unknown one, @Nullable Boolean parked, Instant until) {
        String id = one.signal().id();
        outcomes[one.position()] = parked == null
                ? new SignalOutcome.NoRoom(id, one.learnerToo(), one.contentToo())
                : parked
                        ? new SignalOutcome.Parked(id, one.learnerToo(), one.contentToo(), until)
                        : new SignalOutcome.Conflict(id);
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
            // what was shown within its decision before is kept and not counted again
            outcomes[one.position()] = Boolean.TRUE.equals(isNew) && !row.getBoolean("idle")
                    ? new SignalOutcome.Accepted(one.signal().id())
                    : known(one.signal().id(), isNew != null);
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
        rows.forEach(row -> outcomes[one(row).position()] = known(row.getString("id"), row.getBoolean("same")));
    }

    private Given one(Row row) {
        Given one = given.get(row.getString("id"));
        if (one == null) {
            throw new IllegalStateException("an answer for a signal that was not given");
        }
        return one;
    }

    private static SignalOutcome known(String id, boolean same) {
        return same ? new SignalOutcome.Duplicate(id) : new SignalOutcome.Conflict(id);
    }

    /** Whether something is refused that nobody's coming could mend. */
    boolean hasWrong() {
        for (SignalOutcome outcome : outcomes) {
            if (outcome instanceof SignalOutcome.Conflict || outcome instanceof SignalOutcome.TooFarAhead) {
                return true;
            }
        }
        return false;
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
}
