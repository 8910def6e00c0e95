package dev.cairn.engine.rulebook.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.engine.content.Catalog;
import dev.cairn.engine.learner.History;
import dev.cairn.engine.learner.Journey;
import dev.cairn.engine.learner.Learner;
import dev.cairn.engine.learner.LearnerId;
import dev.cairn.engine.learner.Profile;
import dev.cairn.engine.rehearsal.Rehearsal;
import dev.cairn.engine.rulebook.Compilation;
import dev.cairn.engine.rulebook.RuleBook;
import dev.cairn.engine.rulebook.row.Issue;
import dev.cairn.engine.rulebook.row.RuleFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an editor is told of books full of sins stands in {@code sins.txt}, below each; sound books are told nothing. */
class LintTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);

    @Test
    void everySinIsToldWithItsPlaceAndItsFix() throws IOException {
        int books = Tale.tell(
                Path.of("src/test/resources/dev/cairn/engine/rulebook/lint/sins.txt"),
                files ->
                        findings(files, List.of()).stream().map(Issue::toString).toList());
        assertTrue(books >= 10);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../rules", "../examples/adoption"})
    void theBooksThatComeWithCairnRaiseNoAlarm(String folder) throws IOException {
        assertEquals(List.of(), findings(Tale.folder(Path.of(folder)), List.of()));
    }

    private static final String GUARDS = """
            Name,Program,Stage,Department,Segment,Device,Then hide content
            nobody knows,,,not Sales,,,hello
            that is another matter,,,Sales,,,hello
            of the moment,,,,,not mobile,hello
            segments are known,,,,none of Sellers,,hello
            those in it,Welcome,not at home,,,,hello
            and those outside,,not at home,,,,hello
            """;

    @Test
    void aGuardWhoseNotIsVoidForManyIsTold() {
        List<RuleFile> files = List.of(
                csv("guards", GUARDS),
                csv("programs", "Program,Stages\nWelcome,first look > at home\n"),
                csv("segment-rules", "Department,Then segment\nSales,Sellers\n"),
                csv("example-content", "Id,Kind,Title\nhello,video,Hello\n"));
        List<Learner> population = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            population.add(learner(i, i < 12 ? null : "Sales", i < 20 ? List.of() : List.of(at("first look"))));
        }
        assertEquals(
                List.of(
                        "guards.csv, row 2, column \"Department\" (D2): warning: hides nothing from 12 % of learners: their `Department`"
                                + " is unknown, and `not Sales` is false on what is unknown; expected a second row with"
                                + " `missing`, if it is to be hidden from them too",
                        "guards.csv, row 7, column \"Stage\" (C7): warning: hides nothing from 20 % of learners: their `Stage`"
                                + " is unknown, and `not at home` is false on what is unknown; expected a second row with"
                                + " `missing`, if it is to be hidden from them too"),
                findings(files, population).stream()
                        .map(Issue::toString)
                        .filter(issue -> issue.contains("% of learners"))
                        .toList());
        population.replaceAll(learner -> learner(1, "Sales", List.of(at("first look"))));
        assertTrue(findings(files, population).stream()
                .noneMatch(issue -> issue.message().contains("% of learners")));
    }

    /** A book is read without the catalogue, so it cannot know that these commas belong to a value. */
    @Test
    void aValueWithACommaThatOnlyTheCatalogueKnowsIsToldToBeQuoted() {
        RuleBook book = book(List.of(
                csv("content-rules", """
                        Name,Department,Then show topic,Then show department,Then show kind,Points
                        a list by mistake,,"Safety, first aid",,video,10
                        one of several,,"Welcome, Safety, first aid",,video,11
                        left out by mistake,,"not Safety, first aid",,video,12
                        in quotation marks,,"'Safety, first aid'",,video,13
                        a department,"Sales, EMEA",,,video,14
                        really two,"Sales, IT",,,video,15
                        of a department,,,"Sales, EMEA",,16
                        """),
                csv("guards", "Then hide topic\n\"Welcome, Safety, first aid\"\n"),
                csv("vocabulary", "Field,Value\ntopic,Welcome\n")));
        RuleBook other = book(List.of(csv("example-content", """
                        Id,Kind,Title,Topics,Departments
                        hello,video,Hello,"'Safety, first aid', Welcome","'Sales, EMEA'"
                        """)));
        List<String> issues = book.check(Rehearsal.sampleCatalog(other)).stream()
                .filter(Issue::isError)
                .map(Issue::toString)
                .toList();
        String topic = "`Safety, first aid` is one topic of the catalogue, and is read as a list here; expected"
                + " `'Safety, first aid'`, in quotation marks that keep its comma";
        String department = "`Sales, EMEA` is one department of the catalogue, and is read as a list here; expected"
                + " `'Sales, EMEA'`, in quotation marks that keep its comma";
        assertEquals(
                List.of(
                        "content-rules.csv, row 2, column \"Then show topic\" (C2): " + topic,
                        "content-rules.csv, row 3, column \"Then show topic\" (C3): " + topic,
                        "content-rules.csv, row 4, column \"Then show topic\" (C4): " + topic,
                        "content-rules.csv, row 6, column \"Department\" (B6): " + department,
                        "content-rules.csv, row 8, column \"Then show department\" (D8): " + department,
                        "guards.csv, row 2, column \"Then hide topic\" (A2): " + topic),
                issues);
    }

    @Test
    void aNumberThatLearnersHaveWithZerosIsTold() {
        RuleBook book = book(List.of(
                csv("segment-rules", "Attribute: cost centre,Manager,Then segment\n42,7,Some\n43,,Others\n"),
                csv("programs", "Program,Stages\nWelcome,first look\n")));
        Catalog empty = Rehearsal.sampleCatalog(book);
        assertEquals(
                List.of(
                        "segment-rules.csv, row 2, column \"Attribute: cost centre\" (A2): warning: `42` may have lost the"
                                + " zeros that it began with; expected the cell formatted as text, and the number as it is"
                                + " written elsewhere; did you mean `0042`?",
                        "segment-rules.csv, row 2, column \"Manager\" (B2): warning: `7` may have lost the zeros that it"
                                + " began with; expected the cell formatted as text, and the number as it is written"
                                + " elsewhere; did you mean `007`?"),
                book.check(empty, TODAY, List.of(paidBy("0042", "007"), paidBy("43", "008"))).stream()
                        .map(Issue::toString)
                        .toList());
        assertEquals(List.of(), book.check(empty, TODAY, List.of(paidBy("42", "7"), paidBy("0042", "007"))));
    }

    private static Learner paidBy(String costCentre, String manager) {
        Profile profile = new Profile(
                null, null, null, null, null, manager, null, null, null, null, Map.of("Cost centre", costCentre), null);
        return new Learner(new LearnerId("learner"), 1, Set.of(), profile, null, null, History.UNKNOWN, null, null);
    }

    @Test
    void withoutADayNothingIsPast() {
        RuleBook book = book(List.of(
                csv("content-rules", "Until,Then show kind,Points\n2020-01-01,video,10\n"),
                csv("example-content", "Id,Kind,Title\nhello,video,Hello\n")));
        assertEquals(List.of(), book.check(Rehearsal.sampleCatalog(book)));
    }

    /** Each of 5,000 rows is held against all others; a book as long as that is read in a moment, not in minutes. */
    @Test
    void aLongBookIsReadWhole() {
        StringBuilder rules =
                new StringBuilder("Department,Role,First day,Signals: viewed,Then show topic,Points,Group\n");
        for (int i = 0; i < 5_000; i++) {
            String days = i % 7 == 0 ? "" : i % 40 + ".." + (i % 40 + i % 11) + " days after";
            rules.append("Department " + i % 90 + ",\"Role " + i % 83 + ", Role " + i % 13 + "\"," + days + ",>= "
                    + i % 5 + ",Topic " + i % 100 + "," + (10 + i) + ",\n");
        }
        rules.append("Department 3,Role 3,5..6 days after,>= 9,Topic 7,10,\n");
        rules.append("Department 3,Role 3,5..6 days after,>= 9,Topic 7,11,\n");
        StringBuilder contents = new StringBuilder("Id,Kind,Title,Topics\n");
        for (int i = 0; i < 100; i++) {
            contents.append("c" + i + ",video,C" + i + ",Topic " + i + "\n");
        }
        List<Issue> found = findings(
                List.of(csv("content-rules", rules.toString()), csv("example-content", contents.toString())),
                List.of());
        assertEquals(
                List.of("shows the same to the same learners as row 5002: their points add up to 21"),
                found.stream()
                        .filter(issue -> issue.place().row() > 5_001)
                        .map(Issue::message)
                        .toList());
    }

    private static RuleFile csv(String sheet, String text) {
        return new RuleFile(sheet + ".csv", text.getBytes(StandardCharsets.UTF_8));
    }

    private static Journey at(String stage) {
        return new Journey("Welcome", stage, Instant.EPOCH);
    }

    private static Learner learner(int number, @Nullable String department, List<Journey> journeys) {
        Profile profile = new Profile(null, null, null, department, null, null, null, null, null, null, Map.of(), null);
        return new Learner(
                new LearnerId("learner-" + number), 1, Set.of(), profile, null, journeys, History.UNKNOWN, null, null);
    }

    private static RuleBook book(List<RuleFile> files) {
        Compilation compilation = RuleBook.compile(files);
        return assertInstanceOf(Compilation.Compiled.class, compilation, compilation::toString)
                .book();
    }

    private static List<Issue> findings(List<RuleFile> files, List<Learner> population) {
        Compilation compilation = RuleBook.compile(files);
        if (compilation instanceof Compilation.Rejected rejected) {
            return rejected.issues();
        }
        Compilation.Compiled compiled = (Compilation.Compiled) compilation;
        List<Issue> issues = new ArrayList<>(compiled.warnings());
        issues.addAll(compiled.book().check(Rehearsal.sampleCatalog(compiled.book()), TODAY, population));
        issues.sort(null);
        return issues;
    }
}
