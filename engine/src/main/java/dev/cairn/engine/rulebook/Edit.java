package dev.cairn.engine.rulebook;

import dev.cairn.engine.decision.WhyNot.Step;
import dev.cairn.engine.decision.WhyNot.Subject;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One base fact made different. */
record Edit(Step step, Consumer<Draft> apply) {

    static Edit of(Subject subject, String fact, @Nullable Object from, @Nullable Object to, Consumer<Draft> apply) {
        return new Edit(new Step(subject, fact, text(from), text(to)), apply);
    }

    /** A fact that is or is not: the learner completed it, knows it. */
    static Edit toggled(String fact, boolean now, Consumer<Draft> apply) {
        return of(Subject.LEARNER, fact, now ? "yes" : "no", now ? "no" : "yes", apply);
    }

    /** The fact; two edits of one slot do not go together. */
    String slot() {
        return step.fact();
    }

    private static String text(@Nullable Object value) {
        return value == null ? "unknown" : value.toString();
    }
}
