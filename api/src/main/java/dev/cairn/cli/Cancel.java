package dev.cairn.cli;

import dev.cairn.store.Edition;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Takes back what is scheduled. */
@Command(
        name = "cancel",
        sortOptions = false,
        header = "Takes back a rule book that is scheduled.",
        description = {"", "One that decides is replaced by publishing another, or by `cairn rollback`."})
final class Cancel implements Callable<Integer> {
    @Parameters(
            paramLabel = "<version>",
            converter = VersionNumber.class,
            description = "the version that is scheduled")
    private long version;

    @Option(
            names = "--author",
            paramLabel = "<name>",
            defaultValue = "${sys:user.name}",
            description = "who takes it back; default: the user who runs this")
    private String author;

    @Mixin
    private Location location;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        try (Opened opened = new Opened()) {
            Edition edition = Wait.on(Node.connect(opened, Node.vertx(opened), location.there())
                    .ruleBooks()
                    .cancel(version, author));
            if (edition == null) {
                throw new Failure("there is no version " + version + "; `cairn export` lists those there are");
            }
            if (edition.state() != Edition.State.CANCELLED) {
                throw new Failure("version " + version + " is not scheduled: it is " + edition.standing());
            }
            spec.commandLine().getOut().println("Version " + version + " is taken back.");
            return 0;
        }
    }
}
