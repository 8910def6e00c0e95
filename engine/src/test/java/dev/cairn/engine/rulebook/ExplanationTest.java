package dev.cairn.engine.rulebook;

import static dev.cairn.engine.rulebook.World.NOW;
import static dev.cairn.engine.rulebook.World.TODAY;
import static dev.cairn.engine.rulebook.World.book;
import static dev.cairn.engine.rulebook.World.catalog;
import static dev.cairn.engine.rulebook.World.person;
import static dev.cairn.engine.rulebook.World.thing;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cairn.engine.content.Catalog;
import dev.cairn.engine.content.ContentStatus;
import dev.cairn.engine.decision.Decision;
import dev.cairn.engine.decision.HeldBack;
import dev.cairn.engine.decision.Moment;
import dev.cairn.engine.decision.Pick;
import dev.cairn.engine.decision.Reason;
import dev.cairn.engine.decision.WhyNot;
import dev.cairn.engine.learner.Learner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What an editor reads of a decision and of a why-not stands in {@code explanations.txt}; {@code -Dgolden=write} writes it anew. */
class ExplanationTest {
    private static final Path GOLDEN =
            Path.of("src", "test", "resources", "dev", "cairn", "engine", "rulebook", "explanations.txt");

    private static final RuleBook BOOK = book("""
            programs:
            Program,Title,Stages,Starts with,Starts
            Onboarding,Onboarding,awareness > loyalty,first day,14 before

            personas:
            Persona,Sees,Hears,Thinks,Feels
            Starter,a,b,c,d
            Expert,a,b,c,d

            segment-rules:
            First day,Then segment
            0..90 days after,new hire

            persona-rules:
            Segment,Then persona
            new hire,Starter
            ,Expert

            content-rules:
            Name,Program,Stage,Persona,Device,Time of day,Then show kind,Then show topic,Max minutes,Points,Group,Then require,Due,Because
            short videos,Onboarding,awareness,Starter,mobile,06:00-12:00,video,,5,60,,,,it fits the way to work
            any video,,,,,,video,,,20,videos,,,
            welcome,,,,,,video,welcome,,30,videos,,,somebody is waiting for you
            safety,Onboarding,,,,,,safety,,,,yes,10 days after first day,the law asks for it
            experts,,,Expert,,,article,,,40,,,,

            guards:
            Name,Stage,Then hide kind
            no selling,awareness,course

            ranking:
            Term,Weight
            moment fit,10
            """);

    private static final Catalog CATALOG = catalog(
            thing("article", "article").made(),
            thing("course", "course").topics("safety").made(),
            thing("long", "video").minutes(30).made(),
            thing("old", "video").status(ContentStatus.RETIRED).made(),
            thing("safe", "video")
                    .topics("safety")
                    .minutes(9)
                    .devices("mobile", "desktop")
                    .made(),
            thing("welcome", "video")
                    .topics("welcome")
                    .minutes(3)
                    .devices("mobile")
                    .made());

    @Test
    void a_decision_and_its_why_nots_read_as_the_golden_file_says() throws IOException {
        Learner learner = person().firstDay(TODAY.minusDays(3))
                .zone("Europe/Berlin")
                .in("Onboarding", "awareness")
                .made();
        Moment moment = new Moment(NOW, "mobile", null, null, null, 20);
        StringBuilder text = new StringBuilder();
        tell(BOOK.decide(learner, CATALOG, moment, null, 10), text);
        for (String content : List.of("article", "course", "long", "old", "welcome")) {
            tell(BOOK.whyNot(learner, CATALOG, moment, null, content, () -> false), text);
        }
        if ("write".equals(System.getProperty("golden"))) {
            Files.writeString(GOLDEN, text);
        }
        assertEquals(Files.readString(GOLDEN), text.toString());
    }

    private static void tell(Decision decision, StringBuilder text) {
        text.append("persona ").append(decision.persona()).append("; segments ").append(decision.segments());
        text.append("; ").append(decision.total()).append(" can be picked\n");
        for (Pick pick : decision.picks()) {
            text.append("\n")
                    .append(pick.content().id())
                    .append(", ")
                    .append(pick.score())
                    .append(" points");
            text.append(pick.required() ? ", required" : "").append(pick.due() == null ? "" : " until " + pick.due());
            text.append(", for ")
                    .append(pick.program())
                    .append(" / ")
                    .append(pick.stage())
                    .append('\n');
            for (Reason reason : pick.reasons()) {
                text.append("  ")
                        .append(reason.code())
                        .append(' ')
                        .append(reason.points())
                        .append(": ");
                text.append(reason.sentence()).append('\n');
                text.append("    ").append(reason.sheet()).append(", row ").append(reason.row());
                text.append(", `").append(reason.rule()).append("`; read ");
                text.append(new TreeMap<>(reason.facts())).append('\n');
                String because = reason.because(List.of("en"), "en");
                text.append(because == null ? "" : "    to the learner: " + because + "\n");
            }
        }
        text.append("\nheld back ")
                .append(new TreeMap<>(decision.heldBackCounts()))
                .append('\n');
        for (HeldBack held : decision.heldBack()) {
            text.append("  ")
                    .append(held.content())
                    .append(": ")
                    .append(held.detail())
                    .append('\n');
        }
    }

    private static void tell(WhyNot answer, StringBuilder text) {
        text.append("\nwhy not ").append(answer.content()).append("? ");
        text.append(answer.position() == null ? "it is not on the list" : "it is on the list, " + answer.position());
        text.append("; its rows give ").append(answer.points()).append(" points\n");
        answer.heldBack()
                .forEach(held ->
                        text.append("  held back: ").append(held.detail()).append('\n'));
        for (WhyNot.RowAsked row : answer.rows()) {
            text.append("  ")
                    .append(row.sheet())
                    .append(", row ")
                    .append(row.row())
                    .append(", `")
                    .append(row.rule());
            text.append(row.fires() ? "` fires\n" : "` misses\n");
            for (WhyNot.CellAsked missed : row.missed()) {
                text.append("    ").append(missed.column()).append(": wants `").append(missed.wanted());
                text.append("`, found ").append(missed.found()).append('\n');
            }
        }
        if (answer.none() != null) {
            text.append("  no change: ").append(answer.none()).append('\n');
        }
        for (WhyNot.Change change : answer.changes()) {
            text.append("  would let it in, at place ")
                    .append(change.position())
                    .append(":\n");
            change.steps().forEach(step -> text.append("    ").append(step).append('\n'));
        }
    }
}
