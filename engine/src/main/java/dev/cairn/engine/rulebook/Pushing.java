package dev.cairn.engine.rulebook;

import dev.cairn.engine.content.Catalog;
import dev.cairn.engine.decision.Moment;
import dev.cairn.engine.decision.Push;
import dev.cairn.engine.decision.Push.Cause;
import dev.cairn.engine.decision.Push.Hold;
import dev.cairn.engine.learner.Learner;
import dev.cairn.engine.rulebook.row.Cap;
import dev.cairn.engine.rulebook.row.Cell;
import dev.cairn.engine.rulebook.row.Row.CapRow;
import dev.cairn.engine.rulebook.row.RowHead;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether caps let a content be pushed, and from when. */
final class Pushing {
    /** Quiet hours may end in a busy day, which may end in quiet hours; more turns than this mean never. */
    private static final int MOST_TURNS = 50;

    private static final int MINUTES_OF_TWO_DAYS = 2 * 24 * 60;

    private final RuleBook book;
    private final Learner learner;
    private final Catalog catalog;
    private final @Nullable String program;
    private final int position;

    Pushing(RuleBook book, Learner learner, Catalog catalog, @Nullable String program, int position) {
        this.book = book;
        this.learner = learner;
        this.catalog = catalog;
        this.program = program;
        this.position = position;
    }

    Push answer(Moment moment) {
        List<Hold> now = holds(moment);
        List<Hold> then = now;
        Instant from = moment.at();
        for (int turn = 0; from != null && !then.isEmpty(); turn++) {
            from = turn == MOST_TURNS ? null : last(then);
            then = from == null ? then : holds(at(from, moment));
        }
        return new Push(now, from);
    }

    private static Moment at(Instant from, Moment asked) {
        return new Moment(from, asked.device(), asked.channel(), asked.touchPoint(), asked.language(), asked.minutes());
    }

    private static @Nullable Instant last(List<Hold> holds) {
        Instant last = Instant.MIN;
        for (Hold hold : holds) {
            if (hold.until() == null) {
                return null;
            }
            last = hold.until().isAfter(last) ? hold.until() : last;
        }
        return last;
    }

    private List<Hold> holds(Moment moment) {
        return book.inside(learner, catalog, moment, program, (deciding, facts) -> {
            List<Hold> holds = new ArrayList<>();
            if (deciding.contest().requires(position)) {
                return holds;
            }
            Caps.Reached reached = deciding.caps().reached(position);
            if (reached != null) {
                holds.add(hold(Cause.LIMIT, reached.row(), reached.capped().until()));
            }
            ZonedDateTime now = moment.at().atZone(facts.zone());
            for (CapRow row : deciding.caps().about(position)) {
                Cell quiet = row.cap().quietHours();
                if (quiet != null && isQuiet(quiet, now)) {
                    holds.add(hold(Cause.QUIET_HOURS, row, end(quiet, now)));
                }
                LocalDate free =
                        isBusy(row.cap(), now.toLocalDate()) ? row.cap().busyUntil() : null;
                if (free != null) {
                    holds.add(hold(Cause.BUSY, row, morningAfter(free, facts.zone())));
                }
            }
            return holds;
        });
    }

    private static Instant morningAfter(LocalDate day, ZoneId zone) {
        return day.plusDays(1).atStartOfDay(zone).toInstant();
    }

    private static boolean isBusy(Cap cap, LocalDate day) {
        return cap.busyFrom() != null
                && cap.busyUntil() != null
                && !day.isBefore(cap.busyFrom())
                && !day.isAfter(cap.busyUntil());
    }

    private static boolean isQuiet(Cell quiet, ZonedDateTime time) {
        return quiet.holds(time.getHour() * 60 + time.getMinute());
    }

    /** The next minute that is not quiet, by the learner's clock; null when all are. */
    private static @Nullable Instant end(Cell quiet, ZonedDateTime now) {
        ZonedDateTime time = now.truncatedTo(ChronoUnit.MINUTES);
        for (int minute = 0; minute < MINUTES_OF_TWO_DAYS; minute++) {
            time = time.plusMinutes(1);
            if (!isQuiet(quiet, time)) {
                return time.toInstant();
            }
        }
        return null;
    }

    private static Hold hold(Cause cause, CapRow row, @Nullable Instant until) {
        RowHead head = row.head();
        return new Hold(cause, head.place().sheet(), head.place().row(), head.name(), head.sentence(), until);
    }
}
