package dev.cairn.graphql;

import dev.cairn.engine.decision.Moment;
import dev.cairn.engine.learner.Learner;
import dev.cairn.engine.learner.LearnerId;
import dev.cairn.engine.rulebook.RuleBook;
import dev.cairn.engine.rulebook.row.Row;
import dev.cairn.engine.word.Nearest;
import dev.cairn.engine.word.Word;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Who is in a segment now: the live book decides on each learner's facts, off the event loop and over a bounded number. */
final class Segments {
    /** More learners than these are not looked at one by one in the time that a request has. */
    private static final int MOST = 20_000;

    private static final int AT_ONCE = 500;

    private final Vertx vertx;
    private final Sources sources;

    Segments(Vertx vertx, Sources sources) {
        this.vertx = vertx;
        this.sources = sources;
    }

    /**
     * The schema's {@code FunnelSegment}.
     *
     * @param lookedAt of all learners with a journey in the program who have not left
     */
    record Members(String segment, int lookedAt, long of, List<LearnerId> ids) {
        public int learners() {
            return ids.size();
        }
    }

    /** The segment's name as the book writes it. */
    static String named(String asked, RuleBook book) {
        List<String> names = book.rows().rows().stream()
                .filter(Row.SegmentRow.class::isInstance)
                .map(row -> ((Row.SegmentRow) row).segment())
                .distinct()
                .toList();
        return names.stream()
                .filter(name -> Word.key(name).equals(Word.key(asked)))
                .findFirst()
                .orElseThrow(() ->
                        new Refusal(ErrorCode.INVALID, "the rule book has no such segment", Nearest.to(asked, names)));
    }

    /** Of the learners whose journey in the program had begun before the instant, those who are in the segment now. */
    Future<Members> members(String segment, String program, Instant until, Standing standing) {
        String name = named(segment, standing.book());
        return sources.population().travellers(program, until, MOST).compose(all -> {
            List<LearnerId> in = new ArrayList<>();
            return look(all.ids(), 0, Word.key(name), standing, in)
                    .map(done -> new Members(name, all.ids().size(), all.of(), List.copyOf(in)));
        });
    }

    private Future<Void> look(List<LearnerId> ids, int from, String segment, Standing standing, List<LearnerId> in) {
        if (from >= ids.size()) {
            return Future.succeededFuture();
        }
        return sources.population()
                .read(
                        ids.subList(from, Math.min(from + AT_ONCE, ids.size())),
                        standing.book().needs(),
                        standing.now())
                .compose(learners -> vertx.executeBlocking(
                        () -> learners.stream()
                                .filter(learner -> isIn(segment, learner, standing))
                                .map(Learner::id)
                                .toList(),
                        false))
                .compose(found -> {
                    in.addAll(found);
                    return look(ids, from + AT_ONCE, segment, standing, in);
                });
    }

    private static boolean isIn(String segment, Learner learner, Standing standing) {
        return standing.book().classify(learner, standing.catalog(), Moment.at(standing.now())).segments().stream()
                .anyMatch(one -> Word.key(one).equals(segment));
    }
}
