package dev.cairn.engine.rulebook;

import dev.cairn.engine.content.Bits;
import dev.cairn.engine.content.Catalog;
import dev.cairn.engine.content.Content;
import dev.cairn.engine.learner.Journey;
import dev.cairn.engine.learner.Learner;
import dev.cairn.engine.learner.Signals;
import dev.cairn.engine.learner.Signals.DayCount;
import dev.cairn.engine.rulebook.row.Fact;
import dev.cairn.engine.rulebook.row.SignalQuery;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What a learner's signals say at a moment: counts in windows, and for how long there was silence. */
final class SignalFacts {
    /** Both ends of a window of hours are in; what comes after its end is one tick of a stored instant later. */
    private static final Duration TICK = Duration.ofNanos(1_000);

    private final Learner learner;
    private final Catalog catalog;
    private final Words words;
    private final ZonedDateTime now;
    private @Nullable Signals signals;

    SignalFacts(Learner learner, Catalog catalog, Words words, ZonedDateTime now) {
        this.learner = learner;
        this.catalog = catalog;
        this.words = words;
        this.now = now;
    }

    private @Nullable Signals signals() {
        if (signals == null && learner.signals() != null) {
            signals = words.canonical(learner.signals());
        }
        return signals;
    }

    boolean areKnown() {
        return learner.signals() != null;
    }

    /** The signals of a kind that the engine itself knows, under whatever word the book uses for it. */
    List<DayCount> of(String kind) {
        Signals signals = signals();
        String word = words.signal(kind);
        return signals == null
                ? List.of()
                : signals.days().stream().filter(day -> day.kind().equals(word)).toList();
    }

    @Nullable
    Double count(Fact fact) {
        Signals signals = signals();
        SignalQuery query = fact.signals();
        if (signals == null || query == null) {
            return null;
        }
        Signals.Filter filter = filter(query);
        if (query.unit() == SignalQuery.Unit.HOURS) {
            return (double) signals.count(filter, now.toInstant(), Duration.ofHours(query.within()));
        }
        LocalDate first =
                query.within() == 0 ? LocalDate.MIN : now.toLocalDate().minusDays(query.within() - 1L);
        return (double) signals.count(filter, first, now.toLocalDate());
    }

    @Nullable
    Double silence(Fact fact, Journey journey) {
        Signals signals = signals();
        SignalQuery query = fact.signals();
        if (signals == null || query == null) {
            return null;
        }
        return (double) ChronoUnit.DAYS.between(silentSince(fact, journey), now.toLocalDate());
    }

    /** The day of the last such signal within the stage, else the day on which the stage was entered. */
    LocalDate silentSince(Fact fact, Journey journey) {
        Signals signals = signals();
        SignalQuery query = fact.signals();
        Instant latest = signals == null || query == null ? null : signals.latest(filter(query));
        Instant since = latest == null || latest.isBefore(journey.since()) ? journey.since() : latest;
        return LocalDate.ofInstant(since, now.getZone());
    }

    /** When the next of the signals that are counted now falls out of their window; null where none does. */
    @Nullable
    Instant nextLeaving(Fact fact) {
        Signals signals = signals();
        SignalQuery query = fact.signals();
        if (signals == null || query == null || query.within() == 0) {
            return null;
        }
        Signals.Filter filter = filter(query);
        if (query.unit() == SignalQuery.Unit.HOURS) {
            Instant first = signals.first(filter, now.toInstant().minus(Duration.ofHours(query.within())));
            return first == null
                    ? null
                    : first.plus(Duration.ofHours(query.within())).plus(TICK);
        }
        LocalDate first = signals.firstDay(filter, now.toLocalDate().minusDays(query.within() - 1L));
        return first == null
                ? null
                : first.plusDays(query.within()).atStartOfDay(now.getZone()).toInstant();
    }

    /** Which signals a query means. */
    Signals.Filter filter(SignalQuery query) {
        Predicate<String> about = null;
        if (query.aboutField() != null && query.about() != null) {
            Bits fitting = catalog.with(query.aboutField(), query.about());
            about = id -> {
                Content content = catalog.content(id);
                return content != null && fitting.get(catalog.position(id));
            };
        }
        return new Signals.Filter(query.kind(), query.device(), query.program(), about);
    }
}
