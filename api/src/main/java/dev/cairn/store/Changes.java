package dev.cairn.store;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which learners this node's transactions changed; told to all nodes as soon as they are committed, many at a time.
 *
 * <p>Not within the transaction: PostgreSQL lets those that announce something commit one after another only, each with
 * its own wait for the disk. What is lost when a node dies in between is found when all is looked at anyway.
 */
final class Changes {
    private static final Logger LOG = LoggerFactory.getLogger(Changes.class);
    private static final Statements SQL = Statements.of(Changes.class);
    /** The first change after a while is told at once, those that follow at most so often. */
    private static final long GATHER_MS = 10;

    private static final long TRY_AGAIN_MS = 1_000;
    /** Of more it is told that it may be anybody. */
    private static final int MOST = 5_000;

    private final Vertx vertx;
    private final SqlClient client;
    private final Map<SqlConnection, Map<ChangeCause, Set<String>>> open = new ConcurrentHashMap<>();
    private final Map<ChangeCause, Set<String>> gathered = new EnumMap<>(ChangeCause.class);
    private final Set<ChangeCause> anybody = new TreeSet<>();
    private boolean gathering;
    private long toldAt = System.nanoTime() - TimeUnit.MILLISECONDS.toNanos(GATHER_MS);

    Changes(Vertx vertx, SqlClient client) {
        this.vertx = vertx;
        this.client = client;
    }

    /** Noted by whoever changes learners, in the transaction in which it is done. */
    void note(SqlConnection transaction, ChangeCause cause, Collection<String> learners) {
        if (!learners.isEmpty()) {
            open.computeIfAbsent(transaction, begun -> new EnumMap<>(ChangeCause.class))
                    .computeIfAbsent(cause, none -> new TreeSet<>())
                    .addAll(learners);
        }
    }

    void ended(SqlConnection transaction, boolean committed) {
        Map<ChangeCause, Set<String>> changed = open.remove(transaction);
        if (committed && changed != null) {
            changed.forEach(this::add);
            gather();
        }
    }

    private synchronized void add(ChangeCause cause, Set<String> learners) {
        Set<String> all = gathered.computeIfAbsent(cause, none -> new TreeSet<>());
        all.addAll(learners);
        if (all.size() > MOST) {
            all.clear();
            anybody.add(cause);
        }
    }

    private synchronized void gather() {
        gather(GATHER_MS - TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - toldAt));
    }

    private synchronized void gather(long ms) {
        if (gathering) {
            return;
        }
        gathering = true;
        if (ms <= 0) {
            vertx.runOnContext(soon -> tell());
        } else {
            vertx.setTimer(ms, fired -> tell());
        }
    }

    /** Tells what has gathered. */
    Future<Void> tell() {
        Set<ChangeCause> causes = EnumSet.noneOf(ChangeCause.class);
        List<String> texts = texts(causes);
        if (texts.isEmpty()) {
            return Future.succeededFuture();
        }
        return client.preparedQuery(SQL.get("tell"))
                .execute(Tuple.tuple().addArrayOfString(texts.toArray(String[]::new)))
                .<Void>mapEmpty()
                .onFailure(failure -> {
                    LOG.warn("changes of learners are not announced: {}", failure.getMessage());
                    // everybody is looked at once the database is back, which costs less than to remember whom
                    again(causes);
                });
    }

    private synchronized void again(Set<ChangeCause> causes) {
        anybody.addAll(causes);
        gather(TRY_AGAIN_MS);
    }

    private synchronized List<String> texts(Set<ChangeCause> causes) {
        gathering = false;
        toldAt = System.nanoTime();
        causes.addAll(anybody);
        List<String> texts = new ArrayList<>();
        anybody.forEach(cause -> texts.addAll(LearnerNews.texts(cause, List.of())));
        gathered.forEach((cause, learners) -> {
            if (!anybody.contains(cause) && !learners.isEmpty()) {
                causes.add(cause);
                texts.addAll(LearnerNews.texts(cause, learners));
            }
        });
        anybody.clear();
        gathered.clear();
        return texts;
    }
}
