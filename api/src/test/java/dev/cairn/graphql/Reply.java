package dev.cairn.graphql;

import io.vertx.core.json.JsonObject;
import io.vertx.core.json.pointer.JsonPointer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An answer as a client reads it: the JSON text, parsed. */
record Reply(JsonObject json, Answer.Kind kind) {

    Reply(Answer answer) {
        this(new JsonObject(new JsonObject(answer.spec()).encode()), answer.kind());
    }

    /** The value at a JSON pointer below {@code data}, such as {@code /learner/name}. */
    @Nullable
    Object at(String pointer) {
        return JsonPointer.from("/data" + pointer).queryJson(json);
    }

    String text(String pointer) {
        return String.valueOf(at(pointer));
    }

    /** Those values of a list below {@code data}, each at a pointer within its item. */
    List<String> all(String list, String pointer) {
        Object items = at(list);
        return items instanceof io.vertx.core.json.JsonArray array
                ? array.stream()
                        .map(item -> String.valueOf(JsonPointer.from(pointer).queryJson(item)))
                        .toList()
                : List.of();
    }

    /** The codes of the errors at the level of the whole answer. */
    List<String> codes() {
        return json.getJsonArray("errors", new io.vertx.core.json.JsonArray()).stream()
                .map(error -> ((JsonObject) error).getJsonObject("extensions").getString("code"))
                .toList();
    }
}
