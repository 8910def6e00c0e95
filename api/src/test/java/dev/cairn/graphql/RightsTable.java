package dev.cairn.graphql;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What comes back for every field and role, as a table of lines. */
final class RightsTable {
    private static final Map<String, String> PEOPLE =
            new TreeMap<>(Map.of("ada", "oneself", "cleo", "a report", "ben", "another", "zoe", "nobody"));
    private static final String BLOCKED = ".";

    private final SchemaWalk walk;
    private final Conversation conversation;
    private final Map<String, String> tokens;
    private final StringBuilder text = new StringBuilder();

    RightsTable(SchemaWalk walk, Conversation conversation, Map<String, String> tokens) {
        this.walk = walk;
        this.conversation = conversation;
        this.tokens = tokens;
    }

    String print() {
        line("field", new ArrayList<>(tokens.keySet()));
        for (SchemaWalk.Root root : walk.roots()) {
            String name = root.operation() + " " + root.name();
            if (root.asksAboutLearner()) {
                for (String who : List.of("ada", "cleo", "ben", "zoe")) {
                    line(name + " of " + PEOPLE.get(who), ofRoles(root, who));
                }
            } else {
                line(name, ofRoles(root, ""));
            }
        }
        Map<String, List<SchemaWalk.Way>> ways = walk.ways();
        for (String type : walk.types()) {
            type(type, ways.getOrDefault(type, List.of()));
        }
        return text.toString();
    }

    private List<String> ofRoles(SchemaWalk.Root root, String who) {
        List<String> cells = new ArrayList<>();
        for (String token : tokens.values()) {
            JsonObject answer = conversation.ask(token, root.question(who, walk.glance(root.type())));
            cells.add(cell(answer, root.name()));
        }
        return cells;
    }

    /** A typed error of the field, of what its payload says, or whether there is something. */
    private static String cell(JsonObject answer, String name) {
        JsonArray errors = answer.getJsonArray("errors");
        if (errors != null) {
            return errors.getJsonObject(0).getJsonObject("extensions").getString("code");
        }
        Object value = answer.getJsonObject("data").getValue(name);
        Object first = value instanceof JsonArray list ? list.getValue(0) : value;
        if (first instanceof JsonObject payload
                && !payload.getJsonArray("userErrors", new JsonArray()).isEmpty()) {
            return payload.getJsonArray("userErrors").getJsonObject(0).getString("code");
        }
        return first == null ? "null" : "value";
    }

    /** Each field of the type, on the first way that leads each role there. */
    private void type(String type, List<SchemaWalk.Way> ways) {
        Map<String, Map<String, String>> byField = new LinkedHashMap<>();
        walk.fieldsOf(type).forEach(field -> byField.put(field, new LinkedHashMap<>()));
        for (Map.Entry<String, String> role : tokens.entrySet()) {
            Map<String, String> found = found(type, ways, role.getValue());
            byField.forEach((field, cells) ->
                    cells.put(role.getKey(), found == null ? BLOCKED : found.getOrDefault(field, BLOCKED)));
        }
        byField.forEach((field, cells) -> line(type + "." + field, new ArrayList<>(cells.values())));
    }

    private @Nullable Map<String, String> found(String type, List<SchemaWalk.Way> ways, String token) {
        for (SchemaWalk.Way way : ways) {
            JsonObject answer = conversation.ask(token, way.question("ada", walk.selection(type)));
            Map<String, String> cells = new LinkedHashMap<>();
            gather(answer.getValue("data"), type, cells);
            if (!cells.isEmpty()) {
                forbidden(answer, cells);
                return cells;
            }
        }
        return null;
    }

    private void gather(@Nullable Object value, String type, Map<String, String> cells) {
        if (value instanceof JsonArray list) {
            list.forEach(one -> gather(one, type, cells));
        } else if (value instanceof JsonObject object) {
            if (type.equals(object.getString("__typename"))
                    && object.size() > 1 + walk.fieldsOf(type).size() - 1) {
                walk.fieldsOf(type).forEach(field -> cells.putIfAbsent(field, "value"));
            }
            object.forEach(entry -> gather(entry.getValue(), type, cells));
        }
    }

    private static void forbidden(JsonObject answer, Map<String, String> cells) {
        for (Object error : answer.getJsonArray("errors", new JsonArray())) {
            JsonArray path = ((JsonObject) error).getJsonArray("path", new JsonArray());
            String field = path.isEmpty() ? "" : String.valueOf(path.getValue(path.size() - 1));
            String code = ((JsonObject) error).getJsonObject("extensions").getString("code");
            cells.computeIfPresent(field, (name, before) -> code);
        }
    }

    private void line(String field, List<String> cells) {
        text.append("%-44s".formatted(field));
        cells.forEach(cell -> text.append(" %-14s".formatted(cell)));
        while (text.charAt(text.length() - 1) == ' ') {
            text.setLength(text.length() - 1);
        }
        text.append('\n');
    }
}
