package dev.cairn.cli;

import dev.cairn.keeping.Replay;
import dev.cairn.keeping.Replaying;
import java.io.PrintWriter;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Decides a kept decision again. */
@Command(
        name = "replay",
        sortOptions = false,
        header = "Decides a kept decision again, as of then.",
        description = {
            "",
            "With the learner, the rule book and the catalogue as they were; says whether the same comes out."
        })
final class Replayed implements Callable<Integer> {
    @Parameters(paramLabel = "<id>", description = "the decision's id, as answers carry it")
    private UUID id;

    @Option(
            names = "--from",
            paramLabel = "<number>",
            defaultValue = "0",
            description = "which page: how many picks stood before it; default: ${DEFAULT-VALUE}")
    private int from;

    @Mixin
    private Location location;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        try (Opened opened = new Opened()) {
            Node node = Node.open(opened, location.there());
            Replaying replaying = node.replaying();
            opened.add(() -> Wait.on(replaying.close()));
            @Nullable Replay replay = Wait.on(replaying.replay(id, from));
            if (replay instanceof Replay.Decided decided) {
                print(decided, spec.commandLine().getOut());
                return decided.differences().isEmpty() ? 0 : 1;
            }
            throw new Failure(
                    replay instanceof Replay.Lost lost
                            ? "it cannot be decided again: " + lost.why()
                            : "no decision `" + id + "` is kept");
        }
    }

    private static void print(Replay.Decided replay, PrintWriter out) {
        out.println("Served " + replay.kept().servedAt() + ", asked for "
                + replay.kept().asked().moment().at() + ".");
        Answer.print(
                replay.learner(), replay.page(), replay.book().rows().settings().defaultLanguage(), out);
        out.println(replay.differences().isEmpty() ? "The same as then." : "Not the same as then:");
        for (Replay.Difference difference : replay.differences()) {
            out.println("  " + (difference.rank() == null ? "" : "pick " + (difference.rank() + 1) + ", ")
                    + difference.what() + ": then " + difference.then() + ", now " + difference.now());
        }
    }
}
