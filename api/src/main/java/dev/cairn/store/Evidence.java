package dev.cairn.store;

import dev.cairn.engine.learner.LearnerId;
import dev.cairn.engine.word.Word;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** That learners hold skills: by whom it was said, when, and what it weighs. */
public final class Evidence {
    private static final Statements SQL = Statements.of(Evidence.class);
    private static final int CHUNK = 2_000;

    private final Database database;

    Evidence(Database database) {
        this.database = database;
    }

    /** What a file or a caller says of one learner. */
    public record Shown(LearnerRef learner, SkillEvidence evidence) {}

    /**
     * Evidence as it counts on a day.
     *
     * @param evidence with the scale that it stands on, the skill's own where it names none
     * @param faded its weight on that day
     * @param won whether its level is the one that is held
     */
    public record Weighed(SkillEvidence evidence, double faded, boolean won) {}

    /** What became of a list of evidence: all of it, or nothing. */
    public sealed interface Saved {
        record Kept(int added, int changed, int unchanged) implements Saved {}

        /** @param refs by whom nobody is known */
        record Unknown(Set<LearnerRef> refs) implements Saved {
            public Unknown {
                refs = Set.copyOf(refs);
            }
        }
    }

    /** Adds evidence, or replaces that of the same learner, skill, scale and source; all of it or, for an unknown learner, none. */
    public Future<Saved> saveAll(List<Shown> all, boolean dryRun, IntConsumer progress) {
        return Undone.answer(
                database.transaction(connection -> Chunks.unhurried(connection)
                        .compose(ready -> lock(connection, all))
                        .compose(known -> {
                            Set<LearnerRef> unknown = new HashSet<>();
                            all.forEach(shown -> {
                                if (!known.containsKey(shown.learner())) {
                                    unknown.add(shown.learner());
                                }
                            });
                            return unknown.isEmpty()
                                    ? keep(connection, all, known, dryRun, progress)
                                    : Undone.with((Saved) new Saved.Unknown(unknown));
                        })),
                Saved.class);
    }

    private Future<Saved> keep(
            SqlConnection connection,
            List<Shown> all,
            Map<LearnerRef, Held> known,
            boolean dryRun,
            IntConsumer progress) {
        List<EvidenceWriting.Of> evidence = all.stream()
                .map(shown -> new EvidenceWriting.Of(
                        Objects.requireNonNull(known.get(shown.learner())).id(), shown.evidence()))
                .toList();
        Count count = new Count();
        return Chunks.each(EvidenceWriting.distinct(evidence), CHUNK, chunk -> EvidenceWriting.write(connection, chunk)
                        .onSuccess(rows -> {
                            count.add(rows, chunk.size());
                            progress.accept(chunk.size());
                        }))
                .compose(done -> touch(connection, count.touched))
                .compose(done -> {
                    Saved saved = new Saved.Kept(count.added, count.changed, count.unchanged);
                    return dryRun ? Undone.with(saved) : Future.succeededFuture(saved);
                });
    }

    private static final class Count {
        private final Set<String> touched = new TreeSet<>();
        private int added;
        private int changed;
        private int unchanged;

        void add(RowSet<Row> rows, int of) {
            unchanged += of - rows.size();
            for (Row row : rows) {
                touched.add(row.getString("learner"));
                if (row.getBoolean("added")) {
                    added++;
                } else {
                    changed++;
                }
            }
        }
    }

    private record Held(LearnerId id, long version) {}

    private static Future<Map<LearnerRef, Held>> lock(SqlConnection connection, Collection<Shown> all) {
        return connection
                .preparedQuery(SQL.get("lock"))
                .execute(LearnerRefs.add(
                        Tuple.tuple(), all.stream().map(Shown::learner).toList()))
                .map(rows -> {
                    Map<LearnerRef, Held> known = new HashMap<>();
                    for (Row row : rows) {
                        @Nullable String system = row.getString("system");
                        Held held = new Held(new LearnerId(row.getString("id")), row.getLong("version"));
                        known.put(
                                system == null
                                        ? new LearnerRef.ById(held.id())
                                        : LearnerRef.of(system, row.getString("value")),
                                held);
                    }
                    return known;
                });
    }

