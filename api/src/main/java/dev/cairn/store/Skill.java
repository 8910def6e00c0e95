package dev.cairn.store;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A skill of the framework.
 *
 * @param code its id in another system
 * @param family what it belongs to
 * @param scale on which its levels stand that name none
 * @param halfLife after so many days evidence of it weighs half; null where it never fades
 * @param meanings what its levels mean, by level
 */
public record Skill(
        String name,
        @Nullable String code,
        @Nullable String description,
        @Nullable String family,
        @Nullable String scale,
        @Nullable Integer halfLife,
        Map<Double, String> meanings) {
    public Skill {
        meanings = Map.copyOf(meanings);
    }
}
