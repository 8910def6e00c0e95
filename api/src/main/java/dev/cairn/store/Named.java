package dev.cairn.store;

import dev.cairn.engine.learner.ExternalId;
import dev.cairn.engine.learner.LearnerId;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who and what there is of all that a list of signals names. */
final class Named {
    private final Map<LearnerRef, Who> learners = new HashMap<>();
    private final Set<String> contents = new HashSet<>();
    private final Map<ExternalId, String> contentsElsewhere = new HashMap<>();

    record Who(LearnerId id, ZoneId zone) {}

    /** @param zone where a learner of unknown zone is */
    Named(RowSet<Row> foundLearners, RowSet<Row> foundContents, ZoneId zone) {
        for (Row row : foundLearners) {
            LearnerId id = new LearnerId(row.getString("id"));
            @Nullable String own = row.getString("zone");
            @Nullable String system = row.getString("system");
            LearnerRef ref = system == null ? new LearnerRef.ById(id) : LearnerRef.of(system, row.getString("value"));
            learners.put(ref, new Who(id, own == null ? zone : ZoneId.of(own)));
        }
        for (Row row : foundContents) {
            @Nullable String system = row.getString("system");
            if (system == null) {
                contents.add(row.getString("id"));
            } else {
                contentsElsewhere.put(new ExternalId(system, row.getString("value")), row.getString("id"));
            }
        }
    }

    @Nullable
    Who learner(Signal signal) {
        return learners.get(signal.learner());
    }

    /** Our own id of its content; null where there is none, or it is about none. */
    @Nullable
    String content(Signal signal) {
        if (signal.elsewhere() != null) {
            return contentsElsewhere.get(signal.elsewhere());
        }
        return signal.content() != null && contents.contains(signal.content()) ? signal.content() : null;
    }
}
