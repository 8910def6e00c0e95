package dev.cairn.store;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.cairn.engine.content.Need;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A role of the framework.
 *
 * @param name as learners' profiles have it
 * @param code its id in another system
 * @param group the job of which it is a grade, such as {@code Data analyst} of a {@code Senior data analyst}
 * @param family what the group belongs to
 * @param related names of roles that it is said to be near
 * @param needs sorted by skill and scale
 */
public record JobRole(
        String name,
        @Nullable String code,
        @Nullable String group,
        @Nullable String family,
        @Nullable String description,
        Set<String> related,
        @JsonIgnore List<Need> needs) {
    public JobRole {
        related = Set.copyOf(related);
        needs = needs == null
                ? List.of()
                : needs.stream()
                        .sorted(Comparator.comparing(Need::skill).thenComparing(Need::scale))
                        .toList();
    }

    JobRole needing(List<Need> needed) {
        return new JobRole(name, code, group, family, description, related, needed);
    }
}
