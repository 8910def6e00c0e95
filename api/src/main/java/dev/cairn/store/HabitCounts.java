package dev.cairn.store;

import dev.cairn.engine.learner.Habits;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * On what and at which hours a learner learns, counted over all that they did themselves.
 *
 * @param devices signals by device; those of no known device are not among them
 * @param hours signals by hour of the day where the learner was, 24 of them
 * @param signals all of them
 */
public record HabitCounts(Map<String, Integer> devices, int[] hours, int signals) {
    /** An hour is one in which a person learns when it holds at least this share of what they did. */
    private static final double ACTIVE_SHARE = 0.1;
    /** With fewer signals than these the active hours are unknown. */
    private static final int ENOUGH_FOR_HOURS = 10;

    public static final HabitCounts NONE = new HabitCounts(Map.of(), new int[24], 0);

    /** From parallel arrays; an empty device is none. */
    static HabitCounts of(String[] devices, Short[] hours, Integer[] counts) {
        Map<String, Integer> byDevice = new TreeMap<>();
        int[] byHour = new int[24];
        int all = 0;
        for (int i = 0; i < devices.length; i++) {
            all += counts[i];
            byHour[hours[i]] += counts[i];
            if (!devices[i].isEmpty()) {
                byDevice.merge(devices[i], counts[i], Integer::sum);
            }
        }
        return new HabitCounts(byDevice, byHour, all);
    }

    /** Signals of a known device. */
    public int onDevices() {
        return devices.values().stream().mapToInt(count -> count).sum();
    }

    /** Of those, the share of one device, 0 to 1; null where no device is known. */
    public @Nullable Double share(String device) {
        int known = onDevices();
        return known == 0 ? null : (double) devices.getOrDefault(device, 0) / known;
    }

    /** The hours in which the learner learns; null while too little is known. */
    public @Nullable Set<Integer> activeHours() {
        if (signals < ENOUGH_FOR_HOURS) {
            return null;
        }
        Set<Integer> active = new HashSet<>();
        for (int hour = 0; hour < hours.length; hour++) {
            if (hours[hour] >= ACTIVE_SHARE * signals) {
                active.add(hour);
            }
        }
        return active;
    }

    /** What rules read of it. */
    Habits habits() {
        Double mobile = share("mobile");
        return new Habits(mobile == null ? null : 100 * mobile, activeHours());
    }
}
