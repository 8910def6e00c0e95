package dev.cairn.engine.learner;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a learner did, counted: per local date for windows of days, one by one for windows of hours.
 *
 * @param days counts per date (in the zone where the learner was), kind, content, program and device
 * @param recent single signals of the last 72 hours
 */
public record Signals(List<DayCount> days, List<Recent> recent) {
    public static final Signals NONE = new Signals(List.of(), List.of());

    /** How often a kind of signal occurred on a date. {@code latest} is the last instant among them. */
    public record DayCount(
            LocalDate day,
            String kind,
            @Nullable String content,
            @Nullable String program,
            @Nullable String device,
            int count,
            Instant latest) {
        private boolean isOf(Recent signal) {
            return kind.equals(signal.kind)
                    && Objects.equals(content, signal.content)
                    && Objects.equals(program, signal.program)
                    && Objects.equals(device, signal.device);
        }
    }

    /** One signal of the last 72 hours. */
    public record Recent(
            Instant at,
            String kind,
            @Nullable String content,
            @Nullable String program,
            @Nullable String device) {}

    /** Which signals count; kind and device are keys ({@code Word.key}); null is any. */
    public record Filter(
            @Nullable String kind,
            @Nullable String device,
            @Nullable String program,
            @Nullable Predicate<String> about) {
        public boolean fits(String kind, @Nullable String content, @Nullable String program, @Nullable String device) {
            return (this.kind == null || this.kind.equals(kind))
                    && (this.device == null || this.device.equals(device))
                    && (this.program == null || this.program.equals(program))
                    && (about == null || (content != null && about.test(content)));
        }
    }

    public Signals {
        days = List.copyOf(days);
        recent = List.copyOf(recent);
    }

    /** With one more that happened on a day of the place where the learner was. */
    public Signals with(LocalDate day, Recent signal) {
        List<DayCount> counted = new ArrayList<>(days.size() + 1);
        boolean known = false;
        for (DayCount count : days) {
            if (!known && count.day.equals(day) && count.isOf(signal)) {
                known = true;
                Instant latest = count.latest.isAfter(signal.at) ? count.latest : signal.at;
                counted.add(new DayCount(
                        day, count.kind, count.content, count.program, count.device, count.count + 1, latest));
            } else {
                counted.add(count);
            }
        }
        if (!known) {
            counted.add(new DayCount(day, signal.kind, signal.content, signal.program, signal.device, 1, signal.at));
        }
        List<Recent> all = new ArrayList<>(recent);
        all.add(signal);
        return new Signals(counted, all);
    }

    /** Signals on {@code first} to {@code last}, both days in. */
    public int count(Filter filter, LocalDate first, LocalDate last) {
        int sum = 0;
        for (DayCount day : days) {
            if (!day.day.isBefore(first)
                    && !day.day.isAfter(last)
                    && filter.fits(day.kind, day.content, day.program, day.device)) {
                sum += day.count;
            }
        }
        return sum;
    }

    /** Signals in the {@code elapsed} time up to {@code at}, both ends in; at most 72 hours are known. */
    public int count(Filter filter, Instant at, Duration elapsed) {
        Instant from = at.minus(elapsed);
        int sum = 0;
        for (Recent signal : recent) {
            if (!signal.at.isBefore(from)
                    && !signal.at.isAfter(at)
                    && filter.fits(signal.kind, signal.content, signal.program, signal.device)) {
                sum++;
            }
        }
        return sum;
    }

    /** The first instant of such a signal from one instant on; only those of the last 72 hours are known. */
    public @Nullable Instant first(Filter filter, Instant from) {
        Instant first = null;
        for (Recent signal : recent) {
            if (!signal.at.isBefore(from)
                    && filter.fits(signal.kind, signal.content, signal.program, signal.device)
                    && (first == null || signal.at.isBefore(first))) {
                first = signal.at;
            }
        }
        return first;
    }

    /** The first day of such a signal from one day on. */
    public @Nullable LocalDate firstDay(Filter filter, LocalDate from) {
        LocalDate first = null;
        for (DayCount day : days) {
            if (!day.day.isBefore(from)
                    && filter.fits(day.kind, day.content, day.program, day.device)
                    && (first == null || day.day.isBefore(first))) {
                first = day.day;
            }
        }
        return first;
    }

    /** The last instant at which such a signal occurred, if any is known. */
    public @Nullable Instant latest(Filter filter) {
        Instant latest = null;
        for (DayCount day : days) {
            if (filter.fits(day.kind, day.content, day.program, day.device)
                    && (latest == null || day.latest.isAfter(latest))) {
                latest = day.latest;
            }
        }
        return latest;
    }
}
