package dev.cairn.store;

import dev.cairn.engine.learner.LearnerId;
import dev.cairn.engine.learner.Profile;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A learner's profile as it stands in its row.
 *
 * @param left whether the person was marked as left
 */
record ProfileRow(LearnerId id, long version, Profile profile, boolean left) {

    /** From a row of {@code lock-all}. */
    static ProfileRow of(Row row) {
        return new ProfileRow(
                new LearnerId(row.getString("id")),
                row.getLong("version"),
                read(row),
                row.getOffsetDateTime("left_at") != null);
    }

    static Profile read(Row row) {
        @Nullable String[] languages = row.getArrayOfStrings("languages");
        @Nullable String zone = row.getString("zone");
        return new Profile(
                row.getString("name"),
                row.getString("role"),
                row.getString("target_role"),
                row.getString("department"),
                row.getString("country"),
                row.getString("manager"),
                row.getString("manager_department"),
                languages == null ? null : Arrays.asList(languages),
                zone == null ? null : ZoneId.of(zone),
                row.getLocalDate("first_day"),
                attributes(row.getString("attributes")),
                row.getString("pinned_persona"));
    }

    private static Map<String, String> attributes(String json) {
        if (json.equals("{}")) {
            return Map.of();
        }
        Map<String, String> attributes = new HashMap<>();
        new JsonObject(json).forEach(entry -> attributes.put(entry.getKey(), String.valueOf(entry.getValue())));
        return attributes;
    }

    static String attributes(Map<String, String> attributes) {
        return new JsonObject(new TreeMap<>(attributes)).encode();
    }

    static String @Nullable [] languages(@Nullable List<String> languages) {
        return languages == null ? null : languages.toArray(String[]::new);
    }

    static @Nullable String zone(@Nullable ZoneId zone) {
        return zone == null ? null : zone.getId();
    }
}
