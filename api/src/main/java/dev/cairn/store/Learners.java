package dev.cairn.store;

import dev.cairn.engine.learner.ExternalId;
import dev.cairn.engine.learner.Learner;
import dev.cairn.engine.learner.LearnerId;
import dev.cairn.engine.rulebook.Needs;
import dev.cairn.engine.rulebook.Transition;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** The learners, with all that is known about them. */
public final class Learners {
    /** How many can be read at a time. */
    public static final int MOST = 1_000;

    private static final Statements SQL = Statements.of(Learners.class);
    private static final String READ = SQL.get("read");
    private static final String READ_EXTERNAL = SQL.get("read-external");
    private static final String READ_ALL = SQL.get("read-all");
    private static final LocalDate NEVER = LocalDate.of(9999, 12, 31);
    private static final LocalDate EVER = LocalDate.of(1, 1, 1);
    /** A learner's calendar may be a day away from ours. */
    private static final int ZONE_SLACK_DAYS = 2;

    static final int RECENT_HOURS = 72;

    private final Database database;

    Learners(Database database) {
        this.database = database;
    }

    /** The whole learner in one round trip, or null. Reads as much of the past as the needs say. */
    public Future<@Nullable Learner> read(LearnerRef ref, Needs needs, Instant at) {
        return follow(ref, needs, at).map(found -> found == null ? null : found.learner());
    }

    /** The same, with how far the journeys have been followed. */
    public Future<@Nullable Followed> follow(LearnerRef ref, Needs needs, Instant at) {
        Tuple past = past(needs, at);
        Future<RowSet<Row>> rows;
        if (ref instanceof LearnerRef.ByExternalId external) {
            past.addString(external.id().system()).addString(external.id().value());
            rows = database.reading().preparedQuery(READ_EXTERNAL).execute(past);
        } else {
            past.addString(((LearnerRef.ById) ref).id().value());
            rows = database.reading().preparedQuery(READ).execute(past);
        }
        return rows.map(found ->
                found.size() == 0 ? null : LearnerRow.follow(found.iterator().next(), needs.habits()));
    }

    /** The learners in the order of the refs, null where there is none. At most {@link #MOST}. */
    public Future<List<@Nullable Learner>> readAll(List<LearnerRef> refs, Needs needs, Instant at) {
        return readAll(database.reading(), refs, needs, at);
    }

    Future<List<@Nullable Learner>> readAll(SqlClient client, List<LearnerRef> refs, Needs needs, Instant at) {
        return all(client, refs, needs, at)
                .map(rows -> LearnerRefs.inOrder(refs, rows, row -> LearnerRow.read(row, needs.habits())));
    }

    /** The same in one round trip, each with how far the journeys have been followed. */
    public Future<List<@Nullable Followed>> ofAll(List<LearnerRef> refs, Needs needs, Instant at) {
        return all(database.reading(), refs, needs, at)
                .map(rows -> LearnerRefs.inOrder(refs, rows, row -> LearnerRow.follow(row, needs.habits())));
    }

    private static Future<RowSet<Row>> all(SqlClient client, List<LearnerRef> refs, Needs needs, Instant at) {
        if (refs.size() > MOST) {
            throw new IllegalArgumentException("at most " + MOST + " learners at a time");
        }
        return client.preparedQuery(READ_ALL).execute(LearnerRefs.add(past(needs, at), refs));
    }

    /** Learners by id, those after {@code after} (null: from the start); who left is not among them. */
    public Future<Page<Learner>> page(@Nullable LearnerId after, int first, Needs needs, Instant at) {
        return stretch(new Stretch(after, null, false), first, needs, at);
    }

    /** The first or the last of the stretch, by id; {@code more} says whether it holds more in the direction of reading. */
    public Future<Page<Learner>> stretch(Stretch span, int most, Needs needs, Instant at) {
        if (most < 1 || most > MOST) {
            throw new IllegalArgumentException("a page has 1 to " + MOST + " learners");
        }
        return database.surveying()
                .preparedQuery(SQL.get(span.backward() ? "page-back" : "page"))
                .execute(past(needs, at)
                        .addString(span.first())
                        .addString(span.end())
                        .addInteger(most + 1))
                .map(rows -> {
                    List<Learner> learners = new ArrayList<>(rows.size());
                    rows.forEach(row -> learners.add(LearnerRow.read(row, needs.habits())));
                    boolean more = learners.size() > most;
                    List<Learner> page = more ? learners.subList(0, most) : learners;
                    if (span.backward()) {
                        Collections.reverse(page);
                    }
                    return new Page<>(page, more);
                });
    }

    /** Whether learners stand outside of a stretch. */
    public Future<Stretch.Beyond> beyond(Stretch span) {
        return span.beyond(database.surveying());
    }

