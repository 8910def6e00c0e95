package dev.cairn.store;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.pubsub.PgSubscriber;
import java.util.function.Consumer;

/** What nodes tell each other through the database, over a connection of its own that is made anew when it is lost. */
public final class Announcements {
    /** The longest wait before the next try to connect. */
    private static final long LONGEST_WAIT_MS = 2_000;
    /** A connection can be dead without a word: then the callback comes from time to time all the same. */
    private static final long LOOK_ANYWAY_MS = 30_000;

    /** What is announced. */
    public enum Topic {
        CATALOG("cairn_catalog"),
        RULE_BOOK("cairn_rule_book"),
        LEARNER("cairn_learner");

        private final String channel;

        Topic(String channel) {
            this.channel = channel;
        }
    }

    private final Vertx vertx;
    private final PgSubscriber subscriber;
    private final long timer;
    private volatile boolean closed;

    private Announcements(Vertx vertx, PgSubscriber subscriber, Runnable callback) {
        this.vertx = vertx;
        this.subscriber = subscriber;
        timer = vertx.setPeriodic(LOOK_ANYWAY_MS, id -> callback.run());
    }

    static Future<Announcements> open(Vertx vertx, PgConnectOptions options, Topic topic, Runnable callback) {
        return open(vertx, options, topic, text -> callback.run(), callback, callback);
    }

    static Future<Announcements> ofLearners(
            Vertx vertx, PgConnectOptions options, Consumer<LearnerNews> heard, Runnable missed) {
        Consumer<String> reading = text -> {
            LearnerNews news = LearnerNews.read(text);
            if (news != null) {
                heard.accept(news);
            }
        };
        return open(vertx, options, Topic.LEARNER, reading, missed, () -> {});
    }

    /**
     * @param heard is given what was announced
     * @param missed is called when something may have been announced while nobody listened
     * @param anyway is called from time to time
     */
    private static Future<Announcements> open(
            Vertx vertx,
            PgConnectOptions options,
            Topic topic,
            Consumer<String> heard,
            Runnable missed,
            Runnable anyway) {
        PgSubscriber subscriber = PgSubscriber.subscriber(vertx, options)
                .reconnectPolicy(tries -> Math.min(LONGEST_WAIT_MS, 50L << Math.min(tries, 10)));
        subscriber
                .channel(topic.channel)
                // also after a lost connection: what was announced meanwhile is caught up
                .subscribeHandler(subscribed -> missed.run())
                .handler(heard::accept);
        return subscriber.connect().map(connected -> new Announcements(vertx, subscriber, anyway));
    }

    public boolean isClosed() {
        return closed;
    }

    public Future<Void> close() {
        closed = true;
        vertx.cancelTimer(timer);
        return subscriber.close();
    }
}
