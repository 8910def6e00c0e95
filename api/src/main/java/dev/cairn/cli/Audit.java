package dev.cairn.cli;

import dev.cairn.store.AuditLine;
import dev.cairn.store.Page;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Who changed what. */
@Command(
        name = "audit",
        sortOptions = false,
        header = "Lists who changed what, the newest first.",
        description = {"", "One line a change: when (UTC), who, for whom, what, to what, and what came of it."})
final class Audit implements Callable<Integer> {
    private static final int PIECE = 500;
    /** Told without a rule book, whose zone might have been another at the time. */
    private static final ZoneId UTC = ZoneId.of("UTC");

    @Option(names = "--who", paramLabel = "<name>", description = "only what this person did, or with their rights")
    private @Nullable String who;

    @Option(names = "--learner", paramLabel = "<id>", description = "only what was done to this learner")
    private @Nullable String learner;

    @Option(names = "--first", paramLabel = "<number>", defaultValue = "50", description = "how many; default: 50")
    private int first;

    @Mixin
    private Location location;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        try (Opened opened = new Opened()) {
            var log = Node.connect(opened, Node.vertx(opened), location.there()).audit();
            String object = learner == null ? null : "learner:" + learner;
            long before = Long.MAX_VALUE;
            for (int left = first; left > 0; ) {
                Page<AuditLine> page = Wait.on(log.page(before, Math.min(left, PIECE), who, object));
                page.items().forEach(this::print);
                left -= page.items().size();
                if (!page.more()) {
                    break;
                }
                before = page.items().get(page.items().size() - 1).id();
            }
            return 0;
        }
    }

    private void print(AuditLine line) {
        String person = line.who() == null ? "somebody at the desk" : line.who();
        spec.commandLine()
                .getOut()
                .printf(
                        "%s  %s%s  %s%s%s  %s%n",
                        When.listed(line.at(), UTC),
                        person,
                        line.actingFor() == null ? "" : " for " + line.actingFor(),
                        line.action(),
                        line.object() == null ? "" : " " + line.object(),
                        line.version() == null ? "" : " v" + line.version(),
                        line.outcome());
    }
}
