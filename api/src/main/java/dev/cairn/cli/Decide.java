package dev.cairn.cli;

import dev.cairn.engine.content.Catalog;
import dev.cairn.engine.decision.Decision;
import dev.cairn.engine.decision.Moment;
import dev.cairn.engine.learner.Learner;
import dev.cairn.engine.rulebook.RuleBook;
import dev.cairn.journeys.Advance;
import dev.cairn.store.Advanced;
import dev.cairn.store.LearnerRef;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Asks what a learner should get, and why. */
@Command(
        name = "decide",
        sortOptions = false,
        header = "Prints what a learner should get, and why.",
        description = {"", "Each pick with the rows of the rule book that say so; counts nothing."})
final class Decide implements Callable<Integer> {
    @Option(
            names = "--learner",
            required = true,
            paramLabel = "<id>",
            description = "the learner's id, or system:value for the id in another system, such as hr:4711")
    private String learner;

    @Option(names = "--program", paramLabel = "<name>", description = "in which program; default: all of the learner's")
    private @Nullable String program;

    @Option(names = "--at", paramLabel = "<instant>", description = "when, such as 2026-11-23T08:30:00Z; default: now")
    private @Nullable Instant at;

    @Option(names = "--device", paramLabel = "<device>", description = "on which device, such as mobile")
    private @Nullable String device;

    @Option(names = "--channel", paramLabel = "<channel>", description = "through which channel, such as mail")
    private @Nullable String channel;

    @Option(names = "--touch-point", paramLabel = "<place>", description = "at which touch point, such as start page")
    private @Nullable String touchPoint;

    @Option(names = "--language", paramLabel = "<tag>", description = "in which language, such as de")
    private @Nullable String language;

    @Option(names = "--minutes", paramLabel = "<minutes>", description = "how much time there is")
    private @Nullable Integer minutes;

    @Option(
            names = "--first",
            paramLabel = "<number>",
            defaultValue = "5",
            description = "how many picks at most; default: ${DEFAULT-VALUE}")
    private int first;

    @Mixin
    private Location location;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        demand(first >= 1 && first <= 1_000, "--first is a number from 1 to 1000");
        demand(minutes == null || minutes >= 0, "--minutes is 0 or more");
        Instant now = Instant.now();
        Moment moment = new Moment(at == null ? now : at, device, channel, touchPoint, language, minutes);
        try (Opened opened = new Opened()) {
            Node node = Node.open(opened, location);
            RuleBook book = node.book();
            Catalog catalog = node.catalog().get();
            @Nullable
            Advanced advanced = Wait.on(new Advance(node.database()).read(reference(), book, catalog, moment, now));
            if (advanced == null) {
                throw new Failure("there is no learner `" + learner + "`");
            }
            Learner facts = advanced.learner();
            Decision decision = book.decide(facts, catalog, moment, program, first);
            Answer.print(
                    facts,
                    decision,
                    book.rows().settings().defaultLanguage(),
                    spec.commandLine().getOut());
            return 0;
        }
    }

    private LearnerRef reference() {
        int colon = learner.indexOf(':');
        try {
            return colon < 0
                    ? LearnerRef.of(learner)
                    : LearnerRef.of(learner.substring(0, colon), learner.substring(colon + 1));
        } catch (IllegalArgumentException malformed) {
            throw new ParameterException(spec.commandLine(), "--learner: " + malformed.getMessage());
        }
    }

    private void demand(boolean met, String otherwise) {
        if (!met) {
            throw new ParameterException(spec.commandLine(), otherwise);
        }
    }
}
