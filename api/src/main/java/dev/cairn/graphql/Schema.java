package dev.cairn.graphql;

import graphql.schema.GraphQLSchema;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Binds {@code schema.graphqls} to what answers it; a field named like its record's component needs nothing said. */
final class Schema {
    private Schema() {}

    static GraphQLSchema of(Vertx vertx, Sources sources) {
        RuntimeWiring.Builder wiring = RuntimeWiring.newRuntimeWiring();
        Scalars.ALL.forEach(wiring::scalar);
        roots(wiring, vertx, sources);
        LearnerFields.bind(wiring, new LearnerHabits(vertx, sources.learners()));
        Standings standings = new Standings(vertx, sources.contents());
        ContentFields.bind(wiring, new ContentVersion(vertx, sources.contents()), standings);
        DecisionFields.bind(wiring, standings);
        RuleFields.bind(wiring, sources.publishing());
        Replays.bind(wiring);
        WhyNotQuery.bind(wiring);
        JourneyQueries.bind(wiring);
        AuditQueries.bind(wiring);
        Nodes.bind(wiring);
        GraphQLSchema schema =
                new SchemaGenerator().makeExecutableSchema(new SchemaParser().parse(text()), wiring.build());
        return Readers.guard(Audited.of(schema, sources.audit()));
    }

    private static void roots(RuntimeWiring.Builder wiring, Vertx vertx, Sources sources) {
        Asking asking = new Asking(sources);
        Pages pages = new Pages(sources.keeping());
        Decisions decisions = new Decisions(pages);
        Nodes nodes = new Nodes(sources);
        SignalsEntries entries = new SignalsEntries(decisions);
        Replays replays = new Replays(sources.replaying());
        LearnerQueries learners = new LearnerQueries(sources);
        RuleBookQueries books = new RuleBookQueries(sources);
        wiring.type("Query", query -> query.dataFetcher("learner", learners::learner)
                .dataFetcher("learners", learners::learners)
                .dataFetcher("node", nodes::node)
                .dataFetcher("nodes", nodes::nodes)
                .dataFetcher("content", new ContentQueries(sources)::content)
                .dataFetcher("contents", new Browsing(vertx, asking))
                .dataFetcher("nextBestContent", new NextBestContent(vertx, asking, pages))
                .dataFetcher("recommendations", new Recommendations(sources, asking, decisions))
                .dataFetcher("nextBestContentFor", new NextForMany(vertx, sources, pages))
                .dataFetcher("recommendationsForPage", new Placements(asking, pages))
                .dataFetcher("whyNot", new WhyNotQuery(vertx, asking, sources))
                .dataFetcher("ruleBook", books::ruleBook)
                .dataFetcher("ruleBooks", books::ruleBooks)
                .dataFetcher("rulesEffect", books::effect)
                .dataFetcher("decision", replays::decision)
                .dataFetcher("replay", replays::replay)
                .dataFetcher("simulate", new Simulate(sources)));
        wiring.type(
                "Subscription",
                subscription -> subscription.dataFetcher(
                        "nextBestContentChanged", new NextBestContentChanged(asking, sources, pages)));
        skills(wiring, vertx, sources, asking);
        Forgetting forgetting = new Forgetting(sources);
        wiring.type("Query", query -> query.dataFetcher("auditLog", new AuditQueries(sources.audit())::lines)
                .dataFetcher("exportLearner", forgetting::export));
        wiring.type("Mutation", mutation -> mutation.dataFetcher("eraseLearner", forgetting::erase));
        JourneyQueries journeys = new JourneyQueries(vertx, sources);
        wiring.type("Query", query -> query.dataFetcher("journey", journeys::journey)
                .dataFetcher("funnel", journeys::funnel));
        wiring.type("Mutation", mutation -> mutation.dataFetcher("moveLearner", new MoveLearner(sources)));
        wiring.type(
                "RecordSignalsPayload",
                payload -> payload.dataFetcher("hints", environment -> SignalHints.get(environment, vertx)));
        wiring.type("LearnerConnection", connection -> connection.dataFetcher("totalCount", learners::count));
        wiring.type("Mutation", mutation -> mutation.dataFetcher("updateLearner", new UpdateLearner(sources))
                .dataFetcher("recordSignals", new RecordSignals(sources, entries))
                .dataFetcher("undoSignal", new UndoSignal(sources, entries))
                .dataFetcher("saveContent", new SaveContent(sources))
                .dataFetcher("retireContent", new RetireContent(sources))
                .dataFetcher("checkRules", new CheckRules(sources))
                .dataFetcher("publishRules", new PublishRules(sources))
                .dataFetcher("rollbackRules", new RollbackRules(sources))
                .dataFetcher("cancelRules", new CancelRules(sources)));
    }

    private static void skills(RuntimeWiring.Builder wiring, Vertx vertx, Sources sources, Asking asking) {
        SkillGapQueries gaps = new SkillGapQueries(vertx, sources, asking);
        SkillGapQueries.bind(wiring);
        wiring.type("Query", query -> query.dataFetcher("skillGaps", gaps::gaps)
                .dataFetcher("adjacentRoles", gaps::adjacent)
                .dataFetcher("skillGapCounts", new SkillGapCounts(vertx, sources)::get));
        wiring.type("Mutation", mutation -> mutation.dataFetcher("rateSkill", new RateSkill(sources)));
    }

    static String text() {
        try (InputStream file = Schema.class.getResourceAsStream("/schema.graphqls")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
