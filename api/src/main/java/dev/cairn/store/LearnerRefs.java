package dev.cairn.store;

import dev.cairn.engine.learner.ExternalId;
import dev.cairn.engine.learner.LearnerId;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Learners, named in either way, on their way into a statement and back. */
final class LearnerRefs {
    private LearnerRefs() {}

    /** Three columns: ids, and the systems and values of external ids. Who is named twice the same way stands there once. */
    static Tuple add(Tuple parameters, Collection<LearnerRef> refs) {
        Set<String> ids = new LinkedHashSet<>();
        Set<ExternalId> externalIds = new LinkedHashSet<>();
        for (LearnerRef ref : refs) {
            if (ref instanceof LearnerRef.ByExternalId external) {
                externalIds.add(external.id());
            } else if (ref instanceof LearnerRef.ById own) {
                ids.add(own.id().value());
            }
        }
        return parameters
                .addArrayOfString(ids.toArray(String[]::new))
                .addArrayOfString(Chunks.texts(externalIds, ExternalId::system))
                .addArrayOfString(Chunks.texts(externalIds, ExternalId::value));
    }

    /** Three parameters: the id, or the system and value of an external id; the others null. */
    static Tuple one(LearnerRef ref) {
        return ref instanceof LearnerRef.ByExternalId external
                ? Tuple.of(null, external.id().system(), external.id().value())
                : Tuple.of(((LearnerRef.ById) ref).id().value(), null, null);
    }

    /** What was read, in the order of the refs; null where nobody was found. */
    static <T> List<@Nullable T> inOrder(List<LearnerRef> refs, RowSet<Row> rows, Function<Row, T> read) {
        Map<LearnerId, T> byId = new HashMap<>();
        Map<ExternalId, T> byExternalId = new HashMap<>();
        for (Row row : rows) {
            T learner = read.apply(row);
            byId.put(new LearnerId(row.getString("id")), learner);
            LearnerRow.externalIds(row).forEach(id -> byExternalId.put(id, learner));
        }
        List<@Nullable T> learners = new ArrayList<>(refs.size());
        for (LearnerRef ref : refs) {
            learners.add(
                    ref instanceof LearnerRef.ByExternalId external
                            ? byExternalId.get(external.id())
                            : byId.get(((LearnerRef.ById) ref).id()));
        }
        return learners;
    }
}
