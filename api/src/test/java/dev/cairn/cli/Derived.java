package dev.cairn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cairn.store.DatabaseAddress;
import dev.cairn.store.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What is counted and moved from signals, row by row as texts, by table. */
record Derived(Map<String, List<String>> tables) {
    private static final Map<String, String> QUERIES = Map.of(
            "signal",
            "select concat_ws('|', id, learner, kind, content, day, waiting) from signal",
            "day_count",
            "select concat_ws('|', learner, day, kind, content, program, device, count, extract(epoch from latest)::bigint)"
                    + " from day_count",
            "kind_count",
            "select concat_ws('|', learner, kind, program, device, count, extract(epoch from latest)::bigint) from kind_count",
            "content_count",
            "select concat_ws('|', learner, kind, content, program, device, count, extract(epoch from latest)::bigint)"
                    + " from content_count",
            "outcome",
            "select concat_ws('|', learner, content, coalesce(extract(epoch from completed_at)::bigint, 0),"
                    + " coalesce(extract(epoch from dismissed_at)::bigint, 0), coalesce(extract(epoch from known_at)::bigint, 0),"
                    + " coalesce(extract(epoch from snoozed_until)::bigint, 0)) from outcome",
            "habit",
            "select concat_ws('|', learner, device, hour, count) from habit",
            "journey",
            "select concat_ws('|', learner, program, stage, extract(epoch from since)::bigint) from journey",
            "transition",
            "select concat_ws('|', learner, program, coalesce(from_stage, ''), coalesce(to_stage, ''),"
                    + " extract(epoch from at)::bigint, rule, array_to_string(signals, ' ')) from transition"
                    + " where superseded_at is null",
            "course",
            "select concat_ws('|', learner, extract(epoch from latest)::bigint, latest_id,"
                    + " extract(epoch from due)::bigint) from course");

    static Derived read(DatabaseAddress address) {
        Map<String, List<String>> tables = new TreeMap<>();
        QUERIES.forEach((table, query) -> tables.put(table, texts(address, query)));
        return new Derived(tables);
    }

    static List<String> texts(DatabaseAddress address, String query) {
        List<String> texts = new ArrayList<>();
        try (Connection connection = TestDatabase.connect(address);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        Collections.sort(texts);
        return texts;
    }

    /** Each table that the other knows holds the same rows; says the first that differ. */
    void assertHolds(Derived wanted, String when) {
        wanted.tables.forEach((table, rows) -> {
            List<String> mine = tables.getOrDefault(table, List.of());
            List<String> missing = new ArrayList<>(rows);
            missing.removeAll(java.util.Set.copyOf(mine));
            List<String> tooMany = new ArrayList<>(mine);
            tooMany.removeAll(java.util.Set.copyOf(rows));
            String difference = when + ", " + table + ": missing "
                    + missing.stream().limit(5).toList() + ", too many "
                    + tooMany.stream().limit(5).toList();
            assertEquals(List.of(), missing, difference);
            assertEquals(List.of(), tooMany, difference);
            assertEquals(rows.size(), mine.size(), difference);
        });
    }

    /** Only what a program has to do with. */
    Derived ofProgram(String program) {
        Map<String, List<String>> some = new TreeMap<>(tables);
        for (String table : List.of("journey", "transition")) {
            some.computeIfPresent(table, (name, rows) -> rows.stream()
                    .filter(row -> row.split("\\|")[1].equals(program))
                    .toList());
        }
        return new Derived(some);
    }
}
