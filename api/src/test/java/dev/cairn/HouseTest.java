package dev.cairn;

import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/**
 * The walls of the house. {@link #PLAN} says which of our packages may look into which; a new package is drawn there
 * before it is built. The other rules are walls towards libraries and the world outside.
 */
class HouseTest {
    private static final String NOUNS = "engine.word, engine.learner, engine.content, engine.decision";
    private static final String ROWS = NOUNS + ", engine.rulebook.row";
    private static final String SHEETS = ROWS + ", engine.table, engine.rulebook.sheet";
    private static final String BOOK = ROWS + ", engine.rulebook";
    /** All of the engine but Drools. */
    private static final String ENGINE = SHEETS + ", engine.rulebook, engine.rehearsal";

    private static final String VERBS =
            ENGINE + ", store, publishing, imports, imports.mapping, journeys, keeping, push";

    /** Each package, and those that it may import; without the leading {@code dev.cairn}. */
    private static final Map<String, Set<String>> PLAN = plan("""
            engine.word            ->
            engine.table           -> engine.word
            engine.learner         -> engine.word
            engine.content         -> engine.word
            engine.decision        -> engine.word, engine.learner, engine.content
            engine.rulebook.row    -> NOUNS
            engine.rulebook.sheet  -> ROWS, engine.table
            engine.rulebook.drools -> ROWS
            engine.rulebook.lint   -> ROWS
            engine.rulebook        -> SHEETS, engine.rulebook.drools, engine.rulebook.lint
            engine.rehearsal       -> SHEETS, engine.rulebook
            store                  -> BOOK
            publishing             -> ENGINE, store
            imports.mapping        -> engine.word, engine.table
            imports                -> ENGINE, store, journeys, imports.mapping
            journeys               -> ENGINE, store
            keeping                -> ENGINE, store
            push                   -> ENGINE, store, journeys
            graphql                -> VERBS
            xapi                   -> VERBS
            http.keys              -> engine.learner, graphql
            http.rules             -> ENGINE, store, publishing, graphql, http.keys
            http                   -> graphql, xapi, publishing, http.rules, http.keys
            cli                    -> VERBS, graphql, xapi, http, http.rules, http.keys
            Main                   -> VERBS, graphql, xapi, http, http.rules, http.keys, cli
            """);

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(location -> !location.contains("/test-classes/"))
            .importPackages("dev.cairn");

    @Test
    void everyPackageStandsInThePlan() {
        check(classes().should(standInThePlan()));
    }

    @Test
    void aPackageLooksOnlyWhereThePlanAllows() {
        check(classes().should(lookOnlyWhereThePlanAllows()));
    }

    @Test
    void packagesHaveNoCycles() {
        check(slices().assignedFrom(packages()).should().beFreeOfCycles());
    }

    @Test
    void everyPackageIsDescribedAndNullMarked() {
        check(classes().should(liveInANullMarkedPackage()));
    }

    @Test
    void namesArePlainNouns() {
        check(noClasses()
                .should()
                .haveNameMatching(".*(Service|Manager|Util|Utils|Helper|Helpers|Impl|Factory)")
                .because("a name says what a thing is"));
    }

    @Test
    void onlyOnePackageKnowsDrools() {
        checkOnly("dev.cairn.engine.rulebook.drools", "org.kie..", "org.drools..");
    }

