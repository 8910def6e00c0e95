package dev.cairn.engine.table;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** What a test sees of a file. */
final class Seen {

    private Seen() {}

    static List<Table> tables(String name, byte[] bytes) {
        return tables(Tables.read(name, bytes, Limits.inMemory()));
    }

    static <T> T tables(Reading<T> reading) {
        if (reading instanceof Reading.Read<T> read) {
            return read.content();
        }
        throw new AssertionError(reading.toString());
    }

    static List<Line> csv(String text) {
        return tables("people.csv", text.getBytes(StandardCharsets.UTF_8))
                .get(0)
                .lines();
    }

    /** The values of each row as text. */
    static List<List<String>> texts(List<Line> lines) {
        return lines.stream()
                .map(line -> line.values().stream().map(Value::text).toList())
                .toList();
    }

    static List<String> problems(String name, byte[] bytes, Limits limits) {
        Reading<Integer> reading = Tables.read(name, bytes, limits, line -> {});
        if (reading instanceof Reading.Refused<Integer> refused) {
            return refused.problems().stream().map(Problem::toString).toList();
        }
        throw new AssertionError(name + " was read: " + reading);
    }
}
