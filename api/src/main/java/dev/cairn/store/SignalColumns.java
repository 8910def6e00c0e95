package dev.cairn.store;

import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** Signals as the arrays of columns that {@code insert} takes. */
final class SignalColumns {
    private SignalColumns() {}

    static Tuple of(List<SignalBatch.Given> piece, Instant now) {
        List<Signal> list = piece.stream().map(SignalBatch.Given::signal).toList();
        return Tuple.tuple()
                .addArrayOfString(Chunks.texts(list, Signal::id))
                .addArrayOfString(Chunks.texts(piece, one -> one.learner().value()))
                .addArrayOfString(Chunks.texts(list, Signal::kind))
                .addArrayOfString(Chunks.texts(list, Signal::content))
                .addArrayOfString(Chunks.texts(list, Signal::program))
                .addArrayOfOffsetDateTime(Chunks.times(list, Signal::at))
                .addArrayOfString(Chunks.texts(list, Signal::device))
                .addArrayOfString(Chunks.texts(list, Signal::channel))
                .addArrayOfString(Chunks.texts(list, Signal::touchPoint))
                .addArrayOfString(Chunks.texts(list, Signal::decision))
                .addArrayOfDouble(list.stream().map(Signal::value).toArray(Double[]::new))
                .addArrayOfOffsetDateTime(Chunks.times(list, Signal::snoozeUntil))
                .addArrayOfUUID(
                        piece.stream().map(SignalBatch.Given::fingerprint).toArray(UUID[]::new))
                .addArrayOfLocalDate(
                        piece.stream().map(one -> one.local().toLocalDate()).toArray(LocalDate[]::new))
                .addArrayOfInteger(
                        piece.stream().map(one -> one.local().getHour()).toArray(Integer[]::new))
                .addOffsetDateTime(now.atOffset(ZoneOffset.UTC))
                .addArrayOfBoolean(piece.stream().map(SignalBatch.Given::waits).toArray(Boolean[]::new));
    }
}
