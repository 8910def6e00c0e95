package dev.cairn.cli;

import dev.cairn.publishing.Publication;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Publishes an older version anew. */
@Command(
        name = "rollback",
        sortOptions = false,
        header = "Goes back to an older version of the rule book.",
        description = {
            "",
            "Its files are published anew, under a new version; nothing is ever lost.",
            "`cairn export` lists the versions."
        })
final class Rollback implements Callable<Integer> {
    @Parameters(
            paramLabel = "<version>",
            converter = VersionNumber.class,
            description = "the version whose files are to decide again")
    private long version;

    @Option(names = "--comment", paramLabel = "<text>", defaultValue = "", description = "why")
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
            description = "the newest version that you know of: if somebody published since, nothing is changed;"
                    + " default: whatever is newest")
    private @Nullable Long base;

    @Mixin
    private Location location;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        try (Opened opened = new Opened()) {
            Node node = Node.open(opened, location.there());
            String reason = comment.isEmpty() ? "back to version " + version : comment;
            @Nullable
            Publication publication = Wait.on(node.publishing().rollback(version, author, reason, base, true));
            if (publication == null) {
                throw new Failure("there is no version " + version + "; `cairn export` lists those there are");
            }
            if (!Printed.of(publication, node.zone(), spec.commandLine().getOut())) {
                throw new Failure("not published; version " + node.book().version() + " decides on");
            }
            return 0;
        }
    }
}
