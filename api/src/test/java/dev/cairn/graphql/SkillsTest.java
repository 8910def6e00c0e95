package dev.cairn.graphql;

import static dev.cairn.store.TestDatabase.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.engine.learner.LearnerId;
import dev.cairn.imports.ContentImport;
import dev.cairn.imports.Delivery;
import dev.cairn.imports.FrameworkImport;
import dev.cairn.imports.Import;
import dev.cairn.imports.Progress;
import dev.cairn.imports.Report;
import dev.cairn.store.Roster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A bakery: two roles, three scales, nine people, on 2 March 2026. What each lacks was reckoned by hand. Ada's manager saw
 * level 1 of dough 213 days ago, which has faded below what she says herself; her oven is known in percent, which is 2
 * stars. Ben wants to be a pastry chef; his dough is known in thumbs, which nobody can compare.
 */
class SkillsTest {
    private static final Caller ADA = new Caller(Set.of(Role.LEARNER), new LearnerId("ada"));
    private static final Caller ADA_MANAGES = new Caller(Set.of(Role.MANAGER), new LearnerId("ada"));
    private static final Caller ANALYST = new Caller(Set.of(Role.ANALYST), null);

    private static World world;

    @BeforeAll
    static void open() throws IOException {
        world = new World("graphql_skills");
        FrameworkImport framework = new FrameworkImport(world.database.framework(), Progress.SILENT);
        right(Import.people(world.database.learners(), file("people.csv", """
                Id,Name,Role,Target role,Department,Manager,First day
                ada,Ada,Baker,,Bakery,,
                ben,Ben,Baker,Pastry chef,Bakery,ada,
                cleo,Cleo,,,Bakery,ada,
                dora,Dora,baker,,Shop,,2026-02-20
                emil,Emil,Cashier,,Shop,,
                finn,Finn,Pastry chef,,Shop,,2026-02-20
                gail,Gail,,,Office,ada,
                hank,Hank,,,Office,,
                ivy,Ivy,,,Office,,
                """), Roster.CHANGES, Progress.SILENT));
        right(framework.scales(file("scales.csv", """
                Scale,Level,Name,Same as: Stars,Highest
                Stars,1,Novice,,5
                Stars,2,Able,,
                Stars,3,Expert,,
                Percent,50,,2,
                Percent,90,,3,
                Thumbs,,,,
                """)));
        right(framework.skills(file("skills.csv", """
                Skill,Scale,Half-life,Meaning: Able
                Dough,Stars,100,kneads without help
                Oven,Stars,,
                Sugar,Stars,,
                Hygiene,,,
                """.replace("Hygiene,,,\n", ""))));
        right(framework.roles(file("roles.csv", """
                Role,Need: Dough,Need: Oven,Need: Sugar,Need: Hygiene
                Baker,Expert,2,,1
                Pastry chef,Able,,3,1
                """)));
        right(framework.evidence(world.database.evidence(), world.database.contents(), file("evidence.csv", """
                Person,Source,On,Scale,Skill,Level
                ada,self,2026-02-20,,Dough,Expert
                ada,manager,2025-08-01,,Dough,1
                ada,assessment,2026-01-10,Percent,Oven,60
                ben,manager,2026-01-10,Thumbs,Dough,5
                ben,manager,2026-01-10,,Sugar,Novice
                ben,self,2026-01-10,,Hygiene,1
                finn,assessment,2026-01-10,,dough,3
                finn,assessment,2026-01-10,,Sugar,3
                finn,assessment,2026-01-10,,Hygiene,1
                """)));
        right(ContentImport.content(
                world.database.contents(), world.database.framework(), file("content.csv", """
                Id,Title,Kind,Skill: Dough,Skill: Sugar,Skill: Hygiene,Prerequisite,Status
                dough-1,Dough for all,course,1,,,,
                dough-2,Dough for the able,course,2,,,,
                dough-3,Dough for experts,course,3,,,,
                dough-old,Dough of old,course,3,,,,retired
                sugar-2,Sugar,course,,2,,,
                sugar-3,More sugar,course,,3,,sugar-2,
                clean,Clean hands,video,,,1,,
                """), Progress.SILENT));
        follow();
    }

