package dev.cairn.engine.rulebook.row;

import dev.cairn.engine.content.ContentField;
import org.jspecify.annotations.Nullable;

/**
 * Which signals a column counts. All names are {@code Word.key}s; null is any.
 *
 * @param within how many days or hours back, both ends in; 0 means ever
 * @param unit days are calendar days in the learner's zone, hours are elapsed time (at most 72)
 * @param aboutField KIND, TOPIC or CONTENT when only signals about such contents count
 * @param program only signals that name this program (or none): used for enrolments
 */
public record SignalQuery(
        @Nullable String kind,
        int within,
        Unit unit,
        @Nullable ContentField aboutField,
        @Nullable String about,
        @Nullable String device,
        @Nullable String program) {
    public enum Unit {
        DAYS,
        HOURS
    }

    public SignalQuery {
        if (within < 0 || (unit == Unit.HOURS && within > 72)) {
            throw new IllegalArgumentException("a window is 0 or more days, or at most 72 hours");
        }
    }

    public static SignalQuery ever(@Nullable String kind) {
        return new SignalQuery(kind, 0, Unit.DAYS, null, null, null, null);
    }

    @Override
    public String toString() {
        StringBuilder out = new StringBuilder(kind == null ? "any" : kind);
        if (within > 0) {
            out.append(" within ").append(within).append(unit == Unit.DAYS ? " day" : " hour");
            out.append(within == 1 ? "" : "s");
        }
        if (aboutField != null) {
            out.append(" about ").append(aboutField.title()).append(' ').append(about);
        }
        if (device != null) {
            out.append(" on ").append(device);
        }
        if (program != null) {
            out.append(" in ").append(program);
        }
        return out.toString();
    }
}
