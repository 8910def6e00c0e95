package dev.cairn.engine.learner;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known about a person apart from what they did. Null is unknown.
 *
 * @param languages BCP 47 tags in order of preference
 * @param managerDepartment the department of the person's manager, for selectors that refer to it
 * @param attributes free attributes by name; values are text, leading zeros kept
 * @param pinnedPersona a persona chosen by hand, which wins over persona-rules
 */
public record Profile(
        @Nullable String name,
        @Nullable String role,
        @Nullable String targetRole,
        @Nullable String department,
        @Nullable String country,
        @Nullable String manager,
        @Nullable String managerDepartment,
        @Nullable List<String> languages,
        @Nullable ZoneId zone,
        @Nullable LocalDate firstDay,
        Map<String, String> attributes,
        @Nullable String pinnedPersona) {
    public static final Profile UNKNOWN =
            new Profile(null, null, null, null, null, null, null, null, null, null, Map.of(), null);

    public Profile {
        languages = languages == null ? null : List.copyOf(languages);
        attributes = Map.copyOf(attributes);
    }
}
