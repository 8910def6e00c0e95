package dev.cairn.engine.rulebook.sheet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.engine.content.Content;
import dev.cairn.engine.content.ContentField;
import dev.cairn.engine.content.ContentStatus;
import dev.cairn.engine.content.Selector.OneOf;
import dev.cairn.engine.content.Selector.Reference;
import dev.cairn.engine.content.Selector.Relative;
import dev.cairn.engine.content.TaughtSkill;
import dev.cairn.engine.decision.Capped;
import dev.cairn.engine.rulebook.row.Cap;
import dev.cairn.engine.rulebook.row.Cell;
import dev.cairn.engine.rulebook.row.CheckedRows;
import dev.cairn.engine.rulebook.row.Due;
import dev.cairn.engine.rulebook.row.ExampleRow;
import dev.cairn.engine.rulebook.row.Fact;
import dev.cairn.engine.rulebook.row.Issue;
import dev.cairn.engine.rulebook.row.Row;
import dev.cairn.engine.rulebook.row.RuleFile;
import dev.cairn.engine.table.Limits;
import dev.cairn.engine.table.Reading;
import dev.cairn.engine.table.Table;
import dev.cairn.engine.table.Tables;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whole books, as folders and as workbooks. */
class BooksTest {
    static final Map<String, String> BOOK = new LinkedHashMap<>();

    static {
        BOOK.put(
                "settings",
                "Setting,Value\nDefault language,en\nLanguage fallbacks,de-ch > de > en; fr: en\nTime zone,Europe/Berlin\n");
        BOOK.put(
                "programs",
                "Program,Title,Title: de,Stages,Starts with,Starts,Because\n"
                        + "Onboarding,Welcome aboard,Willkommen,awareness > consideration > conversion,first day,14 before,it is near\n");
        BOOK.put("personas", "Persona,Sees\nNew hire,a desk\nExpert,\n");
        BOOK.put("segment-rules", "Name,Role,Then segment\nnurses,Nurse,Night shift\nguards,Guard,night  SHIFT\n");
        BOOK.put("persona-rules", "Name,Order,Segment,Then persona\nlast,,,New hire\nfirst,1,night shift,expert\n");
        BOOK.put(
                "stage-rules",
                "Name,Program,From stage,Signal,Then stage\nsaw,Onboarding,awareness,viewed,Consideration\n"
                        + "left,onboarding,,shared,Exit\n");
        BOOK.put(
                "content-rules",
                "Name,Persona,Stage,Then show kind,Then show skill,Points,Then require,Due,Because,Because: de,From,Until,Off\n"
                        + "one,New hire,awareness,clip,,80,,,near,nah,2026-01-01,2026-06-30,\n"
                        + "two,,,course,my gaps,always first,yes,5 days after first day,,,,,no\n"
                        + "three,Nobody,,,,,,,,,,,yes\n");
        BOOK.put("guards", "Name,Stage,Then hide tag\nnothing to sell,awareness,enrolment\n");
        BOOK.put("ranking", "Term,Weight\nPopularity,10\n");
        BOOK.put("list-limits", "Field,Value,At most\nkind,Clip,0\nauthor,,2\n");
        BOOK.put(
                "caps",
                "Name,Channel,Segment,Kind,Content,Per day,Per week,Per month,Show again,Quiet hours,Busy from,Busy until\n"
                        + "all,,,,,1,3,no limit,,,,\nclips,mail,night shift,clip,,0,,,after 2 weeks,22:00-06:00,,\n"
                        + "one,,,,course-1,,,,always,,2026-12-21,2027-01-06\n");
        BOOK.put("vocabulary", "Field,Value,Synonyms\nkind,Video,\"clip, film\"\n");
        BOOK.put(
                "examples",
                "Name,At,First day,Completed,Expect segments,Must not contain\n"
                        + "early,2026-03-29 01:30,2 days before,none,none,course-1\n");
        BOOK.put(
                "example-content",
                "Id,Title,Title: de,Kind,Skills,Languages,Topics,Published,Status\n"
                        + "course-1,A course,Ein Kurs,course,\"Python 2, SQL 1.5\",\"en, DE-at\",\"a, 'b, c'\",2026-01-05,draft\n");
        BOOK.put("notes on the book", "Whatever\nI like\n");
    }