    private Future<Void> touch(SqlConnection connection, Collection<String> learners) {
        database.changes().note(connection, ChangeCause.PROFILE, learners);
        return connection
                .preparedQuery(SQL.get("touch"))
                .execute(Tuple.tuple().addArrayOfString(learners.toArray(String[]::new)))
                .mapEmpty();
    }

    /** The same, leaving a line of what is being done with every change. */
    public Evidence by(Deed deed) {
        return database.by(deed).evidence();
    }

    /**
     * The highest level that a skill can be held at, or null where that is not known.
     *
     * @param scale by name; empty: the skill's own
     */
    public Future<@Nullable Double> highest(String skill, String scale) {
        Future<@Nullable String> named = scale.isEmpty()
                ? first("scale-of", skill).map(row -> row == null ? null : row.getString("scale"))
                : Future.succeededFuture(scale);
        return named.compose(name -> name == null
                ? Future.succeededFuture()
                : first("highest", name).map(row -> row == null ? null : row.getDouble("highest")));
    }

    private Future<@Nullable Row> first(String statement, String name) {
        return database.reading()
                .preparedQuery(SQL.get(statement))
                .execute(Tuple.of(Word.key(name)))
                .map(rows -> rows.size() == 0 ? null : rows.iterator().next());
    }

    /** @param expected the learner's version that the rating was made on; null: whatever it is */
    public Future<LearnerUpdate> rate(LearnerRef learner, SkillEvidence evidence, @Nullable Long expected) {
        Shown shown = new Shown(learner, evidence);
        return database.transaction(
                connection -> lock(connection, List.of(shown)).compose(known -> {
                    Held held = known.get(learner);
                    if (held == null) {
                        return Future.succeededFuture(new LearnerUpdate.Unknown(learner));
                    }
                    if (expected != null && expected != held.version()) {
                        return Future.succeededFuture(new LearnerUpdate.Conflict(held.id(), held.version()));
                    }
                    return EvidenceWriting.write(connection, List.of(new EvidenceWriting.Of(held.id(), evidence)))
                            .compose(rows -> rows.size() == 0
                                    ? Future.succeededFuture(new LearnerUpdate.Saved(held.id(), held.version()))
                                    : touch(connection, List.of(held.id().value()))
                                            .map(new LearnerUpdate.Saved(held.id(), held.version() + 1)));
                }));
    }

    /** All that is known of a learner's skills on a day, by skill and scale; of each the one that won first. */
    public Future<List<Weighed>> of(LearnerId learner, LocalDate day) {
        return database.reading()
                .preparedQuery(SQL.get("of-learner"))
                .execute(Tuple.of(learner.value(), day))
                .map(rows -> {
                    List<Weighed> all = new ArrayList<>(rows.size());
                    String before = "";
                    for (Row row : rows) {
                        String skill = row.getString("skill_key") + '\n' + row.getString("on_scale");
                        all.add(new Weighed(evidence(row, "on_scale"), row.getDouble("faded"), !skill.equals(before)));
                        before = skill;
                    }
                    return all;
                });
    }

    /** All evidence as it was given, by learner, what stands after {@code after}; null: from the start. */
    public Future<List<Shown>> page(@Nullable Shown after, int first) {
        Tuple place = after == null
                ? Tuple.of("", "", "", "")
                : Tuple.of(
                        ((LearnerRef.ById) after.learner()).id().value(),
                        Word.key(after.evidence().skill()),
                        after.evidence().scale(),
                        after.evidence().source());
        return database.reading()
                .preparedQuery(SQL.get("page"))
                .execute(place.addInteger(first))
                .map(rows -> {
                    List<Shown> all = new ArrayList<>(rows.size());
                    rows.forEach(
                            row -> all.add(new Shown(LearnerRef.of(row.getString("learner")), evidence(row, "scale"))));
                    return all;
                });
    }

    private static SkillEvidence evidence(Row row, String scale) {
        return new SkillEvidence(
                row.getString("skill"),
                row.getDouble("level"),
                row.getString("source"),
                row.getLocalDate("shown_on"),
                row.getInteger("weight"),
                row.getString(scale));
    }
}
