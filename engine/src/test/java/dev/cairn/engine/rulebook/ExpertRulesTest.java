package dev.cairn.engine.rulebook;

import static dev.cairn.engine.rulebook.World.NOW;
import static dev.cairn.engine.rulebook.World.catalog;
import static dev.cairn.engine.rulebook.World.person;
import static dev.cairn.engine.rulebook.World.thing;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.engine.content.Catalog;
import dev.cairn.engine.decision.Decision;
import dev.cairn.engine.decision.Moment;
import dev.cairn.engine.decision.WhyNot;
import dev.cairn.engine.learner.Learner;
import dev.cairn.engine.rulebook.row.Row;
import dev.cairn.engine.rulebook.row.RuleFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rules that columns cannot say: and, or, not across facts. They decide, explain and are explained like any row. */
class ExpertRulesTest {
    private static final String SHEETS = """
            programs:
            Program,Stages,Starts with
            Onboarding,awareness > consideration > conversion,enrolment

            personas:
            Persona
            New hire
            Busy pragmatist

            segment-rules:
            Role,Then segment
            Nurse,Night shift
            """;
    private static final Catalog CATALOG =
            catalog(thing("welcome", "video").made(), thing("course", "course").made());

    private static RuleBook book(String sheets, String drl) {
        List<RuleFile> files = new ArrayList<>(World.files(sheets));
        files.add(new RuleFile("experts.drl", drl.getBytes(UTF_8)));
        return ExpertRoundTripTest.compiled(files);
    }

    private static RuleBook shows(String condition) {
        return book(
                SHEETS, "rule \"r\" when Learner( " + condition + " ) then show( kind: \"video\", points: 80 ); end");
    }

    private static Moment on(@Nullable String device, @Nullable Integer minutes) {
        return new Moment(NOW, device, null, null, null, minutes);
    }

    private static boolean fires(RuleBook book, Learner learner, Moment moment) {
        Decision decision = book.decide(learner, CATALOG, moment, null, 5);
        return !decision.fallback();
    }

    @Test
    void a_row_of_several_alternatives_counts_once_and_is_explained_by_the_one_that_held() {
        RuleBook book = shows("device == \"mobile\" || minutes <= 5 || department == \"Sales\"");
        Learner sales = person().department("Sales").made();
        Decision both = book.decide(sales, CATALOG, on("desktop", 3), null, 5);
        assertEquals(80, both.picks().get(0).score());
        assertEquals(
                Map.of("Minutes", "3"), both.picks().get(0).reasons().get(0).facts());
        assertEquals("experts.drl", both.picks().get(0).reasons().get(0).sheet());
        assertEquals(
                "For a learner on mobile, or for a learner with at most 5 minutes to spare, or for a learner whose"
                        + " department is Sales, show videos, 80 points.",
                both.picks().get(0).reasons().get(0).sentence());
    }

    @Test
    void why_not_asks_the_nearest_alternative_and_its_changes_let_it_in() {
        RuleBook book = shows("device == \"mobile\" && minutes <= 5 && role == \"Nurse\" || department == \"Sales\"");
        WhyNot answer =
                book.whyNot(person().department("IT").made(), CATALOG, on("desktop", 9), null, "welcome", () -> false);
        assertEquals(1, answer.rows().get(0).missed().size());
        assertEquals("Department", answer.rows().get(0).missed().get(0).column());
        assertTrue(
                answer.changes().toString().contains("sales"), answer.changes().toString());
    }

    @Test
    void not_is_false_on_what_is_unknown() {
        RuleBook book = shows("!( department in (\"Sales\", \"IT\") || minutes > 5 )");
        assertTrue(fires(book, person().department("Legal").made(), on(null, 3)));
        assertTrue(!fires(book, person().department("Sales").made(), on(null, 3)));
        assertTrue(!fires(book, person().made(), on(null, 3)), "an unknown department is not known to be another");
        assertTrue(!fires(book, person().department("Legal").made(), on(null, null)));
    }

    @Test
    void the_highest_salience_comes_first_then_sheets_then_experts_as_they_stand() {
        String sheets = SHEETS + """

                persona-rules:
                Department,Order,Then persona
                Sales,,New hire
                ,,Busy pragmatist
                """;
        String drl = """
                rule "late" when Learner( department == "Sales" ) then persona( "Busy pragmatist" ); end
                rule "first" salience 10 when Learner( department == "IT" ) then persona( "New hire" ); end
                """;
        RuleBook book = book(sheets, drl);
        assertEquals(
                List.of("first", "Sales", "everyone", "late"),
                book.rows().rows().stream()
                        .filter(Row.PersonaRow.class::isInstance)
                        .map(row -> row.head().place().isExpert()
                                ? row.head().name()
                                : row.head().conditions().isEmpty() ? "everyone" : "Sales")
                        .toList());
        assertEquals(
                "New hire",
                book.classify(person().department("IT").made(), CATALOG, Moment.at(NOW))
                        .persona());
    }

