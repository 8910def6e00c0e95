package dev.cairn.graphql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.cairn.engine.content.Content;
import dev.cairn.engine.content.Image;
import dev.cairn.engine.content.TaughtSkill;
import dev.cairn.engine.decision.Capped;
import dev.cairn.engine.decision.HeldBack;
import dev.cairn.engine.decision.Moment;
import dev.cairn.engine.decision.Pick;
import dev.cairn.engine.decision.Push;
import dev.cairn.engine.decision.Reason;
import dev.cairn.engine.decision.SkillGaps;
import dev.cairn.engine.decision.WhyNot;
import dev.cairn.engine.learner.ExternalId;
import dev.cairn.engine.learner.Journey;
import dev.cairn.engine.learner.Learner;
import dev.cairn.engine.learner.Persona;
import dev.cairn.engine.learner.SkillGap;
import dev.cairn.engine.learner.SkillLevel;
import dev.cairn.engine.rehearsal.EffectReport;
import dev.cairn.engine.rulebook.Transition;
import dev.cairn.engine.rulebook.row.Issue;
import dev.cairn.engine.rulebook.row.Program;
import dev.cairn.engine.rulebook.row.RuleFile;
import dev.cairn.keeping.Replay;
import dev.cairn.publishing.FailedExample;
import dev.cairn.publishing.PreviewReport;
import dev.cairn.push.Cause;
import dev.cairn.store.AuditLine;
import dev.cairn.store.ContentStanding;
import dev.cairn.store.Edition;
import dev.cairn.store.FunnelStage;
import dev.cairn.store.KeptDecision;
import dev.cairn.store.KeptMove;
import graphql.TrivialDataFetcher;
import graphql.schema.DataFetcher;
import graphql.schema.FieldCoordinates;
import graphql.schema.GraphQLDirective;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLInterfaceType;
import graphql.schema.GraphQLNamedSchemaElement;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLTypeUtil;
import graphql.schema.idl.MockedWiringFactory;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.ScalarInfo;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The contract with front-ends: complete, and kept by the code. */
class SchemaTest {
    /** Which record answers which type, where it is not one of a root field's own. */
    private static final Map<String, Class<?>> SOURCES = Map.ofEntries(
            Map.entry("Learner", Learner.class),
            Map.entry("ExternalId", ExternalId.class),
            Map.entry("Attribute", LearnerFields.Attribute.class),
            Map.entry("SkillLevel", SkillLevel.class),
            Map.entry("SkillGaps", SkillGapQueries.Answer.class),
            Map.entry("SkillGap", SkillGapQueries.Gap.class),
            Map.entry("SkillEvidence", SkillGapQueries.Held.class),
            Map.entry("AdjacentRole", SkillGaps.Adjacent.class),
            Map.entry("SkillGapCounts", SkillGapCounts.Answer.class),
            Map.entry("SkillGapCount", SkillGapCounts.Count.class),
            Map.entry("RateSkillPayload", RateSkill.Payload.class),
            Map.entry("Journey", Journey.class),
            Map.entry("Transition", Transition.class),
            Map.entry("JourneyHistory", JourneyQueries.History.class),
            Map.entry("JourneyMove", KeptMove.class),
            Map.entry("Funnel", JourneyQueries.Funnel.class),
            Map.entry("FunnelStage", FunnelStage.class),
            Map.entry("MoveLearnerPayload", MoveLearner.Payload.class),
            Map.entry("AuditConnection", AuditQueries.Connection.class),
            Map.entry("AuditEdge", AuditQueries.Edge.class),
            Map.entry("AuditLine", AuditLine.class),
            Map.entry("LearnerExport", Forgetting.Export.class),
            Map.entry("EraseLearnerPayload", Forgetting.Payload.class),
            Map.entry("ErasedRows", Forgetting.ErasedRows.class),
            Map.entry("LearnerConnection", LearnerQueries.Connection.class),
            Map.entry("LearnerEdge", LearnerQueries.Edge.class),
            Map.entry("PageInfo", PageInfo.class),
            Map.entry("Content", Content.class),
            Map.entry("ContentStanding", ContentStanding.class),
            Map.entry("Text", ContentFields.Text.class),
            Map.entry("Image", Image.class),
            Map.entry("TaughtSkill", TaughtSkill.class),
            Map.entry("ContentConnection", Browsing.Connection.class),
            Map.entry("ContentEdge", Browsing.Edge.class),
            Map.entry("Moment", Moment.class),
            Map.entry("NextBestContent", NextBestContent.Answer.class),
            Map.entry("NextBestContentChange", NextBestContentChanged.Change.class),
            Map.entry("LearnerNextBestContent", NextForMany.Item.class),
            Map.entry("RecommendationsPage", Placements.Page.class),
            Map.entry("Placement", Placements.Filled.class),
            Map.entry("RecommendationConnection", Recommended.class),
            Map.entry("RecommendationEdge", Recommended.Edge.class),
            Map.entry("Pick", Pick.class),
            Map.entry("Cap", Capped.class),
            Map.entry("Reason", Reason.class),
            Map.entry("FactRead", DecisionFields.FactRead.class),
            Map.entry("Decision", Served.class),
            Map.entry("Persona", Persona.class),
            Map.entry("HeldBackSummary", Served.Summary.class),
            Map.entry("HeldBackCount", Served.Count.class),
            Map.entry("HeldBack", HeldBack.class),
            Map.entry("KeptDecision", Replays.Shown.class),
            Map.entry("KeptPick", KeptDecision.KeptPick.class),
            Map.entry("KeptReason", KeptDecision.KeptReason.class),
            Map.entry("Replayed", Replays.Replayed.class),
            Map.entry("ReplayDifference", Replay.Difference.class),
            Map.entry("ReplayLost", Replays.Lost.class),
            Map.entry("Simulation", Simulated.class),
            Map.entry("SimulatePayload", Simulate.Payload.class),
            Map.entry("RuleBook", Edition.class),
            Map.entry("RuleBookConnection", RuleBookQueries.Connection.class),
            Map.entry("RuleBookEdge", RuleBookQueries.Edge.class),
            Map.entry("RuleFile", RuleFile.class),
            Map.entry("RuleIssue", Issue.class),
            Map.entry("FailedExample", FailedExample.class),
            Map.entry("CheckRulesPayload", CheckRules.Payload.class),
            Map.entry("PublishRulesPayload", PublishRules.Payload.class),
            Map.entry("RollbackRulesPayload", PublishRules.Payload.class),
            Map.entry("CancelRulesPayload", CancelRules.Payload.class),
            Map.entry("RulesPublished", PublishRules.RulesPublished.class),
            Map.entry("RulesRejected", PublishRules.RulesRejected.class),
            Map.entry("RulesConflict", PublishRules.RulesConflict.class),
            Map.entry("RulesEffect", RuleFields.Effect.class),
            Map.entry("RulesEffectReport", PreviewReport.class),
            Map.entry("EffectCounts", EffectReport.Counts.class),
            Map.entry("EffectMoment", PreviewReport.AtMoment.class),
            Map.entry("EffectContent", PreviewReport.Shifted.class),
            Map.entry("EffectSample", PreviewReport.Example.class),
            Map.entry("EffectPick", PreviewReport.Shown.class),
            Map.entry("RowAsked", WhyNot.RowAsked.class),
            Map.entry("CellAsked", WhyNot.CellAsked.class),
            Map.entry("WhyNot", WhyNotQuery.Answer.class),
            Map.entry("WhyNotChange", WhyNot.Change.class),
            Map.entry("FactChange", WhyNot.Step.class),
            Map.entry("Program", Program.class),
            Map.entry("UpdateLearnerPayload", UpdateLearner.Payload.class),
            Map.entry("RecordSignalsPayload", RecordSignals.Payload.class),
            Map.entry("SignalsEntry", SignalsEntries.Entry.class),
            Map.entry("ParkedSignal", RecordSignals.Parked.class),
            Map.entry("SignalHint", SignalHints.Hint.class),
            Map.entry("UndoSignalPayload", UndoSignal.Payload.class),
            Map.entry("Habits", LearnerHabits.Answer.class),
            Map.entry("DeviceShare", LearnerHabits.Share.class),
            Map.entry("PushHeld", Pushed.Held.class),
            Map.entry("PushHold", Push.Hold.class),
            Map.entry("FunnelSegment", Segments.Members.class),
            Map.entry("SaveContentPayload", ContentPayload.class),
            Map.entry("RetireContentPayload", ContentPayload.class),
            Map.entry("UserError", UserError.class));