    @Test
    void aBookIsReadAsItsSheetsSay() {
        CheckedRows book = Books.checked(Books.of(BOOK));

        assertEquals(ZoneId.of("Europe/Berlin"), book.settings().zone());
        assertEquals(
                Map.of("de-CH", List.of("de", "en"), "fr", List.of("en")),
                book.settings().languageFallbacks());
        assertEquals(-14, book.programs().get(0).startDays());
        assertEquals(
                Map.of("", "Welcome aboard", "de", "Willkommen"),
                book.programs().get(0).title());
        assertEquals(Map.of("", "it is near"), book.programs().get(0).because());
        assertEquals(
                List.of(
                        "nurses",
                        "guards",
                        "first",
                        "last",
                        "saw",
                        "left",
                        "one",
                        "two",
                        "nothing to sell",
                        "all",
                        "clips",
                        "one"),
                book.rows().stream().map(row -> row.head().name()).toList());
        assertEquals(
                List.of("Night shift", "Night shift"),
                book.rows().stream()
                        .filter(Row.SegmentRow.class::isInstance)
                        .map(row -> ((Row.SegmentRow) row).segment())
                        .toList());
        assertEquals("Expert", ((Row.PersonaRow) row(book, "first")).persona());
        assertEquals("consideration", ((Row.StageRow) row(book, "saw")).toStage());
        assertTrue(((Row.StageRow) row(book, "saw")).fromNamed());
        assertNull(((Row.StageRow) row(book, "left")).toStage());
        assertEquals("video", book.listLimits().get(0).key());
        assertNull(book.listLimits().get(1).key());
        assertEquals(List.of(), book.warnings());
    }

    @Test
    void aContentRuleKeepsItsSelectorItsDatesAndItsReasons() {
        CheckedRows book = Books.checked(Books.of(BOOK));

        Row.ContentRow one = (Row.ContentRow) row(book, "one");
        assertEquals(Map.of("", "near", "de", "nah"), one.head().because());
        assertEquals(
                List.of(Fact.Kind.STAGE, Fact.Kind.PERSONA, Fact.Kind.TODAY).stream()
                        .sorted()
                        .toList(),
                one.head().conditions().stream()
                        .map(c -> c.fact().kind())
                        .sorted()
                        .toList());
        assertEquals(
                new OneOf(ContentField.KIND, Set.of("video"), false),
                one.show().terms().get(0));
        Row.ContentRow two = (Row.ContentRow) row(book, "two");
        assertTrue(two.alwaysFirst() && two.require());
        assertEquals(new Due.FromFirstDay(5), two.due());
        assertTrue(two.show().terms().stream()
                .anyMatch(term -> term instanceof Relative relative && relative.reference() == Reference.MY_GAPS));
    }

    @Test
    void aCapKeepsItsLimitsAndItsTimes() {
        List<Row.CapRow> caps = Books.checked(Books.of(BOOK)).rows().stream()
                .filter(Row.CapRow.class::isInstance)
                .map(Row.CapRow.class::cast)
                .toList();
        assertEquals(
                Map.of(Capped.Per.DAY, 1, Capped.Per.WEEK, 3, Capped.Per.MONTH, Cap.NO_LIMIT),
                caps.get(0).cap().atMost());
        Cap clips = caps.get(1).cap();
        assertEquals(Set.of("video"), clips.kinds());
        assertEquals(Map.of(Capped.Per.DAY, 0), clips.atMost());
        assertEquals(14, clips.againAfter());
        assertEquals(new Cell.TimeBetween(22 * 60, 6 * 60), clips.quietHours());
        assertEquals(
                List.of(Fact.Kind.CHANNEL, Fact.Kind.SEGMENT),
                caps.get(1).head().conditions().stream()
                        .map(c -> c.fact().kind())
                        .toList());
        assertEquals(0, caps.get(2).cap().againAfter());
        assertEquals(LocalDate.of(2027, 1, 6), caps.get(2).cap().busyUntil());
        assertEquals(
                List.of(
                        "For everyone, each content is shown at most once a day and at most 3 times a week and has no limit for the month.",
                        "For a learner in the segment Night shift through mail, each Video is never pushed, stands last where"
                                + " it is asked for, is shown again 14 days after it was completed and is not pushed between 22:00 and 06:00.",
                        "For everyone, course-1 is shown again when completed and is not pushed from 2026-12-21 until 2027-01-06."),
                caps.stream().map(row -> row.head().sentence()).toList());
    }

