package dev.cairn.graphql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import graphql.schema.GraphQLAppliedDirective;
import graphql.schema.GraphQLAppliedDirectiveArgument;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.diff.DiffEvent;
import graphql.schema.diff.SchemaDiff;
import graphql.schema.diff.SchemaDiffSet;
import graphql.schema.diff.reporting.CapturingReporter;
import graphql.schema.idl.MockedWiringFactory;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * The contract beside the last released one: what breaks clients stops the gate. A break that is meant stands in {@code
 * accepted-breaks.txt} until the release, which writes {@code released.graphqls} anew ({@code -Drelease=write}).
 */
class ReleasedContractTest {
    private static final Path CONTRACT = Path.of("..", "schema.graphqls");
    private static final Path PLACE = Path.of("src", "test", "resources", "dev", "cairn", "graphql");
    private static final Path RELEASED = PLACE.resolve("released.graphqls");
    private static final Path ACCEPTED = PLACE.resolve("accepted-breaks.txt");

    /** As the library words it. */
    private static final Pattern ADDED = Pattern.compile("made the new (?:argument|input field) '(\\w+)'");

    @Test
    void whatClientsRelyOnIsStillThere() throws IOException {
        if ("write".equals(System.getProperty("release"))) {
            Files.writeString(RELEASED, Files.readString(CONTRACT));
            Files.writeString(
                    ACCEPTED,
                    Files.readAllLines(ACCEPTED).stream()
                                    .filter(line -> line.startsWith("#"))
                                    .collect(Collectors.joining("\n"))
                            + "\n");
        }
        Set<String> accepted = Files.readAllLines(ACCEPTED).stream()
                .filter(line -> !line.startsWith("#") && !line.isBlank())
                .map(line -> line.replaceFirst(" # .*", ""))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(
                accepted,
                breaks(Files.readString(RELEASED), Files.readString(CONTRACT)),
                "left: accepted in " + ACCEPTED + "; right: what breaks clients of the released contract");
    }

    private static Set<String> breaks(String released, String now) {
        GraphQLSchema before = schema(released);
        GraphQLSchema after = schema(now);
        CapturingReporter reporter = new CapturingReporter();
        new SchemaDiff().diffSchema(SchemaDiffSet.diffSetFromSdl(before, after), reporter);
        Set<String> breaks = new TreeSet<>();
        reporter.getBreakages().stream()
                .filter(event -> !hasDefault(after, event))
                .forEach(event -> breaks.add(event.getTypeName()
                        + (event.getFieldName() == null ? "" : "." + event.getFieldName()) + ": "
                        + event.getReasonMsg()));
        breaks.addAll(lostReaders(before, after));
        return breaks;
    }

    /** A new argument or input field that must not be null breaks nobody who leaves it out, where it has a default. */
    private static boolean hasDefault(GraphQLSchema after, DiffEvent event) {
        Matcher added = ADDED.matcher(event.getReasonMsg());
        if (!added.find()) {
            return false;
        }
        if (after.getType(event.getTypeName()) instanceof GraphQLObjectType type) {
            @Nullable GraphQLFieldDefinition field = type.getFieldDefinition(String.valueOf(event.getFieldName()));
            @Nullable GraphQLArgument argument = field == null ? null : field.getArgument(added.group(1));
            return argument != null && argument.hasSetDefaultValue();
        }
        return after.getType(event.getTypeName()) instanceof GraphQLInputObjectType input
                && input.getField(added.group(1)) != null
                && input.getField(added.group(1)).hasSetDefaultValue();
    }

    /** A role that may not read any more what it read breaks as surely as a field that is gone. */
    private static Set<String> lostReaders(GraphQLSchema before, GraphQLSchema after) {
        Set<String> lost = new TreeSet<>();
        for (var type : before.getAllTypesAsList()) {
            if (type instanceof GraphQLObjectType object
                    && after.getType(object.getName()) instanceof GraphQLObjectType now) {
                for (GraphQLFieldDefinition field : object.getFieldDefinitions()) {
                    @Nullable GraphQLFieldDefinition still = now.getFieldDefinition(field.getName());
                    Set<String> readers = readers(field);
                    if (still != null && !readers(still).contains("ANYONE")) {
                        readers.removeAll(readers(still));
                        if (!readers.isEmpty()) {
                            lost.add(object.getName() + "." + field.getName() + ": no longer read by " + readers);
                        }
                    }
                }
            }
        }
        return lost;
    }

    private static Set<String> readers(GraphQLFieldDefinition field) {
        @Nullable GraphQLAppliedDirective reader = field.getAppliedDirective("reader");
        @Nullable GraphQLAppliedDirectiveArgument roles = reader == null ? null : reader.getArgument("roles");
        Set<String> names = new TreeSet<>();
        if (roles != null && roles.getValue() instanceof Collection<?> named) {
            named.forEach(role -> names.add(String.valueOf(role)));
        }
        return names;
    }

    private static GraphQLSchema schema(String text) {
        return new SchemaGenerator()
                .makeExecutableSchema(
                        new SchemaParser().parse(text),
                        RuntimeWiring.newRuntimeWiring()
                                .wiringFactory(new MockedWiringFactory())
                                .build());
    }

    private static final String SMALL = """
            directive @reader(roles: [String!]!) on FIELD_DEFINITION
            type Query { a(b: Int, c: Int! = 1): String @reader(roles: ["LEARNER", "PORTAL"]) d: E @reader(roles: ["ANYONE"]) }
            extend type Query { f: String! @reader(roles: ["ANYONE"]) }
            enum E { ONE TWO }
            """;

    /** What the test would see, shown on a small contract. */
    @Test
    void everyWayToBreakClientsIsSeen() {
        assertEquals(Set.of(), breaks(SMALL, SMALL));
        assertBreak("f: String!", "g: String!", "Query.f");
        assertBreak("f: String!", "f: String", "Query.f");
        assertBreak("f: String!", "f: Int!", "Query.f");
        assertBreak("b: Int", "b: Int!", "Query.a");
        assertBreak("b: Int, ", "", "Query.a");
        assertBreak("ONE TWO", "ONE", "E");
        assertBreak("[\"LEARNER\", \"PORTAL\"]", "[\"PORTAL\"]", "Query.a");
    }

    @Test
    void whatOnlyAddsBreaksNobody() {
        for (String more : List.of("h: Int", "f2(x: Int): String")) {
            assertEquals(
                    Set.of(),
                    breaks(SMALL, SMALL.replace("f: String!", "f: String! " + "@reader(roles: [\"ANYONE\"]) " + more)));
        }
        assertEquals(Set.of(), breaks(SMALL, SMALL.replace("b: Int", "b: Int, last: Int")));
        assertEquals(Set.of(), breaks(SMALL, SMALL.replace("[\"LEARNER\", \"PORTAL\"]", "[\"ANYONE\"]")));
    }

    private static void assertBreak(String before, String after, String where) {
        assertTrue(SMALL.contains(before));
        Set<String> breaks = breaks(SMALL, SMALL.replace(before, after));
        assertTrue(
                breaks.stream().anyMatch(line -> line.startsWith(where)),
                () -> before + " to " + after + ": " + breaks);
    }
}
