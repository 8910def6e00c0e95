package dev.cairn.store;

import dev.cairn.engine.learner.JourneyEvent;
import dev.cairn.engine.learner.LearnerId;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Signals that were dated ahead are counted once their time has come. */
final class Ripening {
    private static final String RIPEN = Statements.of(SignalLog.class).get("ripen");

    private Ripening() {}

    /** What has happened to learners who are held; sent before anything is read that is to know it. */
    static Future<Map<LearnerId, List<JourneyEvent>>> ripen(
            SqlConnection connection, String[] learners, JourneyRules rules, Instant now) {
        return connection
                .preparedQuery(RIPEN)
                .execute(Tuple.tuple()
                        .addArrayOfString(learners)
                        .addOffsetDateTime(now.atOffset(ZoneOffset.UTC))
                        .addString(rules.zone().getId()))
                .compose(rows -> {
                    Map<LearnerId, List<JourneyEvent>> ripe = new HashMap<>();
                    List<Completions.Shown> completed = new ArrayList<>();
                    rows.forEach(row -> {
                        JourneyEvent.Signalled signal = PastSignals.signal(row);
                        ripe.computeIfAbsent(new LearnerId(row.getString("learner")), id -> new ArrayList<>())
                                .add(signal);
                        if (signal.kind().equals("completed") && signal.content() != null) {
                            completed.add(new Completions.Shown(signal.id(), row.getUUID("fingerprint"), signal.day()));
                        }
                    });
                    return Completions.show(connection, completed).map(ripe);
                });
    }
}