    /** On what and at which hours learners learn, by learner; whoever did nothing is left out. */
    public Future<Map<LearnerId, HabitCounts>> habits(Collection<LearnerId> ids) {
        return database.reading()
                .preparedQuery(SQL.get("habits"))
                .execute(Tuple.tuple()
                        .addArrayOfString(ids.stream().map(LearnerId::value).toArray(String[]::new)))
                .map(rows -> {
                    Map<LearnerId, HabitCounts> habits = new HashMap<>();
                    rows.forEach(row -> habits.put(
                            new LearnerId(row.getString("learner")),
                            HabitCounts.of(
                                    row.getArrayOfStrings("devices"),
                                    row.getArrayOfShorts("hours"),
                                    row.getArrayOfIntegers("counts"))));
                    return habits;
                });
    }

    /** Who has the id that another system has given, or null. */
    public Future<@Nullable LearnerId> find(ExternalId id) {
        return database.reading()
                .preparedQuery(SQL.get("find"))
                .execute(Tuple.of(id.system(), id.value()))
                .map(rows -> rows.size() == 0
                        ? null
                        : new LearnerId(rows.iterator().next().getString("learner")));
    }

    /** What a learner is called that nobody else is: the own id, and ids in other systems. */
    public Future<Set<String>> names(LearnerId id) {
        return database.reading()
                .preparedQuery(SQL.get("names"))
                .execute(Tuple.of(id.value()))
                .map(rows -> {
                    Set<String> names = new HashSet<>();
                    rows.forEach(row -> names.add(row.getString("name")));
                    return names;
                });
    }

    /** The ids that other systems have given to a learner. */
    public Future<Set<ExternalId>> externalIds(LearnerId id) {
        return database.reading()
                .preparedQuery(SQL.get("external-ids"))
                .execute(Tuple.of(id.value()))
                .map(rows -> {
                    Set<ExternalId> ids = new HashSet<>();
                    rows.forEach(row -> ids.add(new ExternalId(row.getString("system"), row.getString("value"))));
                    return ids;
                });
    }

    /** How many learners there are, without those who left. */
    public Future<Long> count() {
        return database.surveying().preparedQuery(SQL.get("count")).execute().map(rows -> rows.iterator()
                .next()
                .getLong("learners"));
    }

    /** The same, leaving a line of what is being done with every change. */
    public Learners by(Deed deed) {
        return database.by(deed).learners();
    }

    /** @param expected the version that the change was made on; null: whatever it is */
    public Future<LearnerUpdate> update(LearnerRef ref, ProfileChange change, @Nullable Long expected) {
        return ProfileWriting.update(database, ref, change, expected);
    }

    /**
     * Adds or changes people, all or nothing. A person whom it would not change keeps version and date.
     *
     * @param progress called with how many are done
     */
    public Future<PeopleSaved> saveAll(List<Person> people, Roster roster, boolean dryRun, IntConsumer progress) {
        return new PeopleImport(database, roster, dryRun, progress).run(people);
    }

    /** The newest moves of a learner's journeys, newest first. */
    public Future<List<KeptTransition>> transitions(LearnerId id, int first) {
        return database.reading()
                .preparedQuery(SQL.get("transitions"))
                .execute(Tuple.of(id.value(), first))
                .map(rows -> {
                    List<KeptTransition> kept = new ArrayList<>(rows.size());
                    rows.forEach(row -> kept.add(KeptTransition.of(row)));
                    return kept;
                });
    }

    /** The first day that is read where an instant and what comes after it is looked at. */
    static LocalDate firstDay(Needs needs, Instant at) {
        return needs.days() == 0
                ? NEVER
                : needs.days() == Integer.MAX_VALUE
                        ? EVER
                        : LocalDate.ofInstant(at, ZoneOffset.UTC).minusDays(needs.days() + ZONE_SLACK_DAYS);
    }

    private static Tuple past(Needs needs, Instant at) {
        LocalDate today = LocalDate.ofInstant(at, ZoneOffset.UTC);
        OffsetDateTime recent = needs.hours()
                ? at.atOffset(ZoneOffset.UTC).minusHours(RECENT_HOURS)
                : NEVER.atStartOfDay().atOffset(ZoneOffset.UTC);
        return Tuple.tuple()
                .addLocalDate(firstDay(needs, at))
                .addOffsetDateTime(recent)
                .addBoolean(needs.habits())
                .addLocalDate(today)
                .addString(needs.ever().name());
    }

    /** A move as it is kept, with the version of the rule book that led to it. */
    public record KeptTransition(Transition transition, long book, Instant recordedAt) {
        private static KeptTransition of(Row row) {
            return new KeptTransition(
                    LateJourneys.transition(row),
                    row.getLong("book"),
                    row.getOffsetDateTime("recorded_at").toInstant());
        }
    }
}
