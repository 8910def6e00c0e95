package dev.cairn.cli;

import dev.cairn.engine.decision.Decision;
import dev.cairn.engine.decision.Moment;
import dev.cairn.engine.learner.Learner;
import java.time.Instant;
import java.util.concurrent.Callable;
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
    @Mixin
    private Question question;

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
        if (first < 1 || first > 1_000) {
            throw new ParameterException(spec.commandLine(), "--first is a number from 1 to 1000");
        }
        Instant now = Instant.now();
        question.check();
        try (Opened opened = new Opened()) {
            Node node = Node.open(opened, location.there());
            Moment moment = question.moment(now, node.zone());
            Learner learner = question.learner(node, moment, now).learner();
            Decision decision =
                    node.book().decide(learner, node.catalog().get(), moment, question.program(node.book()), first);
            Answer.print(
                    learner,
                    decision,
                    node.book().rows().settings().defaultLanguage(),
                    spec.commandLine().getOut());
            return 0;
        }
    }
}
