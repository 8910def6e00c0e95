package dev.cairn.store;

import dev.cairn.engine.learner.ExternalId;
import dev.cairn.engine.learner.LearnerId;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A signal that waits for its learner or its content, as it stands in its row.
 *
 * @param learner our own id of the learner, as it was named or as it turned out since
 * @param ready whether it waits for nobody any more
 * @param undone whether it was taken back while it waited
 */
record ParkedSignal(Signal signal, @Nullable LearnerId learner, boolean ready, boolean undone) {

    static ParkedSignal read(Row row) {
        @Nullable String own = row.getString("learner");
        @Nullable String system = row.getString("learner_system");
        LearnerRef ref = system == null
                ? LearnerRef.of(Objects.requireNonNull(own))
                : LearnerRef.of(system, row.getString("learner_value"));
        @Nullable String elsewhere = row.getString("content_system");
        Signal plain = SignalRow.read(row, ref);
        Signal signal = elsewhere == null
                ? plain
                : plain.about(row.getString("content"), new ExternalId(elsewhere, row.getString("content_value")));
        return new ParkedSignal(
                signal,
                own == null ? null : new LearnerId(own),
                row.getBoolean("ready"),
                row.getOffsetDateTime("undone_at") != null);
    }

    boolean isOf(LearnerRef ref) {
        return signal.learner().equals(ref) || (learner != null && ref.equals(new LearnerRef.ById(learner)));
    }

    /**
     * Whether a signal under the same id says the same.
     *
     * @param who the other's learner, where it is known by our own id
     */
    boolean says(Signal other, @Nullable LearnerId who) {
        boolean sameLearner = signal.learner().equals(other.learner()) || (learner != null && learner.equals(who));
        boolean sameContent = (signal.content() != null && signal.content().equals(other.content()))
                || (signal.elsewhere() != null && signal.elsewhere().equals(other.elsewhere()))
                || (!signal.isAboutContent() && !other.isAboutContent());
        return sameLearner && sameContent && signal.saysAs(other);
    }

    /** A signal to be parked, with its learner where that is known. */
    record Unknown(int position, Signal signal, @Nullable LearnerId learner, boolean contentToo) {
        boolean learnerToo() {
            return learner == null;
        }

        /** What became of it where nothing waits. */
        SignalOutcome refused() {
            ExternalId elsewhere = signal.elsewhere();
            return learner == null
                    ? new SignalOutcome.UnknownLearner(signal.id(), signal.learner())
                    : new SignalOutcome.UnknownContent(
                            signal.id(),
                            elsewhere == null
                                    ? String.valueOf(signal.content())
                                    : elsewhere.system() + ":" + elsewhere.value());
        }

        private @Nullable String own() {
            return learner != null
                    ? learner.value()
                    : signal.learner() instanceof LearnerRef.ById byId
                            ? byId.id().value()
                            : null;
        }

        private @Nullable ExternalId foreign() {
            return signal.learner() instanceof LearnerRef.ByExternalId external ? external.id() : null;
        }
    }

    /** For {@code park}, up to its limits. */
    static Tuple columns(List<Unknown> all) {
        List<Signal> list = all.stream().map(Unknown::signal).toList();
        return Tuple.tuple()
                .addArrayOfString(Chunks.texts(list, Signal::id))
                .addArrayOfString(Chunks.texts(all, Unknown::own))
                .addArrayOfString(Chunks.texts(all, one -> system(one.foreign())))
                .addArrayOfString(Chunks.texts(all, one -> value(one.foreign())))
                .addArrayOfString(Chunks.texts(list, Signal::content))
                .addArrayOfString(Chunks.texts(list, signal -> system(signal.elsewhere())))
                .addArrayOfString(Chunks.texts(list, signal -> value(signal.elsewhere())))
                .addArrayOfString(Chunks.texts(list, Signal::kind))
                .addArrayOfString(Chunks.texts(list, Signal::program))
                .addArrayOfOffsetDateTime(Chunks.times(list, Signal::at))
                .addArrayOfString(Chunks.texts(list, Signal::device))
                .addArrayOfString(Chunks.texts(list, Signal::channel))
                .addArrayOfString(Chunks.texts(list, Signal::touchPoint))
                .addArrayOfString(Chunks.texts(list, Signal::decision))
                .addArrayOfDouble(list.stream().map(Signal::value).toArray(Double[]::new))
                .addArrayOfOffsetDateTime(Chunks.times(list, Signal::snoozeUntil));
    }

    private static @Nullable String system(@Nullable ExternalId id) {
        return id == null ? null : id.system();
    }

    private static @Nullable String value(@Nullable ExternalId id) {
        return id == null ? null : id.value();
    }
}
