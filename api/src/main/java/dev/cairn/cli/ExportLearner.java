package dev.cairn.cli;

import dev.cairn.store.Database;
import dev.cairn.store.Deed;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** All that is kept of a learner, for the learner. */
@Command(
        name = "export-learner",
        sortOptions = false,
        header = "Writes all that is kept of a learner, for the learner.",
        description = {"", "One JSON object, by table, to a new file that only its owner reads."})
final class ExportLearner implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "<learner>", description = "whose")
    private String id;

    @Option(names = "--to", required = true, paramLabel = "<file>", description = "the new file")
    private Path to;

    @Option(names = "--system", paramLabel = "<system>", description = "the other system that gave the id, such as hr")
    private @Nullable String system;

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
    public Integer call() throws IOException {
        try (Opened opened = new Opened()) {
            Database database = Node.connect(opened, Node.vertx(opened), location.there());
            String json = Wait.on(database.erasure().export(Erase.ref(id, system), Integer.MAX_VALUE));
            if (json == null) {
                throw new Failure("there is no learner `" + id + "`");
            }
            Files.createFile(to, OwnerOnly.file());
            Files.writeString(to, new JsonObject(json).encodePrettily() + "\n", StandardOpenOption.TRUNCATE_EXISTING);
            // under our own id, so that an erasure finds it
            String own = new JsonObject(json).getJsonObject("learner").getString("id");
            Wait.on(database.audit().add(Deed.atTerminal(author, "cairn export-learner", "learner:" + own), Deed.DONE));
            spec.commandLine().getOut().println("All that is kept of `" + id + "` is in `" + to + "`.");
            return 0;
        } catch (FileAlreadyExistsException there) {
            throw new Failure("there is a file `" + to + "` already; name a new one");
        }
    }
}
