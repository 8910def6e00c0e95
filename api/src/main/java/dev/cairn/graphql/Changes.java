package dev.cairn.graphql;

import dev.cairn.engine.learner.Learner;
import dev.cairn.push.Seen;
import dev.cairn.push.Watch;
import dev.cairn.push.Watched;
import dev.cairn.push.Watcher;
import dev.cairn.push.Watching;
import graphql.GraphQLContext;
import graphql.execution.DataFetcherResult;
import graphql.schema.DataFetchingEnvironment;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/**
 * The changes of one learner's first pick for one client. It holds at most one that was not taken yet: the newest, with
 * the number of those that it stands for.
 */
final class Changes implements Publisher<Object>, Watcher, Subscription {
    private final Watching watching;
    private final Watched watched;
    private final Pages pages;
    private final Question question;
    private final GraphQLContext context;
    private final Caller caller;

    private @Nullable Subscriber<? super Object> client;
    private @Nullable Watch watch;
    private @Nullable Seen newest;
    private @Nullable Refusal end;
    private int skipped;
    private long wanted;
    private boolean telling;
    private boolean over;

    Changes(Watching watching, Watched watched, Pages pages, Question question, DataFetchingEnvironment environment) {
        this.watching = watching;
        this.watched = watched;
        this.pages = pages;
        this.question = question;
        context = environment.getGraphQlContext();
        caller = Asked.caller(environment);
    }

    @Override
    public void subscribe(Subscriber<? super Object> subscriber) {
        synchronized (this) {
            client = subscriber;
        }
        subscriber.onSubscribe(this);
        Watch begun = watching.watch(watched, this);
        boolean late;
        synchronized (this) {
            watch = begun;
            late = over;
        }
        if (begun == null) {
            finish(new Refusal(ErrorCode.UNAVAILABLE, "too much is watched on this node; try again in a moment"));
        } else if (late) {
            begun.end();
        }
    }

    @Override
    public boolean maySee(Learner learner) {
        return caller.sees(learner);
    }

    @Override
    public void seen(Seen seen) {
        synchronized (this) {
            skipped += newest == null ? 0 : 1;
            newest = seen;
        }
        tell();
    }

    @Override
    public void gone(Gone why) {
        finish(
                switch (why) {
                    case LEARNER -> Asking.unknown(question.learner());
                    case PROGRAM ->
                        new Refusal(ErrorCode.UNKNOWN_PROGRAM, "the rule book has no such program any more");
                    case BROKEN -> new Refusal(ErrorCode.INTERNAL, "something broke here; the log has more");
                });
    }

    @Override
    public void request(long more) {
        synchronized (this) {
            wanted += more;
        }
        tell();
    }

    @Override
    public void cancel() {
        Watch begun;
        synchronized (this) {
            over = true;
            newest = null;
            begun = watch;
        }
        if (begun != null) {
            begun.end();
        }
    }

    private void finish(Refusal refusal) {
        synchronized (this) {
            end = refusal;
        }
        tell();
    }

    /** Hands over what there is while it is wanted; one at a time, for each is executed with what it was decided by. */
    private void tell() {
        while (true) {
            Subscriber<? super Object> to;
            Seen next;
            Refusal last;
            int left;
            synchronized (this) {
                to = client;
                next = newest;
                last = end;
                left = skipped;
                if (telling || over || to == null || (last == null && (next == null || wanted == 0))) {
                    return;
                }
                telling = true;
                if (next != null && wanted > 0) {
                    wanted--;
                    newest = null;
                    skipped = 0;
                } else {
                    over = true;
                }
            }
            if (next != null && !isOver()) {
                to.onNext(change(next, left));
            } else if (last != null) {
                to.onError(last);
            }
            synchronized (this) {
                telling = false;
            }
        }
    }

    private synchronized boolean isOver() {
        return over;
    }

    private DataFetcherResult<NextBestContentChanged.Change> change(Seen seen, int left) {
        Standing standing = new Standing(seen.book(), seen.catalog(), seen.now());
        context.put(Standing.class, standing);
        Question asked = question.at(seen.now());
        int rank = seen.decision().picks().isEmpty() ? -1 : 0;
        DataFetcherResult<NextBestContent.Answer> whole = NextBestContent.answer(
                asked, seen.decision(), 1, new Pushed(rank, null), seen.learner(), standing, caller, pages);
        NextBestContent.Answer answer = Objects.requireNonNull(whole.getData());
        return DataFetcherResult.<NextBestContentChanged.Change>newResult()
                .data(new NextBestContentChanged.Change(seen.cause(), answer.pick(), answer.decision(), left))
                .localContext(whole.getLocalContext())
                .build();
    }
}
