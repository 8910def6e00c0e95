package dev.cairn.store;

import dev.cairn.engine.learner.Profile;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which facts of a profile change, and to what.
 *
 * @param attributes keep: none changes; to null: all go; to a map: those named are set, an empty one goes, others stay
 */
public record ProfileChange(
        Change<String> name,
        Change<String> role,
        Change<String> targetRole,
        Change<String> department,
        Change<String> country,
        Change<String> manager,
        Change<String> managerDepartment,
        Change<List<String>> languages,
        Change<ZoneId> zone,
        Change<LocalDate> firstDay,
        Change<Map<String, Optional<String>>> attributes,
        Change<String> pinnedPersona) {
    public static final ProfileChange NONE = new ProfileChange(
            Change.keep(),
            Change.keep(),
            Change.keep(),
            Change.keep(),
            Change.keep(),
            Change.keep(),
            Change.keep(),
            Change.keep(),
            Change.keep(),
            Change.keep(),
            Change.keep(),
            Change.keep());

    /** Sets every fact, unknown ones included. */
    public static ProfileChange all(Profile profile) {
        Map<String, Optional<String>> attributes = new HashMap<>();
        profile.attributes().forEach((name, value) -> attributes.put(name, Optional.of(value)));
        return new ProfileChange(
                Change.to(profile.name()),
                Change.to(profile.role()),
                Change.to(profile.targetRole()),
                Change.to(profile.department()),
                Change.to(profile.country()),
                Change.to(profile.manager()),
                Change.to(profile.managerDepartment()),
                Change.to(profile.languages()),
                Change.to(profile.zone()),
                Change.to(profile.firstDay()),
                Change.to(attributes),
                Change.to(profile.pinnedPersona()));
    }

    public Profile applyTo(Profile before) {
        return new Profile(
                name.from(before.name()),
                role.from(before.role()),
                targetRole.from(before.targetRole()),
                department.from(before.department()),
                country.from(before.country()),
                manager.from(before.manager()),
                managerDepartment.from(before.managerDepartment()),
                languages.from(before.languages()),
                zone.from(before.zone()),
                firstDay.from(before.firstDay()),
                attributesFrom(before.attributes()),
                pinnedPersona.from(before.pinnedPersona()));
    }

    private Map<String, String> attributesFrom(Map<String, String> before) {
        if (!(attributes instanceof Change.To<Map<String, Optional<String>>> to)) {
            return before;
        }
        @Nullable Map<String, Optional<String>> named = to.value();
        if (named == null) {
            return Map.of();
        }
        Map<String, String> after = new HashMap<>(before);
        named.forEach((name, value) -> value.ifPresentOrElse(v -> after.put(name, v), () -> after.remove(name)));
        return after;
    }
}
