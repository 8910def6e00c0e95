package dev.cairn.imports.mapping;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import dev.cairn.engine.table.Line;
import dev.cairn.engine.table.Position;
import dev.cairn.engine.table.Problem;
import dev.cairn.engine.table.Reading;
import dev.cairn.engine.table.RowConsumer;
import dev.cairn.engine.table.Value;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a JSON file as if it were a table, an element at a time. An array of objects is a sheet, each object a row, its
 * properties the columns: {@code author.name} is one within another, a list of values is written as a list in brackets.
 * A file is one array, or an object of several. Of the columns only those are read that the mapping names.
 */
final class JsonTable {
    private static final int CELL = 1_000_000;
    private static final long FILE = 32_000_000;
    private static final int DEPTH = 20;
    private static final int NAME = 1_000;
    private static final Pattern START =
            Pattern.compile("start marker at \\[Source: [^\\]]*?line: (\\d+), column: (\\d+)\\]");
    private static final Pattern SOURCE = Pattern.compile("\\s*(at )?\\[Source: [^\\]]*\\]?");

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(CELL)
                    .maxDocumentLength(FILE)
                    .maxNestingDepth(DEPTH)
                    .maxNameLength(NAME)
                    .maxNumberLength(100)
                    .build())
            .build();

    private final Position file;
    private final List<String> columns;
    private final RowConsumer rows;
    private final @Nullable String wantedSheet;
    private final Set<String> seen = new HashSet<>();
    private int count;

    private JsonTable(Position file, Mapping mapping, RowConsumer rows) {
        this.file = file;
        this.rows = rows;
        columns = List.copyOf(mapping.headers());
        wantedSheet = mapping.sheet();
    }

    static boolean is(String fileName) {
        return fileName.toLowerCase(Locale.ROOT).endsWith(".json");
    }

    static Reading<Integer> read(String fileName, InputStream in, @Nullable Mapping mapping, RowConsumer rows)
            throws IOException {
        Position file = Position.of(fileName);
        if (mapping == null) {
            return refused(file, Problem.Kind.NOT_A_TABLE, "a JSON file needs a mapping");
        }
        JsonTable table = new JsonTable(file, mapping, rows);
        try (JsonParser json = JSON.createParser(in)) {
            json.disable(JsonParser.Feature.AUTO_CLOSE_SOURCE);
            table.read(json);
        } catch (StreamConstraintsException beyond) {
            return refused(
                    table.at(beyond),
                    Problem.Kind.TOO_LARGE,
                    "the file is too large or too deep: at most " + FILE / 1_000_000 + " MB, " + DEPTH + " levels, "
                            + CELL + " characters a text");
        } catch (JsonProcessingException broken) {
            return refused(
                    table.at(broken),
                    Problem.Kind.DAMAGED,
                    "the file is not JSON from here on: " + plain(broken.getOriginalMessage()));
        }
        return table.outcome();
    }

    /** Without what the parser calls its source, which is never the file. */
    private static String plain(String message) {
        String line = message.lines().findFirst().orElse("");
        return SOURCE.matcher(START.matcher(line).replaceAll("begun in line $1, position $2"))
                .replaceAll("");
    }

    private Reading<Integer> outcome() {
        List<Problem> problems = new ArrayList<>();
        if (count > 0) {
            for (String column : columns) {
                if (!seen.contains(column)) {
                    problems.add(new Problem(
                            file,
                            "no element has a text, number or list `" + column + "`, which the mapping reads",
                            Problem.Kind.BAD_VALUE));
                }
            }
        }
        return problems.isEmpty() ? new Reading.Read<>(count, List.of()) : new Reading.Refused<>(problems, List.of());
    }

    private static Reading<Integer> refused(Position at, Problem.Kind kind, String message) {
        return new Reading.Refused<>(List.of(new Problem(at, message, kind)), List.of());
    }

    private Position at(JsonProcessingException broken) {
        int line = broken.getLocation() == null
                ? 0
                : Math.max(0, broken.getLocation().getLineNr());
        return file.atRow(line, line);
    }

    private void read(JsonParser json) throws IOException {
        JsonToken first = json.nextToken();
        if (first == JsonToken.START_ARRAY) {
            sheet(json, wantedSheet == null ? "" : wantedSheet);
        } else if (first == JsonToken.START_OBJECT) {
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                if (json.nextToken() == JsonToken.START_ARRAY) {
                    sheet(json, name);
                } else {
                    json.skipChildren();
                }
            }
        }
        while (json.nextToken() != null) {
            // to the end, so that what follows is JSON too
        }
    }

    private void sheet(JsonParser json, String name) throws IOException {
        Position at = file.atSheet(name);
        rows.sheet(at);
        rows.line(new Line(at.atRow(0, 0), columns.stream().map(Value::of).toList()));
        boolean wanted = wantedSheet == null || wantedSheet.equalsIgnoreCase(name);
        for (int row = 1; json.nextToken() != JsonToken.END_ARRAY; row++) {
            if (!wanted || json.currentToken() != JsonToken.START_OBJECT) {
                json.skipChildren();
                continue;
            }
            Position place = at.atRow(row, json.currentTokenLocation().getLineNr());
            Map<String, String> found = new HashMap<>();
            object(json, "", found);
            rows.line(new Line(
                    place,
                    columns.stream()
                            .map(column -> found.containsKey(column) ? Value.of(found.get(column)) : Value.blank())
                            .toList()));
            count++;
        }
    }

    private void object(JsonParser json, String within, Map<String, String> found) throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = within + json.currentName();
            JsonToken value = json.nextToken();
            if (value == JsonToken.START_OBJECT) {
                object(json, name + ".", found);
            } else if (value == JsonToken.START_ARRAY) {
                put(name, list(json), found);
            } else {
                put(name, value == JsonToken.VALUE_NULL ? "" : json.getText(), found);
            }
        }
    }

    private void put(String name, @Nullable String text, Map<String, String> found) {
        if (text != null && columns.contains(name)) {
            seen.add(name);
            found.put(name, text);
        }
    }

    /** {@code ["a", "b"]}; null for a list of anything but values. */
    private static @Nullable String list(JsonParser json) throws IOException {
        List<String> values = new ArrayList<>();
        boolean plain = true;
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (json.currentToken().isScalarValue()) {
                values.add('"' + json.getText().replace("\\", "\\\\").replace("\"", "\\\"") + '"');
            } else {
                plain = false;
                json.skipChildren();
            }
        }
        return plain ? "[" + String.join(", ", values) + "]" : null;
    }
}