    /** Random trees of and, or, not: the alternatives hold exactly when the tree does, an unknown fact being neither. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void lowering_keeps_the_meaning(long seed) {
        Random random = new Random(seed);
        Tree tree = Tree.random(random, 3);
        RuleBook book = shows(tree.text());
        int held = 0;
        for (int i = 0; i < 120; i++) {
            @Nullable String department = Tree.maybe(random, "Sales", "IT");
            @Nullable String device = Tree.maybe(random, "mobile", "desktop");
            @Nullable Integer minutes = Tree.maybe(random, 3, 7);
            var person = person();
            Learner learner = (department == null ? person : person.department(department)).made();
            boolean expected = tree.holds(false, department, device, minutes);
            assertEquals(expected, fires(book, learner, on(device, minutes)), tree.text());
            held += expected ? 1 : 0;
        }
        assertTrue(held < 120 || tree.text().length() < 60, tree.text());
    }

    /** A condition and its own evaluation, by its sign rather than by alternatives. */
    private record Tree(String fact, List<Tree> parts) {
        static Tree random(Random random, int depth) {
            String fact = depth == 0
                    ? one(random, "department", "device", "minutes")
                    : one(random, "&&", "||", "!", "device");
            return switch (fact) {
                case "&&", "||" -> new Tree(fact, List.of(random(random, depth - 1), random(random, depth - 1)));
                case "!" -> new Tree(fact, List.of(random(random, depth - 1)));
                default -> new Tree(fact, List.of());
            };
        }

        @SafeVarargs
        static <T> @Nullable T maybe(Random random, T... of) {
            int place = random.nextInt(of.length + 1);
            return place == of.length ? null : of[place];
        }

        @SafeVarargs
        static <T> T one(Random random, T... of) {
            return of[random.nextInt(of.length)];
        }

        String text() {
            return switch (fact) {
                case "&&", "||" ->
                    "(" + parts.get(0).text() + " " + fact + " " + parts.get(1).text() + ")";
                case "!" -> "!(" + parts.get(0).text() + ")";
                case "minutes" -> "minutes <= 5";
                case "device" -> "device == \"mobile\"";
                default -> "department in (\"Sales\", \"Legal\")";
            };
        }

        boolean holds(boolean not, @Nullable String department, @Nullable String device, @Nullable Integer minutes) {
            return switch (fact) {
                case "!" -> parts.get(0).holds(!not, department, device, minutes);
                case "&&", "||" -> {
                    boolean one = parts.get(0).holds(not, department, device, minutes);
                    boolean other = parts.get(1).holds(not, department, device, minutes);
                    yield fact.equals("&&") != not ? one && other : one || other;
                }
                case "minutes" -> minutes != null && (minutes <= 5) != not;
                case "device" -> device != null && device.equals("mobile") != not;
                default -> department != null && department.equals("Sales") != not;
            };
        }
    }

    /** The examples of the guide compile together, and the guide shows the sentences that come of them. */
    @Test
    void the_guide_says_what_its_examples_mean() throws IOException {
        Path guide = Path.of("../docs/experts.md");
        String text = Files.readString(guide);
        Matcher blocks = Pattern.compile("(?s)```drl\n(.*?)```").matcher(text);
        StringBuilder drl = new StringBuilder();
        while (blocks.find()) {
            drl.append(blocks.group(1)).append('\n');
        }
        List<RuleFile> files = new ArrayList<>(World.files(SHEETS));
        files.add(new RuleFile("experts.drl", drl.toString().getBytes(UTF_8)));
        StringBuilder said = new StringBuilder("<!-- sentences -->\n");
        ExpertRoundTripTest.compiled(files).rows().rows().stream()
                .filter(row -> row.head().place().isExpert())
                .forEach(row -> said.append("- ")
                        .append(row.head().name())
                        .append(": ")
                        .append(row.head().sentence())
                        .append('\n'));
        said.append("<!-- end -->");
        String facts = "<!-- facts -->\n" + dev.cairn.engine.rulebook.sheet.Sheets.expertWords() + "<!-- end -->";
        String written = text.replaceFirst(
                        "(?s)<!-- sentences -->.*?<!-- end -->", Matcher.quoteReplacement(said.toString()))
                .replaceFirst("(?s)<!-- facts -->.*?<!-- end -->", Matcher.quoteReplacement(facts));
        if ("write".equals(System.getProperty("golden"))) {
            Files.writeString(guide, written);
        }
        assertEquals(written, Files.readString(guide));
    }
}
