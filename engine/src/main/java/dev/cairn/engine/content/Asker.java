package dev.cairn.engine.content;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What selectors may refer to of the learner who asks. All names are {@code Word.key}s; null is unknown.
 *
 * @param gaps skills in which there is a gap, null when the role's needs are not known
 * @param held levels by skill; a skill without evidence counts as level 0
 */
public record Asker(
        @Nullable String department,
        @Nullable String role,
        @Nullable String country,
        @Nullable String managersDepartment,
        @Nullable Set<String> gaps,
        @Nullable String largestGap,
        Map<String, Double> held) {}
