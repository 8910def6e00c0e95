package dev.cairn.engine.rulebook.row;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a condition column reads.
 *
 * @param argument the skill of {@code Skill gap: Python}, the name of {@code Attribute: cost centre}; else null
 * @param signals which signals a count is over; only for SIGNALS and SILENT_DAYS
 */
public record Fact(
        Kind kind, @Nullable String argument, @Nullable SignalQuery signals) {

    /** The shape of a fact's value, as the cells see it. */
    public enum Type {
        /** {@code String}, a {@code Word.key}. */
        TEXT,
        /** {@code Set<String>} of keys. */
        SET,
        /** {@code Double}. */
        NUMBER,
        /** {@code Double}: today minus the date, in calendar days; negative is before it. */
        DAYS,
        /** {@code Integer}: minute of the day, 0 to 1439. */
        TIME,
        /** {@code java.time.DayOfWeek}. */
        WEEKDAY,
        /** {@code Set<Integer>}: hours of the day, 0 to 23. */
        HOURS,
        /** {@code java.time.LocalDate}, today in the book's time zone. */
        DATE
    }

    public enum Kind {
        ROLE("Role", Type.TEXT),
        DEPARTMENT("Department", Type.TEXT),
        COUNTRY("Country", Type.TEXT),
        /** The moment's language where one was asked for, else the learner's first. */
        LANGUAGE("Language", Type.TEXT),
        MANAGER("Manager", Type.TEXT),
        TARGET_ROLE("Target role", Type.TEXT),
        /** Names of the skills in which the learner has a gap. */
        SKILL_GAP("Skill gap", Type.SET),
        /** Levels missing in one skill; 0 when there is no gap. */
        SKILL_GAP_LEVELS("Skill gap", Type.NUMBER),
        FIRST_DAY("First day", Type.DAYS),
        COMPLETED("Completed", Type.SET),
        SIGNALS("Signals", Type.NUMBER),
        SILENT_DAYS("Silent for", Type.NUMBER),
        MOBILE_SHARE("Device share mobile", Type.NUMBER),
        ACTIVE_HOURS("Active hours", Type.HOURS),
        ATTRIBUTE("Attribute", Type.TEXT),
        DEVICE("Device", Type.TEXT),
        CHANNEL("Channel", Type.TEXT),
        TOUCH_POINT("Touch point", Type.TEXT),
        TIME_OF_DAY("Time of day", Type.TIME),
        WEEKDAY("Weekday", Type.WEEKDAY),
        MINUTES("Minutes", Type.NUMBER),
        /** The day on which a row's From and Until are tried. */
        TODAY("Date", Type.DATE),
        SEGMENT("Segment", Type.SET),
        PERSONA("Persona", Type.TEXT),
        PROGRAM("Program", Type.TEXT),
        STAGE("Stage", Type.TEXT),
        STAGE_SINCE("Stage since", Type.DAYS);

        private final String title;
        private final Type type;

        Kind(String title, Type type) {
            this.title = title;
            this.type = type;
        }

        public Type type() {
            return type;
        }
    }

    public Fact {
        Objects.requireNonNull(kind);
    }

    public static Fact of(Kind kind) {
        return new Fact(kind, null, null);
    }

    public static Fact of(Kind kind, String argument) {
        return new Fact(kind, argument, null);
    }

    public static Fact signals(SignalQuery query) {
        return new Fact(Kind.SIGNALS, null, query);
    }

    public static Fact silence(SignalQuery query) {
        return new Fact(Kind.SILENT_DAYS, null, query);
    }

    public Type type() {
        return kind.type;
    }

    /** The column's header, as a sheet writes it: {@code Skill gap: Python}, {@code Signals: viewed within 30 days}. */
    public String title() {
        if (signals != null) {
            return kind.title + ": " + signals;
        }
        return argument == null ? kind.title : kind.title + ": " + argument;
    }
}
