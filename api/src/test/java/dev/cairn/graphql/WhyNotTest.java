package dev.cairn.graphql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.cairn.engine.learner.LearnerId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Editors and analysts ask why a learner does not get a content. {@code -Dgolden=write} writes the answers anew. */
class WhyNotTest {
    private static final Path GOLDEN = Path.of("src", "test", "resources", "dev", "cairn", "graphql", "why-not.txt");
    private static final String QUERY = """
            query($learner: ID!, $content: ID!, $moment: MomentInput) {
              whyNot(learner: {id: $learner}, content: {id: $content}, moment: $moment) {
                content { key } position fallback points none
                heldBack { code detail }
                rows { sheet row rule sentence hides points fires finds cells { column wanted found holds } }
                changes { position steps { subject fact from to sentence } }
              }
            }""";

    private static World world;

    @BeforeAll
    static void open() {
        world = new World("graphql_why_not");
    }

    @AfterAll
    static void close() {
        world.close();
    }

    private static Reply ask(String learner, String content) {
        return world.ask(QUERY, Map.of("learner", learner, "content", content, "moment", Map.of("device", "desktop")));
    }

    @Test
    void theAnswersReadAsTheyWereAgreed() throws IOException {
        StringBuilder text = new StringBuilder();
        for (List<String> asked : List.of(
                List.of("ada", "welcome"),
                List.of("ada", "told-by-it"),
                List.of("ben", "welcome"),
                List.of("cleo", "told-by-sales"),
                List.of("ben", "enrol"))) {
            text.append(asked).append('\n');
            text.append(ask(asked.get(0), asked.get(1)).json().encodePrettily()).append("\n\n");
        }
        if ("write".equals(System.getProperty("golden"))) {
            Files.writeString(GOLDEN, text);
        }
        assertEquals(Files.readString(GOLDEN), text.toString());
    }

    @Test
    void itSaysWhereAContentStandsThatIsOnTheList() {
        String first = world.ask(
                        "{ nextBestContent(learner: {id: \"ada\"}, moment: {device: \"desktop\"}) { pick { content { key } } } }")
                .text("/nextBestContent/pick/content/key");
        Reply reply = ask("ada", first);
        assertEquals(1, reply.at("/whyNot/position"));
        assertEquals(List.of(), reply.all("/whyNot/changes", "/position"));
        assertNull(reply.at("/whyNot/none"));
    }

    @Test
    void whatIsNotThereIsSaidAsElsewhere() {
        assertEquals(List.of("NOT_FOUND"), ask("ada", "nowhere").codes());
        assertEquals(List.of("NOT_FOUND"), ask("nobody", "welcome").codes());
        Reply program = world.ask(
                "{ whyNot(learner: {id: \"ada\"}, content: {id: \"welcome\"}, program: \"Onbording\") { position } }");
        assertEquals(List.of("UNKNOWN_PROGRAM"), program.codes());
    }

    @Test
    void onlyEditorsAndAnalystsMayAsk() {
        Map<String, Object> question = Map.of("learner", "ada", "content", "welcome");
        for (Role role : List.of(Role.LEARNER, Role.MANAGER, Role.PORTAL)) {
            Caller caller = new Caller(Set.of(role), new LearnerId("ada"));
            assertEquals(
                    List.of("FORBIDDEN"),
                    world.ask(QUERY, Map.copyOf(question), caller).codes(),
                    role.name());
        }
        for (Role role : List.of(Role.EDITOR, Role.ANALYST)) {
            Caller caller = new Caller(Set.of(role), null);
            assertEquals(
                    List.of(), world.ask(QUERY, Map.copyOf(question), caller).codes(), role.name());
        }
    }
}
