package dev.cairn.push;

import dev.cairn.engine.content.Catalog;
import dev.cairn.engine.content.Content;
import dev.cairn.engine.decision.Decision;
import dev.cairn.engine.decision.Pick;
import dev.cairn.engine.learner.Learner;
import dev.cairn.engine.rulebook.RuleBook;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One watcher of one learner, and what it was told last: little, for there are many. */
public final class Watch {
    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);

    private final Watching watching;
    private final Watched watched;
    private final Watcher watcher;
    private @Nullable Mark told;
    private volatile boolean ended;

    /** What makes a first pick another one. That it has other reasons or points does not. */
    private record Mark(
            @Nullable Content content,
            @Nullable String program,
            @Nullable String stage,
            boolean required,
            @Nullable LocalDate due) {
        static Mark of(Decision decision) {
            if (decision.picks().isEmpty()) {
                return new Mark(null, null, null, false, null);
            }
            Pick pick = decision.picks().get(0);
            return new Mark(pick.content(), pick.program(), pick.stage(), pick.required(), pick.due());
        }
    }

    Watch(Watching watching, Watched watched, Watcher watcher) {
        this.watching = watching;
        this.watched = watched;
        this.watcher = watcher;
    }

    Watched watched() {
        return watched;
    }

    /** Nothing more is told, but for what is being told right now. */
    public void end() {
        if (!ended) {
            ended = true;
            watching.forget(this);
        }
    }

    /** Decides, and tells what is new. */
    void look(@Nullable Learner learner, RuleBook book, Catalog catalog, Instant now, Cause cause) {
        // what another's beginning finds out is told by whatever brought it about, which is on its way
        if (ended || cause == Cause.START && told != null) {
            return;
        }
        if (learner == null || !watcher.maySee(learner)) {
            leave(Watcher.Gone.LEARNER);
        } else if (watched.program() != null && book.program(watched.program()) == null) {
            leave(Watcher.Gone.PROGRAM);
        } else {
            try {
                Decision decision = book.decide(learner, catalog, watched.at(now), watched.program(), 1);
                Mark mark = Mark.of(decision);
                Mark before = told;
                // kept though it is equal: the other one may hold what belongs to an old catalogue
                told = mark;
                if (!mark.equals(before)) {
                    // the first look is the beginning, whatever else happened meanwhile
                    Cause why = before == null ? Cause.START : cause;
                    watcher.seen(new Seen(learner, decision, book, catalog, now, why));
                }
            } catch (RuntimeException broken) {
                LOG.error("what a watched learner should see cannot be decided", broken);
                leave(Watcher.Gone.BROKEN);
            }
        }
    }

    private void leave(Watcher.Gone why) {
        end();
        watcher.gone(why);
    }
}
