package dev.cairn.cli;

import dev.cairn.publishing.Findings;
import dev.cairn.publishing.Preview;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Counts what a rule book would change for the people there are. */
@Command(
        name = "effect",
        sortOptions = false,
        header = "Counts what a rule book would change for real learners.",
        description = {
            "",
            "Compares it with the one that decides, for all learners (a sample above 20,000), now and at the",
            "moments that the changed rows name. Publishes nothing."
        })
final class Effect implements Callable<Integer> {
    private static final long EVERY_MS = 250;

    @Parameters(
            paramLabel = "<folder|xlsx>",
            description = "a folder of CSV sheets, or a workbook with the same sheets")
    private Path place;

    @Mixin
    private Location location;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        var files = RuleFolder.read(place);
        PrintWriter out = spec.commandLine().getOut();
        try (Opened opened = new Opened()) {
            Node node = Node.look(opened, location.there());
            Findings found = Wait.on(node.publishing().check(files, null));
            Printed.issues(found.issues(), out);
            if (found.book() == null) {
                return 1;
            }
            found.sentences().forEach(out::println);
            Preview preview = counted(node, Wait.on(node.publishing().effect(found)));
            if (preview instanceof Preview.Done done) {
                PrintedEffect.of(done.report(), found.book().rows().settings().zone(), out);
                return 0;
            }
            throw new Failure(preview instanceof Preview.Failed failed ? failed.why() : "the preview is gone");
        }
    }

    private Preview counted(Node node, Preview begun) throws InterruptedException {
        PrintWriter err = spec.commandLine().getErr();
        boolean watched = System.console() != null;
        Preview preview = begun;
        while (preview instanceof Preview.Running running) {
            if (watched) {
                err.print(String.format(Locale.ROOT, "\r%,d of %,d learners", running.done(), running.total()));
                err.flush();
            }
            Thread.sleep(EVERY_MS);
            Preview next = Wait.on(node.publishing().effect(preview.id()));
            if (next == null) {
                break;
            }
            preview = next;
        }
        if (watched) {
            err.print("\r" + " ".repeat(40) + "\r");
            err.flush();
        }
        return preview;
    }
}
