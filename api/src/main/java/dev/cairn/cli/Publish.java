package dev.cairn.cli;

import dev.cairn.engine.rulebook.row.RuleFile;
import dev.cairn.publishing.Proposal;
import dev.cairn.publishing.Publication;
import dev.cairn.store.Edition;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes a rule book the one that decides. */
@Command(
        name = "publish",
        sortOptions = false,
        header = "Makes a rule book the one that decides.",
        description = {
            "",
            "Checks it and runs its examples first; a book that is refused changes nothing.",
            "It decides at once, on every running Cairn of this database."
        })
final class Publish implements Callable<Integer> {
    @Parameters(
            paramLabel = "<folder|xlsx>",
            description = "a folder of CSV sheets, or a workbook with the same sheets")
    private Path place;

    @Option(names = "--comment", paramLabel = "<text>", defaultValue = "", description = "what changed, and why")
    private String comment;

    @Option(
            names = "--author",
            paramLabel = "<name>",
            defaultValue = "${sys:user.name}",
            description = "who publishes; default: the user who runs this")
    private String author;

    @Option(
            names = "--base",
            paramLabel = "<version>",
            converter = VersionNumber.class,
            description = "the version that the files were made on: if somebody published since, nothing is changed."
                    + " Default: what they were exported from or last published as; without that, the newest")
    private @Nullable Long base;

    @Option(
            names = "--valid-from",
            paramLabel = "<time>",
            converter = When.Typed.class,
            description =
                    "decide from then on, " + When.FORMS + "; default: now." + " What is scheduled already gives way")
    private @Nullable When validFrom;

    @Option(
            names = "--accept-examples",
            description =
                    "publish although examples fail on the live catalogue, if they pass on the book's own contents")
    private boolean acceptExamples;

    @Option(names = "--watch", description = "stay, and publish again whenever the files are saved")
    private boolean watch;

    @Mixin
    private Location location;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (watch && validFrom != null) {
            throw new ParameterException(spec.commandLine(), "--watch publishes at once: it knows no --valid-from");
        }
        PrintWriter out = spec.commandLine().getOut();
        List<RuleFile> files = RuleFolder.read(place);
        try (Opened opened = new Opened()) {
            Node node = Node.open(opened, location.there());
            Long on = base == null ? Base.of(place, node.publishing()) : base;
            if (watch) {
                Republish republish = new Republish(node.publishing(), place, author, on, out);
                Watch watched = new Watch(place);
                republish.run();
                watched.run(republish);
                return 0;
            }
            Instant from = validFrom == null ? null : validFrom.in(node.zone());
            Publication publication = Wait.on(
                    node.publishing().publish(new Proposal(files, author, comment, on, from, true, acceptExamples)));
            if (!Printed.of(publication, node.zone(), out)) {
                throw new Failure("not published; version " + node.book().version() + " decides on");
            }
            Edition edition = Republish.edition(publication);
            if (edition != null) {
                Base.keep(place, edition);
            }
            return 0;
        }
    }
}