    private static World world;
    private static GraphQLSchema schema;

    @BeforeAll
    static void open() {
        world = new World("graphql_schema");
        schema = Schema.of(world.vertx, world.sources(World.NOW));
    }

    @AfterAll
    static void close() {
        world.close();
    }

    @Test
    void everyTypeFieldArgumentAndValueIsDescribed() {
        List<String> silent = new ArrayList<>();
        for (GraphQLNamedType type : ours()) {
            describe(silent, "", type);
            if (type instanceof GraphQLObjectType object) {
                for (GraphQLFieldDefinition field : object.getFieldDefinitions()) {
                    describe(silent, type.getName() + ".", field);
                    field.getArguments()
                            .forEach(argument ->
                                    describe(silent, type.getName() + "." + field.getName() + ".", argument));
                }
            } else if (type instanceof GraphQLInterfaceType face) {
                face.getFieldDefinitions().forEach(field -> describe(silent, type.getName() + ".", field));
            } else if (type instanceof GraphQLInputObjectType input) {
                input.getFieldDefinitions().forEach(field -> describe(silent, type.getName() + ".", field));
            } else if (type instanceof GraphQLEnumType words) {
                words.getValues().forEach(value -> describe(silent, type.getName() + ".", value));
            }
        }
        GraphQLDirective reader = schema.getDirective("reader");
        assertNotNull(reader);
        describe(silent, "@", reader);
        reader.getArguments().forEach(argument -> describe(silent, "@reader.", argument));
        assertEquals(List.of(), silent);
    }

