package dev.cairn.engine.rulebook.row;

import dev.cairn.engine.word.Word;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A learning initiative with its funnel.
 *
 * @param title by BCP 47 tag, the default language under the empty key
 * @param stages names in order, as written; the first is where a journey begins
 * @param startDays for FIRST_DAY: days relative to it, negative is before
 * @param segment for SEGMENT: being in it starts the journey
 * @param because the words for the learner by BCP 47 tag, the default language under the empty key
 */
public record Program(
        Place place,
        String name,
        Map<String, String> title,
        List<String> stages,
        Start start,
        int startDays,
        @Nullable String segment,
        Map<String, String> because) {
    public enum Start {
        FIRST_DAY,
        ENROLMENT,
        SEGMENT
    }

    public Program {
        title = Map.copyOf(title);
        stages = List.copyOf(stages);
        because = Map.copyOf(because);
        if (stages.isEmpty()) {
            throw new IllegalArgumentException("a program has at least one stage");
        }
    }

    /** A program that gives the learner no reason. */
    public Program(
            Place place,
            String name,
            Map<String, String> title,
            List<String> stages,
            Start start,
            int startDays,
            @Nullable String segment) {
        this(place, name, title, stages, start, startDays, segment, Map.of());
    }

    /** The stage's place in the funnel, from 0; -1 for a stage that the program has not. */
    public int stageNumber(String stage) {
        String key = Word.key(stage);
        for (int i = 0; i < stages.size(); i++) {
            if (Word.key(stages.get(i)).equals(key)) {
                return i;
            }
        }
        return -1;
    }

    /** When a journey starts, in words: {@code 14 days before the first day}. */
    public String startText() {
        return switch (start) {
            case ENROLMENT -> "with the enrolment";
            case SEGMENT -> "with the segment " + segment;
            case FIRST_DAY ->
                startDays == 0
                        ? "on the first day"
                        : Math.abs(startDays) + (Math.abs(startDays) == 1 ? " day " : " days ")
                                + (startDays < 0 ? "before" : "after") + " the first day";
        };
    }
}
