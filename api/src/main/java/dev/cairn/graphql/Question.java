package dev.cairn.graphql;

import dev.cairn.engine.decision.Decision;
import dev.cairn.engine.decision.Moment;
import dev.cairn.engine.learner.Learner;
import dev.cairn.engine.rulebook.RuleBook;
import dev.cairn.engine.rulebook.row.Program;
import dev.cairn.engine.word.Nearest;
import dev.cairn.store.LearnerRef;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is asked about a learner.
 *
 * @param program as the rule book writes it; null lets all journeys compete
 * @param without ids of contents that stand on the same page already
 */
record Question(LearnerRef learner, @Nullable String program, Moment moment, Set<String> without) {
    private static final int LONGEST = 200;

    Question {
        without = Set.copyOf(without);
    }

    Question(LearnerRef learner, @Nullable String program, Moment moment) {
        this(learner, program, moment, Set.of());
    }

    /** @throws Refusal where the program is not in the book, or a value is out of range */
    static Question of(
            LearnerRef learner,
            @Nullable Object program,
            @Nullable Map<String, Object> moment,
            RuleBook book,
            Instant now) {
        return new Question(
                learner,
                program == null ? null : program(String.valueOf(program), book),
                moment == null ? Moment.at(now) : moment(moment, now));
    }

    /** The program's name as the rule book writes it. */
    static String program(String asked, RuleBook book) {
        Program program = book.program(asked);
        if (program == null) {
            List<String> names =
                    book.rows().programs().stream().map(Program::name).toList();
            throw new Refusal(ErrorCode.UNKNOWN_PROGRAM, "the rule book has no such program", Nearest.to(asked, names));
        }
        return program.name();
    }

    static Moment moment(Map<String, Object> given, Instant now) {
        Integer minutes = (Integer) given.get("minutes");
        if (minutes != null && minutes < 0) {
            throw new Refusal(ErrorCode.INVALID, "a moment cannot have less than 0 minutes");
        }
        Instant at = (Instant) given.get("at");
        return new Moment(
                at == null ? now : at,
                word(given, "device"),
                word(given, "channel"),
                word(given, "touchPoint"),
                word(given, "language"),
                minutes);
    }

    /** @throws Refusal where it is blank, long, or holds control characters */
    static @Nullable String word(Map<String, Object> given, String name) {
        String word = (String) given.get(name);
        if (word != null && (word.isBlank() || word.length() > LONGEST || !Words.isPlain(word))) {
            throw new Refusal(ErrorCode.INVALID, "`" + name + "` has 1 to " + LONGEST + " characters");
        }
        return word;
    }

    /** The same question about another time. */
    Question at(Instant instant) {
        Moment then = new Moment(
                instant, moment.device(), moment.channel(), moment.touchPoint(), moment.language(), moment.minutes());
        return new Question(learner, program, then, without);
    }

    Question without(Set<String> contents) {
        return new Question(learner, program, moment, contents);
    }

    Decision decide(Learner asked, Standing standing, int wanted) {
        return standing.book().decide(asked, standing.catalog(), moment, program, wanted, without);
    }

    /** What tells two questions apart but for their time; a cursor carries it, so as not to go on in another's list. */
    String mark(Learner asked) {
        // by text alone: every node, whatever its Java, must find the same
        List<String> parts = Stream.of(
                        asked.id(),
                        program,
                        moment.device(),
                        moment.channel(),
                        moment.touchPoint(),
                        moment.language(),
                        moment.minutes(),
                        without.stream().sorted().toList())
                .map(String::valueOf)
                .toList();
        return Integer.toHexString(parts.toString().hashCode());
    }
}
