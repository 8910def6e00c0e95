package dev.cairn.graphql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/**
 * A funnel against a table made by hand. Of program Adoption (awareness, then conversion), February:
 *
 * <pre>
 * learner  department  moves
 * f1       Sales       awareness 1 Feb, conversion 5 Feb
 * f2       Sales       awareness 2 Feb, conversion 10 Feb
 * f3       Sales       awareness 3 Feb, out 4 Feb
 * f4       IT          awareness 20 Jan, conversion 6 Feb
 * f5       IT          awareness 10 Feb
 * f6       IT          awareness 1 Feb, conversion 3 Mar: after the end
 * f7       Sales, left awareness 1 Feb, conversion 2 Feb
 * </pre>
 */
class FunnelTest {
    private static final World WORLD = new World("graphql_funnel");

    static {
        WORLD.publish(Map.of("segment-rules.csv", """
                Name,Department,Then segment
                sellers,Sales,Sellers
                techies,IT,Techies
                nobody,Nowhere,Nobody
                """));
        person("f1", "Sales");
        person("f2", "Sales");
        person("f3", "Sales");
        person("f4", "IT");
        person("f5", "IT");
        person("f6", "IT");
        person("f7", "Sales");
        person("f8", "Sales");
        moved("f1", null, "awareness", "2026-02-01");
        moved("f1", "awareness", "conversion", "2026-02-05");
        moved("f2", null, "awareness", "2026-02-02");
        moved("f2", "awareness", "conversion", "2026-02-10");
        moved("f3", null, "awareness", "2026-02-03");
        moved("f3", "awareness", null, "2026-02-04");
        moved("f4", null, "awareness", "2026-01-20");
        moved("f4", "awareness", "conversion", "2026-02-06");
        moved("f5", null, "awareness", "2026-02-10");
        moved("f6", null, "awareness", "2026-02-01");
        moved("f6", "awareness", "conversion", "2026-03-03");
        moved("f7", null, "awareness", "2026-02-01");
        moved("f7", "awareness", "conversion", "2026-02-02");
        WORLD.run("update learner set left_at = now() where id = 'f7'");
        // a move that was superseded counts nowhere
        moved("f5", "awareness", "conversion", "2026-02-11");
        WORLD.run("update transition set superseded_at = now() where learner = 'f5' and to_stage = 'conversion'");
    }

    @AfterAll
    static void close() {
        WORLD.close();
    }

    private static void person(String id, String department) {
        WORLD.run("insert into learner (id, department) values ('" + id + "', '" + department + "')");
    }

    private static void moved(String learner, @Nullable String from, @Nullable String to, String day) {
        WORLD.run("insert into transition (learner, program, from_stage, to_stage, at, rule, sentence, book, signals,"
                + " recorded_at) values ('" + learner + "', 'Adoption', " + quoted(from) + ", " + quoted(to) + ", '"
                + day + "T00:00:00Z', 'r', 's', 1, '{}', now())");
    }

    private static String quoted(@Nullable String stage) {
        return stage == null ? "null" : "'" + stage + "'";
    }

    private static Reply funnel(@Nullable String segment) {
        Map<String, @Nullable Object> variables = new HashMap<>();
        variables.put("segment", segment);
        return WORLD.ask("""
                query($segment: String) { funnel(program: "Adoption", from: "2026-02-01T00:00:00Z",
                    until: "2026-03-01T00:00:00Z", segment: $segment) {
                  segment { segment lookedAt of learners }
                  stages { stage entered left standing converted conversion medianDays } } }""", variables);
    }

    private static void has(Reply funnel, int stage, @Nullable Object... entered) {
        List<String> fields = List.of("entered", "left", "standing", "converted", "conversion", "medianDays");
        for (int i = 0; i < fields.size(); i++) {
            assertEquals(
                    entered[i],
                    funnel.at("/funnel/stages/" + stage + "/" + fields.get(i)),
                    fields.get(i) + " of stage " + stage);
        }
    }

    @Test
    void ofAll() {
        Reply funnel = funnel(null);
        assertNull(funnel.at("/funnel/segment"));
        // entered f1 f2 f3 f5 f6 f7; left after 4, 8, 1 and 1 days; f5 and f6 stand in it; f1 f2 f7 came on
        has(funnel, 0, 6, 4, 2, 3, 0.5, 2.5);
        has(funnel, 1, 4, 0, 4, 0, 0.0, null);
    }

    @Test
    void ofASegmentAsItIsNow() {
        Reply sellers = funnel("sellers");
        assertEquals(
                "{\"segment\":\"Sellers\",\"lookedAt\":6,\"of\":6,\"learners\":3}", sellers.text("/funnel/segment"));
        has(sellers, 0, 3, 3, 0, 2, 2 / 3.0, 4.0);
        has(sellers, 1, 2, 0, 2, 0, 0.0, null);
        Reply techies = funnel("Techies");
        has(techies, 0, 2, 0, 2, 0, 0.0, null);
        has(techies, 1, 1, 0, 1, 0, 0.0, null);
        Reply nobody = funnel("Nobody");
        assertEquals(0, nobody.at("/funnel/segment/learners"), "an emptied group is nobody, not everyone");
        has(nobody, 0, 0, 0, 0, 0, null, null);
    }

    @Test
    void aSegmentThatTheBookDoesNotKnowIsSaid() {
        Reply reply = funnel("Seller");
        assertEquals(List.of("INVALID"), reply.codes());
    }
}