    @Test
    void onlyTheEdgeKnowsGraphqlJava() {
        check(noClasses()
                .that()
                .resideOutsideOfPackages("dev.cairn.graphql..", "dev.cairn.http..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("graphql..", "org.dataloader.."));
    }

    @Test
    void onlyTheStoreKnowsTheDatabase() {
        checkOnly(
                "dev.cairn.store..",
                "io.vertx.sqlclient..",
                "io.vertx.pgclient..",
                "java.sql..",
                "javax.sql..",
                "org.flywaydb..",
                "org.postgresql..");
    }

    @Test
    void theEngineKnowsNoServer() {
        check(noClasses()
                .that()
                .resideInAPackage("dev.cairn.engine..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.vertx..", "io.netty..", "graphql..", "java.sql..", "javax.sql..", "java.net.http.."));
    }

    @Test
    void theEngineTouchesNoFile() {
        check(noClasses()
                .that()
                .resideInAPackage("dev.cairn.engine..")
                .should()
                .dependOnClassesThat()
                .haveNameMatching("java\\.nio\\.file\\..*|java\\.io\\.(RandomAccess)?File\\w*"));
    }

    @Test
    void theEngineReadsNoClock() {
        checkEngineUsesNo("""
                java\\.time\\.[\\w.$]+\\.now\\(.*
                java\\.time\\.(Clock|InstantSource)\\.(system|tick).*
                java\\.lang\\.System\\.(currentTimeMillis|nanoTime)\\(\\)
                java\\.util\\.(Date|GregorianCalendar)\\.<init>\\(\\)
                java\\.util\\.Calendar\\.getInstance\\(.*
                """);
    }

    @Test
    void theEngineThrowsNoDice() {
        checkEngineUsesNo("""
                java\\.lang\\.Math\\.random\\(\\)
                java\\.util\\.Random\\.<init>\\(\\)
                java\\.util\\.UUID\\.randomUUID\\(\\)
                java\\.util\\.concurrent\\.ThreadLocalRandom\\.current\\(\\)
                """);
    }

    @Test
    void theEngineStartsNoThread() {
        checkEngineUsesNo("""
                java\\.lang\\.Thread\\.(<init>|start)\\(.*
                java\\.util\\.Timer\\.<init>\\(.*
                java\\.util\\.concurrent\\.(Executors|ForkJoinPool|ThreadPoolExecutor)\\..*
                java\\.util\\.concurrent\\.CompletableFuture\\.\\w+Async\\(.*
                java\\.util\\..*\\.(parallel|parallelStream)\\(\\)
                """);
    }

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(HOUSE);
    }

    private static void checkOnly(String knowing, String... library) {
        check(noClasses()
                .that()
                .resideOutsideOfPackage(knowing)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(library));
    }

    /** One regular expression a line, for a method's or constructor's full name; calls and method references. */
    private static void checkEngineUsesNo(String methods) {
        Pattern pattern = Pattern.compile(methods.lines().collect(Collectors.joining("|")));
        check(noClasses()
                .that()
                .resideInAPackage("dev.cairn.engine..")
                .should()
                .accessTargetWhere(new DescribedPredicate<JavaAccess<?>>("the method is one of\n" + methods) {
                    @Override
                    public boolean test(JavaAccess<?> access) {
                        return pattern.matcher(access.getTarget().getFullName()).matches();
                    }
                }));
    }

    private static ArchCondition<JavaClass> standInThePlan() {
        return be(DescribedPredicate.describe("in a package of the plan", type -> PLAN.containsKey(room(type))));
    }

    private static ArchCondition<JavaClass> lookOnlyWhereThePlanAllows() {
        return new ArchCondition<>("look only where the plan allows") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                    JavaClass seen = dependency.getTargetClass().getBaseComponentType();
                    if (isOurs(seen) && !mayLook(room(type), room(seen))) {
                        events.add(SimpleConditionEvent.violated(
                                type, room(type) + " -> " + room(seen) + ": " + dependency.getDescription()));
                    }
                }
            }
        };
    }

    private static ArchCondition<JavaClass> liveInANullMarkedPackage() {
        return be(DescribedPredicate.describe(
                "in a package whose package-info.java has @NullMarked",
                type -> type.getPackage().isAnnotatedWith(NullMarked.class)));
    }

    private static boolean mayLook(String from, String to) {
        return from.equals(to) || PLAN.getOrDefault(from, Set.of()).contains(to);
    }

    private static boolean isOurs(JavaClass type) {
        return (type.getPackageName() + ".").startsWith("dev.cairn.");
    }

    /** {@code dev.cairn.engine.table} is the room {@code engine.table}; {@code dev.cairn} itself is {@code Main}. */
    private static String room(JavaClass type) {
        String name = type.getPackageName();
        return name.equals("dev.cairn") ? "Main" : name.substring("dev.cairn.".length());
    }

    private static SliceAssignment packages() {
        return new SliceAssignment() {
            @Override
            public SliceIdentifier getIdentifierOf(JavaClass type) {
                return isOurs(type) ? SliceIdentifier.of(room(type)) : SliceIdentifier.ignore();
            }

            @Override
            public String getDescription() {
                return "packages";
            }
        };
    }

    private static Map<String, Set<String>> plan(String drawing) {
        Map<String, String> groups =
                Map.of("NOUNS", NOUNS, "ROWS", ROWS, "SHEETS", SHEETS, "BOOK", BOOK, "ENGINE", ENGINE, "VERBS", VERBS);
        Map<String, Set<String>> plan = new LinkedHashMap<>();
        drawing.lines().forEach(line -> {
            String[] sides = line.split("->", -1);
            plan.put(
                    sides[0].strip(),
                    Stream.of(sides[1].split(","))
                            .map(String::strip)
                            .flatMap(name ->
                                    Stream.of(groups.getOrDefault(name, name).split(", ")))
                            .collect(Collectors.toSet()));
        });
        return plan;
    }
}