    private static Delivery file(String name, String text) {
        return new Delivery(name, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), null, false);
    }

    private static void right(Report report) {
        assertTrue(report.isRight(), report::toString);
    }

    /** Waits until this node has what the database has. */
    private static void follow() {
        long wanted = await(world.database.contents().catalogVersion());
        while (world.catalog.get().version() < wanted) {
            Thread.onSpinWait();
        }
    }

    @AfterAll
    static void close() {
        world.close();
    }

    private static List<String> gaps(String learner, String more) {
        Reply reply = world.ask("{ skillGaps(learner: {id: \"" + learner + "\"}" + more
                + ") { gaps { skill scale needed held missing basis contents { key } } } }");
        return reply.all("/skillGaps/gaps", "").stream()
                .map(gap -> gap.replaceAll("[{}\"]", "").replace("key:", ""))
                .toList();
    }

    @Test
    void theGapsOfEachAreThoseReckonedByHand() {
        assertEquals(
                List.of("skill:Hygiene,scale:null,needed:1.0,held:0.0,missing:1.0,basis:NO_EVIDENCE,contents:[clean]"),
                gaps("ada", ""));
        assertEquals(
                List.of(
                        "skill:Dough,scale:null,needed:2.0,held:0.0,missing:2.0,basis:OTHER_SCALE,contents:[dough-2,dough-3,dough-1]",
                        "skill:Sugar,scale:null,needed:3.0,held:1.0,missing:2.0,basis:EVIDENCE,contents:[sugar-2]"),
                gaps("ben", ""),
                "sugar-3 closes the gap, but needs sugar-2 first");
        assertEquals(
                List.of(
                        "skill:Dough,scale:null,needed:3.0,held:0.0,missing:3.0,basis:OTHER_SCALE,contents:[dough-3,dough-2,dough-1]",
                        "skill:Oven,scale:null,needed:2.0,held:0.0,missing:2.0,basis:NO_EVIDENCE,contents:[]"),
                gaps("ben", ", targetRole: \"baker\""));
        assertEquals(List.of(), gaps("finn", ""));
    }

    @Test
    void rulesReadHowManyLevelsAreMissing() {
        world.publish(Map.of("content-rules.csv", """
                Name,Skill gap,Skill gap: Dough,Then show content,Points
                far-from-it,,>= 2,dough-2,90
                nearly,,1,dough-3,80
                unclean,Hygiene,,clean,70
                for-all,,,article-000,1
                """));
        Map<String, String> first = new TreeMap<>();
        for (String learner : List.of("ada", "ben", "emil", "finn")) {
            first.put(
                    learner,
                    world.ask(
                                    "query($id: ID!) { nextBestContent(learner: {id: $id}) { pick { content { key } } } }",
                                    Map.of("id", learner))
                            .text("/nextBestContent/pick/content/key"));
        }
        assertEquals(Map.of("ada", "clean", "ben", "dough-2", "emil", "article-000", "finn", "article-000"), first);
    }

    @Test
    void whoHasNoRoleOrOneWithoutNeedsHasNoGapsAndItSaysSo() {
        String query =
                "query($id: ID!) { skillGaps(learner: {id: $id}) { role needs met withoutEvidence gaps { skill } } }";
        assertEquals(
                "{\"role\":null,\"needs\":0,\"met\":0,\"withoutEvidence\":0,\"gaps\":[]}",
                world.ask(query, Map.of("id", "cleo")).text("/skillGaps"));
        assertEquals(
                "{\"role\":\"Cashier\",\"needs\":0,\"met\":0,\"withoutEvidence\":0,\"gaps\":[]}",
                world.ask(query, Map.of("id", "emil")).text("/skillGaps"));
        assertEquals(
                "{\"role\":\"Baker\",\"needs\":3,\"met\":2,\"withoutEvidence\":1,\"gaps\":[{\"skill\":\"Hygiene\"}]}",
                world.ask(query, Map.of("id", "ada")).text("/skillGaps"));
    }

    @Test
    void whatIsKnownOfASkillSaysWhichEvidenceCountsAndWhy() {
        Reply reply = world.ask("""
                { skillGaps(learner: {id: "ada"}) { evidence { skill scale level source weight won because } } }""");

        assertEquals(
                List.of(
                        "{\"skill\":\"Dough\",\"scale\":\"Stars\",\"level\":3.0,\"source\":\"self\",\"weight\":20,\"won\":true,"
                                + "\"because\":\"it weighs 18.7 of once 20, the next (manager) 9.1 of once 40\"}",
                        "{\"skill\":\"Dough\",\"scale\":\"Stars\",\"level\":1.0,\"source\":\"manager\",\"weight\":40,\"won\":false,"
                                + "\"because\":\"it weighs 9.1 of once 40, self 18.7 of once 20\"}",
                        "{\"skill\":\"Oven\",\"scale\":\"Percent\",\"level\":60.0,\"source\":\"assessment\",\"weight\":50,\"won\":true,"
                                + "\"because\":\"it is the only evidence\"}"),
                reply.all("/skillGaps/evidence", ""));
    }

    @Test
    void gapsOfManyNameTheirDenominators() {
        String query = """
                query($department: String, $role: String, $segment: String, $target: String) {
                  skillGapCounts(department: $department, role: $role, segment: $segment, targetRole: $target) {
                    lookedAt of learners withRole withEvidence
                    skills { skill needed gaps withoutEvidence otherScale meanMissing } } }""";

        Reply bakery = world.ask(query, Map.of("department", "bakery"), ANALYST);
        assertEquals("9 9 3 2 2", numbers(bakery));
        // ben's dough 2 and sugar 2 as a pastry chef, ada's hygiene 1; cleo has no role and is counted
        assertEquals(List.of("Dough 2 1 0 1 2.0", "Sugar 1 1 0 0 2.0", "Hygiene 2 1 1 0 1.0"), skills(bakery));
        Reply bakers = world.ask(query, Map.of("role", "BAKER", "target", "Baker"), ANALYST);
        assertEquals("9 9 3 3 2", numbers(bakers));
        assertEquals(List.of("Dough 3 2 1 1 3.0", "Oven 3 2 2 0 2.0", "Hygiene 3 2 2 0 1.0"), skills(bakers));
        Reply newHires = world.ask(query, Map.of("segment", "new hire"), ANALYST);
        assertEquals("9 9 2 2 1", numbers(newHires), "dora and finn began on 20 February");
        assertEquals(List.of("Dough 2 1 1 0 3.0", "Oven 1 1 1 0 2.0", "Hygiene 2 1 1 0 1.0"), skills(newHires));
        assertEquals(List.of("FORBIDDEN"), world.ask(query, Map.of(), ADA).codes());
    }

    private static String numbers(Reply reply) {
        return String.join(
                " ",
                List.of("lookedAt", "of", "learners", "withRole", "withEvidence").stream()
                        .map(field -> reply.text("/skillGapCounts/" + field))
                        .toList());
    }

    private static List<String> skills(Reply reply) {
        return reply.all("/skillGapCounts/skills", "").stream()
                .map(skill -> skill.replaceAll("\"[a-zA-Z]+\":", "")
                        .replaceAll("[{}\"]", "")
                        .replace(',', ' ')
                        .replaceAll(" +", " "))
                .map(skill -> skill)
                .toList();
    }

    @Test
    void rolesOfWhichLeastIsMissingComeFirst() {
        Reply reply = world.ask("{ adjacentRoles(learner: {id: \"finn\"}) { role missing gaps needs related } }");

        // of a baker's three needs finn lacks the oven whole
        assertEquals(
                List.of("{\"role\":\"Baker\",\"missing\":0.3333333333333333,\"gaps\":1,\"needs\":3,\"related\":false}"),
                reply.all("/adjacentRoles", ""));
    }

    @Test
    void ratingsCountByWeightAndSayWhoMayRate() {
        assertEquals(
                List.of("NOT_FOUND"),
                rate("dora", ADA_MANAGES, "MANAGER", "Oven", 1).errors());
        assertEquals(List.of("NOT_FOUND"), rate("dora", ADA, "SELF", "Oven", 1).errors());
        assertEquals(
                List.of("FORBIDDEN"), rate("ada", ADA, "MANAGER", "Oven", 1).errors());
        assertEquals(
                List.of("FORBIDDEN"),
                rate("gail", ADA_MANAGES, "SELF", "Oven", 1).errors());
        Rated rated = rate("gail", ADA_MANAGES, "MANAGER", "oven", 2);
        assertEquals(List.of(), rated.errors());
        assertEquals(
                "[{\"skill\":\"Oven\",\"level\":2.0,\"evidence\":\"manager\",\"on\":\"2026-03-02\"}]",
                rated.reply().text("/rateSkill/learner/skills"));
        Rated portal = rate("gail", Caller.DESK, "SELF", "Oven", 3);
        assertEquals(
                "[{\"skill\":\"Oven\",\"level\":2.0,\"evidence\":\"manager\",\"on\":\"2026-03-02\"}]",
                portal.reply().text("/rateSkill/learner/skills"),
                "a manager outweighs oneself");
        Rated unknown = rate("gail", Caller.DESK, "SELF", "Ovens", -1);
        assertEquals(List.of("INVALID", "INVALID"), unknown.errors());
        assertEquals("Oven", unknown.reply().text("/rateSkill/userErrors/0/nearest"));
        assertEquals(
                List.of("INVALID"),
                rate("gail", Caller.DESK, "SELF", "Oven", 500).errors(),
                "beyond the scale's end");
        Reply weights = world.ask(
                "{ skillGaps(learner: {id: \"gail\"}, targetRole: \"Baker\") { evidence { skill source weightNow } } }");
        assertEquals(
                List.of(
                        "{\"skill\":\"Oven\",\"source\":\"manager\",\"weightNow\":40.0}",
                        "{\"skill\":\"Oven\",\"source\":\"self\",\"weightNow\":20.0}"),
                weights.all("/skillGaps/evidence", ""),
                "without a half-life nothing fades");
    }

    @Test
    void aRatingOnAnOldVersionIsRefused() {
        String mutation = """
                mutation($version: Long) { rateSkill(input: {learner: {id: "hank"}, version: $version, as: SELF, skill: "Sugar", level: 1}) {
                  learner { version } userErrors { code field } } }""";
        Reply first = world.ask(mutation, Map.of("version", 1));
        Reply second = world.ask(mutation, Map.of("version", 7));

        assertEquals("2", first.text("/rateSkill/learner/version"));
        assertEquals("VERSION_CONFLICT", second.text("/rateSkill/userErrors/0/code"));
        Reply same = world.ask(mutation, Map.of("version", 2));
        assertEquals("2", same.text("/rateSkill/learner/version"), "the same again changes nothing");
    }

    @Test
    void whoCompletesAContentHasShownWhatItTeaches() {
        String mutation = """
                mutation { recordSignals(input: {signals: [
                  {id: "c1", learner: {id: "ivy"}, kind: "completed", content: {id: "dough-2"}, at: "2026-03-01T10:00:00Z"},
                  {id: "c2", learner: {id: "ivy"}, kind: "completed", content: {id: "dough-1"}, at: "2026-03-01T11:00:00Z"}]}) {
                  accepted userErrors { message } } }""";
        Reply recorded = world.ask(mutation);
        assertEquals("2", recorded.text("/recordSignals/accepted"), recorded.json()::encode);
        Reply ivy = world.ask("{ learner(ref: {id: \"ivy\"}) { skills { skill scale level evidence on } } }");

        assertEquals(
                "[{\"skill\":\"Dough\",\"scale\":\"Stars\",\"level\":2.0,\"evidence\":\"completion\",\"on\":\"2026-03-01\"}]",
                ivy.text("/learner/skills"));
    }

    private record Rated(Reply reply, List<String> errors) {}

    private static Rated rate(String learner, Caller caller, String as, String skill, double level) {
        Reply reply = world.ask("""
                mutation($id: ID!, $as: RatingSource!, $skill: String!, $level: Float!) {
                  rateSkill(input: {learner: {id: $id}, as: $as, skill: $skill, level: $level}) {
                    learner { skills { skill level evidence on } } userErrors { code nearest } } }""", Map.of("id", learner, "as", as, "skill", skill, "level", level), caller);
        return new Rated(reply, reply.all("/rateSkill/userErrors", "/code"));
    }
}
