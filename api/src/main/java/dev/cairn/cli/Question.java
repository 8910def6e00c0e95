package dev.cairn.cli;

import dev.cairn.engine.decision.Moment;
import dev.cairn.engine.rulebook.RuleBook;
import dev.cairn.engine.rulebook.row.Program;
import dev.cairn.engine.word.Nearest;
import dev.cairn.journeys.Advance;
import dev.cairn.store.Advanced;
import dev.cairn.store.LearnerRef;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** For whom and for which moment is asked. */
final class Question {
    @Option(
            names = "--learner",
            required = true,
            paramLabel = "<id>",
            description = "the learner's id, or system:value for the id in another system, such as hr:4711")
    private String learner;

    @Option(names = "--program", paramLabel = "<name>", description = "in which program; default: all of the learner's")
    private @Nullable String program;

    @Option(
            names = "--at",
            paramLabel = "<time>",
            converter = When.Typed.class,
            description = "when, " + When.FORMS + "; default: now")
    private @Nullable When at;

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

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    /** The program's name as the rule book writes it, or null where none is asked for. */
    @Nullable
    String program(RuleBook book) {
        if (program == null) {
            return null;
        }
        Program found = book.program(program);
        if (found == null) {
            List<String> names =
                    book.rows().programs().stream().map(Program::name).toList();
            throw new Failure(
                    "the rule book has no program `" + program + "`" + didYouMean(Nearest.to(program, names)));
        }
        return found.name();
    }

    /** What is asked for is a sound question; seen before anything is opened. */
    void check() {
        if (minutes != null && minutes < 0) {
            throw new ParameterException(spec.commandLine(), "--minutes is 0 or more");
        }
        reference();
    }

    /** A time that was named is said back, as the book's zone may not be that of who asks. */
    Moment moment(Instant now, ZoneId zone) {
        Instant then = at == null ? now : at.in(zone);
        if (at != null) {
            spec.commandLine().getOut().println("As of " + When.said(then, zone) + ":");
        }
        return new Moment(then, device, channel, touchPoint, language, minutes);
    }

    /** The learner as of the moment; what fell due by time alone has happened. */
    Advanced learner(Node node, Moment moment, Instant now) {
        Advanced advanced = Wait.on(new Advance(node.database())
                .read(reference(), node.book(), node.catalog().get(), moment, now));
        if (advanced == null) {
            List<String> alike = Wait.on(node.database().population().alike(reference()));
            throw new Failure("there is no learner `" + learner + "`" + didYouMean(Nearest.to(learner, alike)));
        }
        return advanced;
    }

    static String didYouMean(@Nullable String nearest) {
        return nearest == null ? "" : "; did you mean `" + nearest + "`?";
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
}