    private static void describe(List<String> silent, String where, GraphQLNamedSchemaElement element) {
        String description = element.getDescription();
        if (description == null || description.isBlank()) {
            silent.add(where + element.getName());
        }
    }

    @Test
    void everyFieldSaysWhoReadsIt() {
        List<String> open = fields().filter(field -> field.definition().getAppliedDirective("reader") == null)
                .map(Place::toString)
                .toList();
        assertEquals(List.of(), open);
    }

    /** What a caller may not read is null, and must be allowed to be: a null that is not would take down all around it. */
    @Test
    void whatOnlySomeReadMayBeNullForTheOthers() {
        List<String> steep = new ArrayList<>();
        fields().forEach(field -> {
            Set<Role> readers = readers(field);
            if (readers != null && GraphQLTypeUtil.isNonNull(field.definition().getType())) {
                fields().filter(way -> GraphQLTypeUtil.unwrapAll(
                                        way.definition().getType())
                                .getName()
                                .equals(field.type().getName()))
                        .filter(way -> !within(readers(way), readers))
                        .forEach(way -> steep.add(field + " by " + way));
            }
        });
        assertEquals(List.of(), steep);
    }

    /**
     * A null that may not be takes down all around it. So whatever takes a trip of its own, and may fail alone, may be
     * null; what may not is at hand with the object it belongs to.
     */
    @Test
    void whatTakesATripOfItsOwnMayBeNull() {
        List<String> steep = fields().filter(
                        field -> GraphQLTypeUtil.isNonNull(field.definition().getType()))
                .filter(field -> !(inner(field) instanceof TrivialDataFetcher))
                .map(Place::toString)
                .toList();
        assertEquals(List.of(), steep);
    }

    @Test
    void whatIsDeprecatedSaysWhyAndSinceWhen() {
        List<String> silent = new ArrayList<>();
        fields().forEach(field -> {
            deprecated(silent, field.toString(), field.definition().getDeprecationReason());
            field.definition()
                    .getArguments()
                    .forEach(argument ->
                            deprecated(silent, field + "." + argument.getName(), argument.getDeprecationReason()));
        });
        for (GraphQLNamedType type : ours()) {
            if (type instanceof GraphQLEnumType words) {
                words.getValues()
                        .forEach(value -> deprecated(
                                silent, type.getName() + "." + value.getName(), value.getDeprecationReason()));
            } else if (type instanceof GraphQLInputObjectType input) {
                input.getFieldDefinitions()
                        .forEach(field -> deprecated(
                                silent, type.getName() + "." + field.getName(), field.getDeprecationReason()));
            }
        }
        assertEquals(List.of(), silent);
    }

    /** Such as {@code since 2026-11-24: ask for `standing`}. */
    private static void deprecated(List<String> silent, String place, @Nullable String reason) {
        if (reason != null && !reason.matches("since \\d{4}-\\d{2}-\\d{2}: .+")) {
            silent.add(place + ": " + reason);
        }
    }

    private static boolean within(@Nullable Set<Role> some, Set<Role> readers) {
        return some != null && readers.containsAll(some);
    }

    /** Null is anyone. */
    private static @Nullable Set<Role> readers(Place field) {
        return fetcher(field) instanceof Readers.Guarded guarded ? guarded.readers() : null;
    }

    private static DataFetcher<?> fetcher(Place field) {
        return schema.getCodeRegistry()
                .getDataFetcher(FieldCoordinates.coordinates(field.type, field.definition), field.definition);
    }

    @Test
    void everyScalarSaysWhereItIsSpecified() {
        List<String> vague = ours().stream()
                .filter(GraphQLScalarType.class::isInstance)
                .filter(type -> ((GraphQLScalarType) type).getSpecifiedByUrl() == null)
                .map(GraphQLNamedType::getName)
                .toList();
        assertEquals(List.of(), vague);
    }

    /** graphql-java answers null, without a word, for a field that its source has not. */
    @Test
    void everyFieldHasSomethingThatAnswersIt() {
        List<String> dumb = fields().filter(field -> !isAnswered(field))
                .map(Place::toString)
                .toList();
        assertEquals(List.of(), dumb);
    }

