package dev.cairn.cli;

import dev.cairn.engine.learner.Learner;
import dev.cairn.graphql.Answer;
import dev.cairn.graphql.Caller;
import dev.cairn.graphql.Request;
import io.vertx.core.json.JsonObject;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What stands on the terminal when the service is ready: where it is, and one question with its answer. */
final class Greeting {
    private static final String QUERY = "query Next($learner: LearnerRef!, $moment: MomentInput) { "
            + "nextBestContent(learner: $learner, moment: $moment) { "
            + "pick { content { title kind minutes } because reasons { sentence points } } } }";

    private Greeting() {}

    static void print(Running running, PrintWriter out) {
        Node node = running.node();
        out.println();
        out.println("Cairn is ready: " + running.server().url() + "  (GraphiQL: /graphiql, health: /health/ready)");
        Learner learner = example(node);
        if (learner == null) {
            out.println("Nobody is here yet: `./cairn import people <file>` brings people in.");
        } else {
            example(running, learner, out);
        }
        out.flush();
    }

    /** Whoever is first, with the needs of the book that decides. */
    private static @Nullable Learner example(Node node) {
        return Wait.on(node.database().learners().page(null, 1, node.book().needs(), Instant.now())).items().stream()
                .findFirst()
                .orElse(null);
    }

    private static void example(Running running, Learner learner, PrintWriter out) {
        Map<String, @Nullable Object> variables = Map.of(
                "learner", Map.of("id", learner.id().value()), "moment", Map.of("device", "mobile"));
        dev.cairn.graphql.Answer answer =
                Wait.on(running.api().execute(new Request(QUERY, null, variables, true), Caller.DESK));
        out.println();
        out.println("For example, " + learner.id() + " asks on a mobile:");
        out.println(JsonObject.mapFrom(answer.spec()).encodePrettily());
        out.println();
    }
}
