package dev.cairn.graphql;

import dev.cairn.engine.learner.Learner;
import dev.cairn.store.Advanced;
import dev.cairn.store.LearnerRef;
import graphql.schema.DataFetchingEnvironment;
import io.vertx.core.Future;
import org.jspecify.annotations.Nullable;

/** Reads the learner about whom something is asked: once, in one round trip, with what the live book needs. */
final class Asking {
    private final Sources sources;

    Asking(Sources sources) {
        this.sources = sources;
    }

    /** The question in the arguments {@code learner} and, where the field has them, {@code program} and {@code moment}. */
    static Question question(DataFetchingEnvironment environment) {
        Standing standing = Asked.standing(environment);
        return Question.of(
                Refs.learner(Asked.object(environment, "learner")),
                environment.getArgument("program"),
                environment.getArgument("moment"),
                standing.book(),
                standing.now());
    }

    /** The learner at the question's moment, or a refusal where there is none that the caller may know of. */
    Future<Learner> learner(Question question, DataFetchingEnvironment environment) {
        Standing standing = Asked.standing(environment);
        return sources.advance()
                .read(question.learner(), standing.book(), standing.catalog(), question.moment(), standing.now())
                .map(found -> visible(found, environment))
                .map(learner -> {
                    if (learner == null) {
                        throw unknown(question.learner());
                    }
                    return learner;
                });
    }

    /** The same for a field that its {@code @reader} gives to those who ask about anyone, whatever else they may see. */
    Future<Learner> anyone(Question question, DataFetchingEnvironment environment) {
        Standing standing = Asked.standing(environment);
        return sources.advance()
                .read(question.learner(), standing.book(), standing.catalog(), question.moment(), standing.now())
                .map(found -> {
                    if (found == null) {
                        throw unknown(question.learner());
                    }
                    return found.learner();
                });
    }

    static @Nullable Learner visible(@Nullable Advanced found, DataFetchingEnvironment environment) {
        Caller caller = Asked.caller(environment);
        return found == null || !caller.sees(found.learner()) ? null : found.learner();
    }

    static Refusal unknown(LearnerRef ref) {
        return new Refusal(ErrorCode.NOT_FOUND, "there is no learner `" + ref + "`");
    }

    static Languages languages(Question question, Learner learner, Standing standing) {
        return Languages.of(standing.book().rows().settings(), question.moment().language(), learner.languages())
                .about(learner.id());
    }
}
