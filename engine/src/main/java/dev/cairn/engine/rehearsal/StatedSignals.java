package dev.cairn.engine.rehearsal;

import dev.cairn.engine.content.Bits;
import dev.cairn.engine.content.Catalog;
import dev.cairn.engine.learner.Signals;
import dev.cairn.engine.rulebook.row.Fact;
import dev.cairn.engine.rulebook.row.SignalQuery;
import dev.cairn.engine.rulebook.row.SignalQuery.Unit;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes up the signals behind the counts that an example states: as few as fulfil all counts together, each as late as
 * the counts allow.
 */
public final class StatedSignals {
    private static final int MOST = 1_000;
    private static final Duration HOURS_KNOWN = Duration.ofHours(72);

    /** A kind that no row names: for counts of any signal. */
    private static final String UNSPECIFIC = "any";

    /** @param content one that the count is about, null when it is about none in particular */
    private record Count(
            SignalQuery query,
            int wanted,
            Signals.Filter filter,
            @Nullable String content) {}

    private final List<Count> counts = new ArrayList<>();
    private final List<Signals.Recent> made = new ArrayList<>();
    private final List<String> unknown = new ArrayList<>();
    private final Instant at;
    private final ZoneId zone;
    private final LocalDate today;

    StatedSignals(Map<Fact, List<String>> given, Catalog catalog, Instant at, ZoneId zone) {
        this.at = at;
        this.zone = zone;
        today = LocalDate.ofInstant(at, zone);
        given.forEach((fact, values) -> {
            if (fact.kind() == Fact.Kind.SIGNALS && fact.signals() != null) {
                counts.add(count(fact.signals(), (int) Double.parseDouble(values.get(0)), catalog));
            }
        });
        // the special before the general: what the first make counts for the second too
        counts.sort(Comparator.comparingInt((Count count) -> -demands(count.query))
                .thenComparingInt(count -> hours(count.query))
                .thenComparing(count -> count.query.toString()));
    }

    /**
     * What a learner did, made up so that the counts hold at the instant.
     *
     * @param problems why there can be no such learner; then the signals mean nothing
     */
    public record Past(Signals signals, List<String> problems) {
        public Past {
            problems = List.copyOf(problems);
        }
    }

    /** The past behind counts that somebody states outside of an example sheet. */
    public static Past behind(Map<SignalQuery, Integer> counts, Catalog catalog, Instant at, ZoneId zone) {
        Map<Fact, List<String>> given = new LinkedHashMap<>();
        counts.forEach((query, count) -> given.put(Fact.signals(query), List.of(String.valueOf(count))));
        List<String> problems = new ArrayList<>();
        return new Past(new StatedSignals(given, catalog, at, zone).signals(problems), problems);
    }

    private static int demands(SignalQuery query) {
        return (int) Stream.of(query.kind(), query.about(), query.device(), query.program())
                .filter(Objects::nonNull)
                .count();
    }

    private static int hours(SignalQuery query) {
        int unit = query.unit() == Unit.HOURS ? 1 : 24;
        return query.within() == 0 ? Integer.MAX_VALUE : query.within() * unit;
    }

    private Count count(SignalQuery query, int wanted, Catalog catalog) {
        if (query.aboutField() == null || query.about() == null) {
            return new Count(
                    query, wanted, new Signals.Filter(query.kind(), query.device(), query.program(), null), null);
        }
        Bits fitting = catalog.with(query.aboutField(), query.about());
        List<String> ids = new ArrayList<>();
        fitting.forEach(position -> ids.add(catalog.contents().get(position).id()));
        if (ids.isEmpty() && wanted > 0) {
            unknown.add("the example states `" + Fact.signals(query).title()
                    + "`, but the catalogue has no content of that "
                    + query.aboutField().title());
        }
        return new Count(
                query,
                wanted,
                new Signals.Filter(query.kind(), query.device(), query.program(), ids::contains),
                ids.isEmpty() ? null : ids.get(0));
    }

    boolean any() {
        return !counts.isEmpty();
    }

    /** The signals; a problem for each count that cannot be had beside the others. */
    Signals signals(List<String> problems) {
        problems.addAll(unknown);
        if (unknown.isEmpty()) {
            for (Count count : counts) {
                if (count.wanted > MOST) {
                    problems.add("`" + Fact.signals(count.query).title() + "` is " + count.wanted
                            + "; an example takes at most " + MOST);
                } else if (!make(count)) {
                    problems.add("`" + Fact.signals(count.query).title() + "` is " + count.wanted
                            + ", which cannot be beside the example's other signals");
                }
            }
        }
        return past();
    }

    private boolean make(Count count) {
        int missing = count.wanted - counted(count);
        for (Instant when : instants()) {
            while (missing > 0 && mayAdd(count, when)) {
                missing--;
            }
        }
        return missing == 0;
    }

    /** Adds one signal then, unless that would break a count. */
    private boolean mayAdd(Count count, Instant when) {
        SignalQuery query = count.query;
        int before = counted(count);
        made.add(new Signals.Recent(
                when,
                query.kind() == null ? UNSPECIFIC : query.kind(),
                count.content,
                query.program(),
                query.device()));
        boolean sound = counted(count) > before;
        for (Count other : counts) {
            sound &= counted(other) <= other.wanted;
        }
        if (!sound) {
            made.remove(made.size() - 1);
        }
        return sound;
    }

    /** Now, and just beyond each window: nothing else makes a difference to the counts. Latest first. */
    private Iterable<Instant> instants() {
        TreeSet<Instant> instants = new TreeSet<>(Comparator.reverseOrder());
        instants.add(at);
        for (Count count : counts) {
            int within = count.query.within();
            if (count.query.unit() == Unit.HOURS) {
                instants.add(at.minus(Duration.ofHours(within)).minusSeconds(1));
            } else if (within > 0) {
                instants.add(
                        today.minusDays(within).atStartOfDay(zone).plusHours(12).toInstant());
            }
        }
        return instants;
    }

    private int counted(Count count) {
        Signals signals = past();
        SignalQuery query = count.query;
        if (query.unit() == Unit.HOURS) {
            return signals.count(count.filter, at, Duration.ofHours(query.within()));
        }
        LocalDate first = query.within() == 0 ? LocalDate.MIN : today.minusDays(query.within() - 1L);
        return signals.count(count.filter, first, today);
    }

    private Signals past() {
        List<Signals.DayCount> days = new ArrayList<>();
        List<Signals.Recent> recent = new ArrayList<>();
        for (Signals.Recent one : made) {
            days.add(new Signals.DayCount(
                    LocalDate.ofInstant(one.at(), zone),
                    one.kind(),
                    one.content(),
                    one.program(),
                    one.device(),
                    1,
                    one.at()));
            if (!one.at().isBefore(at.minus(HOURS_KNOWN))) {
                recent.add(one);
            }
        }
        return new Signals(days, recent);
    }
}
