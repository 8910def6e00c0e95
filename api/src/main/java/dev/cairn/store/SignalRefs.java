package dev.cairn.store;

import dev.cairn.engine.learner.ExternalId;
import io.vertx.sqlclient.Tuple;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Whom and what a list of signals names, each once. */
final class SignalRefs {
    private SignalRefs() {}

    /** For {@code lock} and {@code courses}. */
    static Tuple learners(List<Signal> signals) {
        return LearnerRefs.add(
                Tuple.tuple(), signals.stream().map(Signal::learner).toList());
    }

    /** For {@code contents}. */
    static Tuple contents(List<Signal> signals) {
        Set<String> ids = new HashSet<>();
        Set<ExternalId> externalIds = new HashSet<>();
        for (Signal signal : signals) {
            if (signal.content() != null) {
                ids.add(signal.content());
            } else if (signal.elsewhere() != null) {
                externalIds.add(signal.elsewhere());
            }
        }
        return Tuple.tuple()
                .addArrayOfString(ids.toArray(String[]::new))
                .addArrayOfString(Chunks.texts(externalIds, ExternalId::system))
                .addArrayOfString(Chunks.texts(externalIds, ExternalId::value));
    }
}
