package dev.cairn.cli;

import dev.cairn.engine.content.Catalog;
import dev.cairn.engine.content.Content;
import dev.cairn.engine.decision.HeldBack;
import dev.cairn.engine.decision.Moment;
import dev.cairn.engine.decision.WhyNot;
import dev.cairn.engine.learner.Learner;
import dev.cairn.engine.word.Nearest;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Asks why a learner does not get a content. */
@Command(
        name = "why-not",
        sortOptions = false,
        header = "Prints why a learner does not get a content.",
        description = {
            "",
            "What holds it back, which cells of which rows miss, and the smallest change that would let it in."
        })
final class Absence implements Callable<Integer> {
    private static final int ROWS = 5;

    @Parameters(paramLabel = "<content>", description = "the content's id")
    private String content;

    @Mixin
    private Question question;

    @Mixin
    private Location location;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Instant now = Instant.now();
        question.check();
        try (Opened opened = new Opened()) {
            Node node = Node.open(opened, location.there());
            Catalog catalog = node.catalog().get();
            if (catalog.content(content) == null) {
                List<String> ids = catalog.contents().stream().map(Content::id).toList();
                throw new Failure(
                        "there is no content `" + content + "`" + Question.didYouMean(Nearest.to(content, ids)));
            }
            Moment moment = question.moment(now, node.zone());
            Learner learner = question.learner(node, moment, now).learner();
            print(
                    node.book().whyNot(learner, catalog, moment, question.program(node.book()), content, () -> false),
                    spec.commandLine().getOut());
            return 0;
        }
    }

    private static void print(WhyNot answer, PrintWriter out) {
        if (answer.position() != null) {
            out.println("`" + answer.content() + "` is on the list, at place " + answer.position()
                    + (answer.fallback() ? ", among the best of the rest: no row shows anything that fits." : "."));
        } else {
            out.println("`" + answer.content() + "` is not on the list.");
        }
        for (HeldBack held : answer.heldBack()) {
            out.println("Held back: " + held.detail() + ".");
        }
        answer.rows().stream().limit(ROWS).forEach(row -> print(row, out));
        if (answer.rows().size() > ROWS) {
            out.println("and " + Printed.count(answer.rows().size() - ROWS, "row") + " that miss more");
        }
        for (WhyNot.Change change : answer.changes()) {
            out.println("It would be at place " + change.position() + " with:");
            change.steps().forEach(step -> out.println("  " + step));
        }
        if (answer.none() != null) {
            out.println(none(answer.none()));
        }
    }

    private static String none(WhyNot.None why) {
        return switch (why) {
            case NO_ROW -> "No row shows it to anyone.";
            case NO_CHANGE -> "No change of at most three facts would let it in.";
            case GAVE_UP -> "No change was found; there are more than could be tried.";
        };
    }

    private static void print(WhyNot.RowAsked row, PrintWriter out) {
        out.println(row.sheet() + (row.sheet().endsWith(".drl") ? ", line " : ", row ") + row.row()
                + (row.fires() ? " fires" : " misses")
                + (row.hides() ? " (it hides)" : ", " + Printed.count(row.points(), "point")) + ": " + row.sentence());
        for (WhyNot.CellAsked missed : row.missed()) {
            out.println("  " + missed.column() + ": wanted `" + missed.wanted() + "`, found `" + missed.found() + "`");
        }
    }
}
