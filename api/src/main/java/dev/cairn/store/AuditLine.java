package dev.cairn.store;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One change by one person, as it is kept.
 *
 * @param id grows with time
 * @param who did it; null at the desk, where nobody has a name
 * @param actingFor whose rights they used
 * @param outcome {@code DONE}, or the code of what kept it from being done
 */
public record AuditLine(
        long id,
        Instant at,
        @Nullable String who,
        @Nullable String actingFor,
        List<String> roles,
        String action,
        @Nullable String object,
        @Nullable Long version,
        String outcome,
        @Nullable String request) {
    public AuditLine {
        roles = List.copyOf(roles);
    }
}
