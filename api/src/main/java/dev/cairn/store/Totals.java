package dev.cairn.store;

import dev.cairn.engine.learner.Signals.DayCount;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Days that are read one by one, and before them one day that stands for all the rest. */
final class Totals {
    /** The day of what happened before the days that are read; no window reaches it. */
    static final LocalDate BEFORE = LocalDate.of(1, 1, 1);

    private Totals() {}

    private record Key(
            String kind,
            @Nullable String content,
            @Nullable String program,
            @Nullable String device) {
        static Key of(DayCount count) {
            return new Key(count.kind(), count.content(), count.program(), count.device());
        }

        Key ofAnyContent() {
            return new Key(kind, null, program, device);
        }
    }

    /**
     * The days, with what the totals hold beyond them.
     *
     * @param totals over all days, these included; by content or, without one, for all contents that have no total
     */
    static List<DayCount> older(List<DayCount> totals, List<DayCount> days) {
        if (totals.isEmpty()) {
            return days;
        }
        Map<Key, Integer> rest = new HashMap<>();
        totals.forEach(total -> rest.put(Key.of(total), total.count()));
        for (DayCount day : days) {
            Key key = Key.of(day);
            rest.merge(rest.containsKey(key) ? key : key.ofAnyContent(), -day.count(), Integer::sum);
        }
        List<DayCount> all = new ArrayList<>(days);
        for (DayCount total : totals) {
            int count = rest.getOrDefault(Key.of(total), 0);
            if (count > 0) {
                all.add(new DayCount(
                        BEFORE, total.kind(), total.content(), total.program(), total.device(), count, total.latest()));
            }
        }
        return all;
    }
}