    @Test
    void anExampleMayCountFromItsMoment() {
        ExampleRow example = Books.checked(Books.of(BOOK)).examples().get(0);

        assertEquals(Instant.parse("2026-03-29T00:30:00Z"), example.at());
        assertEquals(
                Map.of(Fact.of(Fact.Kind.FIRST_DAY), List.of("2026-03-31"), Fact.of(Fact.Kind.COMPLETED), List.of()),
                example.given());
        assertEquals(List.of(), example.expectSegments());
        assertNull(example.expectPersona());
    }

    @Test
    void contentsAreReadByTheSameColumnsOutsideOfABook() {
        RuleFile file = Books.of(BOOK).get(13);
        Reading<List<Table>> tables = Tables.read(file.name(), file.bytes(), Limits.inMemory());

        ContentLine.Contents read =
                ContentLine.read(((Reading.Read<List<Table>>) tables).content().get(0), "en");

        Content content = read.contents().get(0);
        assertEquals(List.of(), read.issues());
        assertEquals(Map.of("en", "A course", "de", "Ein Kurs"), content.title());
        assertEquals(List.of(new TaughtSkill("Python", 2), new TaughtSkill("SQL", 1.5)), content.skills());
        assertEquals(Set.of("en", "de-AT"), content.languages());
        assertEquals(Set.of("a", "b, c"), content.topics());
        assertEquals(LocalDate.of(2026, 1, 5), content.publishedOn());
        assertEquals(ContentStatus.DRAFT, content.status());
        assertEquals(read.contents(), Books.checked(Books.of(BOOK)).exampleContent());
    }

    @Test
    void aRowWithoutANameIsKnownByWhatItSays() {
        Map<String, String> before = new LinkedHashMap<>(BOOK);
        before.put(
                "content-rules",
                "Persona,Then show kind,Points\nExpert,course,10\nNew hire,video,80\nNew hire,video,80\n");
        Map<String, String> after = new LinkedHashMap<>(BOOK);
        after.put(
                "content-rules",
                "Points,Because,Then show kind,Persona\n80,soon,Video , new  hire\n81,,video,New hire\n80,,video,New hire\n10,,course,Expert\n");

        List<String> old = names(Books.checked(Books.of(before)));
        List<String> now = names(Books.checked(Books.of(after)));

        assertEquals(List.of(old.get(1), old.get(2), old.get(0)), List.of(now.get(0), now.get(2), now.get(3)));
        assertEquals(old.get(1) + "-2", old.get(2));
        assertNotEquals(now.get(0), now.get(1));
        assertTrue(old.get(0).matches("[0-9a-f]{10}"));
        assertEquals(
                List.of("the row says the same as row 3"),
                Books.checked(Books.of(before)).warnings().stream()
                        .map(Issue::message)
                        .toList());
    }

    private static List<String> names(CheckedRows book) {
        return book.rows().stream()
                .filter(Row.ContentRow.class::isInstance)
                .map(row -> row.head().name())
                .toList();
    }

    static Row row(CheckedRows book, String name) {
        return book.rows().stream()
                .filter(row -> row.head().name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
