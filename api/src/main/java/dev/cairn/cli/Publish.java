package dev.cairn.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
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

    @Mixin
    private Location location;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        var files = RuleFolder.read(place);
        try (Opened opened = new Opened()) {
            Node node = Node.open(opened, location);
            boolean live = Printed.of(
                    Wait.on(node.publishing().publish(files, author, comment)),
                    spec.commandLine().getOut());
            if (!live) {
                throw new Failure("not published; version " + node.book().version() + " decides on");
            }
            return 0;
        }
    }
}
