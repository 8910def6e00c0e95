package dev.cairn.cli;

import dev.cairn.engine.learner.Learner;
import dev.cairn.graphql.Caller;
import dev.cairn.graphql.Request;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What stands on the terminal when the service is ready: where it is, and one question with its answer. */
final class Greeting {
    private Greeting() {}

    static void print(Running running, Location location, PrintWriter out) {
        out.println();
        out.println("Cairn is ready: " + running.server().url() + "  (to try queries: "
                + running.server().url() + "/graphiql/)");
        Learner learner = somebody(running.node());
        if (learner == null) {
            out.println(
                    "Nobody is here yet; `./cairn import people <file>" + location.option() + "` brings people in.");
        } else {
            example(running, learner, location, out);
        }
        out.println();
        out.flush();
    }

    private static @Nullable Learner somebody(Node node) {
        List<Learner> first = Wait.on(
                        node.database().learners().page(null, 1, node.book().needs(), Instant.now()))
                .items();
        return first.isEmpty() ? null : first.get(0);
    }

    /** What is printed is what the printed command answers: it goes the same way. */
    private static void example(Running running, Learner learner, Location location, PrintWriter out) {
        String query =
                "{ nextBestContent(learner: {id: " + Json.encode(learner.id().value())
                        + "}, moment: {device: \"mobile\"}) { pick { content { title kind minutes } because "
                        + (running.keyed() ? "" : "reasons { sentence points } ") + "} } }";
        var answer = Wait.on(running.api().execute(new Request(query, null, Map.of(), true), Caller.DESK));
        JsonObject data = new JsonObject(Json.encode(answer.spec())).getJsonObject("data");
        JsonObject next = data == null ? null : data.getJsonObject("nextBestContent");
        JsonObject pick = next == null ? null : next.getJsonObject("pick");
        out.println();
        out.println("An example: what should " + (learner.name() == null ? learner.id() : learner.name())
                + " see next, on a mobile?");
        if (pick == null) {
            out.println("  Nothing fits now.");
        } else {
            pick(pick, out);
        }
        out.println("Ask it yourself:");
        if (running.keyed()) {
            out.println("  TOKEN=$(./cairn token --role portal" + location.option() + ")");
        }
        out.println("  curl -s " + running.server().url() + "/graphql -H 'Content-Type: application/json' "
                + (running.keyed() ? "-H \"Authorization: Bearer $TOKEN\" " : "") + "\\");
        out.println("    -d '" + new JsonObject().put("query", query).encode().replace("'", "'\\''") + "'");
    }

    private static void pick(JsonObject pick, PrintWriter out) {
        JsonObject content = pick.getJsonObject("content");
        Integer minutes = content.getInteger("minutes");
        out.println("  " + content.getString("title") + " (" + content.getString("kind")
                + (minutes == null ? "" : ", " + Printed.count(minutes, "minute")) + ")");
        if (pick.getString("because") != null) {
            out.println("  " + pick.getString("because"));
        }
        // a portal's token does not read them
        JsonArray reasons = pick.getJsonArray("reasons", new JsonArray());
        for (int i = 0; i < reasons.size(); i++) {
            out.println("  - " + reasons.getJsonObject(i).getString("sentence"));
        }
    }
}
