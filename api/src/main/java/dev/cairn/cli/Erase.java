package dev.cairn.cli;

import dev.cairn.engine.learner.ExternalId;
import dev.cairn.engine.learner.LearnerId;
import dev.cairn.store.Database;
import dev.cairn.store.Deed;
import dev.cairn.store.LearnerRef;
import io.vertx.core.json.JsonObject;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Forgets a learner. */
@Command(
        name = "erase",
        sortOptions = false,
        header = "Forgets a learner for good.",
        description = {
            "",
            "  cairn erase ada --yes               by Cairn's own id",
            "  cairn erase 0815 --system hr --yes  by the id of another system",
            "",
            "Takes out all that is kept of a person. What must stay, such as the audit log, names nobody any more."
        })
final class Erase implements Callable<Integer> {
    @Parameters(paramLabel = "<learner>", description = "whom")
    private String id;

    @Option(names = "--system", paramLabel = "<system>", description = "the other system that gave the id, such as hr")
    private @Nullable String system;

    @Option(names = "--yes", description = "yes: it cannot be taken back")
    private boolean yes;

    @Option(
            names = "--author",
            paramLabel = "<name>",
            defaultValue = "${sys:user.name}",
            description = "who does it, for the audit log; default: the user who runs this")
    private String author;

    @Mixin
    private Location location;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (!yes) {
            throw new ParameterException(spec.commandLine(), "it cannot be taken back; add --yes if you are sure");
        }
        LearnerRef ref = Erase.ref(id, system);
        try (Opened opened = new Opened()) {
            Database database = Node.connect(opened, Node.vertx(opened), location.there());
            // the line of the log must not name whom it forgets
            String gone =
                    Wait.on(database.erasure().erase(ref, Deed.atTerminal(author, "cairn erase", "learner:erased")));
            if (gone == null) {
                throw new Failure("there is no learner `" + id + "`");
            }
            new TreeMap<>(new JsonObject(gone).getMap())
                    .forEach((table, rows) -> spec.commandLine().getOut().printf("%8s  %s%n", rows, table));
            spec.commandLine().getOut().println("Forgotten.");
            return 0;
        }
    }

    static LearnerRef ref(String id, @Nullable String system) {
        return system == null
                ? new LearnerRef.ById(new LearnerId(id))
                : new LearnerRef.ByExternalId(new ExternalId(system, id));
    }
}