    private static DataFetcher<?> inner(Place field) {
        DataFetcher<?> fetcher = fetcher(field);
        return fetcher instanceof Readers.Guarded guarded ? guarded.inner() : fetcher;
    }

    private static boolean isAnswered(Place field) {
        DataFetcher<?> inner = inner(field);
        boolean byProperty = inner.getClass().getName().startsWith("graphql.");
        Class<?> source = SOURCES.get(field.type.getName());
        return !byProperty
                || (source != null
                        && Arrays.stream(source.getMethods())
                                .anyMatch(method -> method.getParameterCount() == 0
                                        && method.getName().equals(field.definition.getName())));
    }

    /** The codes of the schema and those of the code, and so on: the same words. */
    @Test
    void itsEnumsAreThoseOfTheCode() {
        Map<String, Set<String>> wanted = new TreeMap<>();
        wanted.put("ErrorCode", names(ErrorCode.values()));
        wanted.put("NextBestContentCause", names(Cause.values()));
        wanted.put("ReasonCode", names(Reason.Code.values()));
        wanted.put("CapPeriod", names(Capped.Per.values()));
        wanted.put("HeldBackCode", names(HeldBack.Code.values()));
        wanted.put("WhyNotNone", names(WhyNot.None.values()));
        wanted.put("FactSubject", names(WhyNot.Subject.values()));
        wanted.put("ContentStatus", names(dev.cairn.engine.content.ContentStatus.values()));
        wanted.put("ReplayInput", names(Replay.Input.values()));
        wanted.put("ContentState", names(ContentStanding.State.values()));
        wanted.put("ContentOrder", names(Browsing.Order.values()));
        wanted.put("SkillBasis", names(SkillGap.Basis.values()));
        wanted.put("RatingSource", names(RateSkill.Source.values()));
        wanted.put("RuleBookState", names(Edition.State.values()));
        wanted.put("RuleIssueSeverity", names(Issue.Severity.values()));
        wanted.put("FailedExampleCause", names(FailedExample.Cause.values()));
        wanted.put("WaitsFor", names(RecordSignals.WaitsFor.values()));
        wanted.put("PushHoldCause", names(Push.Cause.values()));
        wanted.put("RulesEffectState", names(RuleFields.Effect.State.values()));
        Map<String, Set<String>> found = new TreeMap<>();
        for (GraphQLNamedType type : ours()) {
            if (type instanceof GraphQLEnumType words && !type.getName().equals("Role")) {
                found.put(
                        type.getName(),
                        words.getValues().stream().map(value -> value.getName()).collect(Collectors.toSet()));
            }
        }
        assertEquals(wanted, found);
        GraphQLEnumType roles = (GraphQLEnumType) schema.getType("Role");
        assertNotNull(roles);
        Set<String> readers =
                roles.getValues().stream().map(value -> value.getName()).collect(Collectors.toSet());
        readers.remove("ANYONE");
        assertEquals(names(Role.values()), readers);
    }

    @Test
    void aFieldThatSaysNothingAboutItsReadersIsReadByNobody() throws Exception {
        GraphQLSchema silent = Readers.guard(new SchemaGenerator()
                .makeExecutableSchema(
                        new SchemaParser().parse("type Query { open: String }"),
                        RuntimeWiring.newRuntimeWiring()
                                .wiringFactory(new MockedWiringFactory())
                                .build()));
        GraphQLFieldDefinition field = silent.getQueryType().getFieldDefinition("open");
        DataFetcher<?> fetcher = silent.getCodeRegistry()
                .getDataFetcher(FieldCoordinates.coordinates(silent.getQueryType(), field), field);
        assertEquals(Set.of(), ((Readers.Guarded) fetcher).readers());
    }

    private static Set<String> names(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name).collect(Collectors.toSet());
    }

    private record Place(GraphQLObjectType type, GraphQLFieldDefinition definition) {
        @Override
        public String toString() {
            return type.getName() + "." + definition.getName();
        }
    }

    private static Stream<Place> fields() {
        return ours().stream()
                .filter(GraphQLObjectType.class::isInstance)
                .map(GraphQLObjectType.class::cast)
                .flatMap(type -> type.getFieldDefinitions().stream().map(field -> new Place(type, field)));
    }

    private static List<GraphQLNamedType> ours() {
        return schema.getAllTypesAsList().stream()
                .filter(type -> !type.getName().startsWith("__"))
                .filter(type ->
                        !(type instanceof GraphQLScalarType scalar && ScalarInfo.isGraphqlSpecifiedScalar(scalar)))
                .toList();
    }
}
