package dev.cairn.graphql;

import dev.cairn.engine.rulebook.row.Issue;
import dev.cairn.engine.rulebook.row.RuleFile;
import dev.cairn.publishing.FailedExample;
import dev.cairn.publishing.Proposal;
import dev.cairn.publishing.Publication;
import dev.cairn.store.Edition;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** {@code Mutation.publishRules}, and what it shares with {@code Mutation.rollbackRules}. */
final class PublishRules implements DataFetcher<CompletionStage<PublishRules.Payload>> {
    private final Sources sources;

    PublishRules(Sources sources) {
        this.sources = sources;
    }

    /** The schema's {@code PublishRulesPayload} and {@code RollbackRulesPayload}. */
    record Payload(@Nullable Object result, List<UserError> userErrors) {
        static Payload refused(Input input) {
            return new Payload(null, input.errors());
        }

        static Payload of(Publication publication) {
            return new Payload(result(publication), List.of());
        }

        private static Object result(Publication publication) {
            if (publication instanceof Publication.Published done) {
                return new RulesPublished(done.edition(), false, done.warnings(), done.superseded());
            }
            if (publication instanceof Publication.Scheduled done) {
                return new RulesPublished(done.edition(), false, done.warnings(), done.superseded());
            }
            if (publication instanceof Publication.Unchanged same) {
                return new RulesPublished(same.edition(), true, List.of(), List.of());
            }
            if (publication instanceof Publication.Conflict conflict) {
                return new RulesConflict(
                        conflict.newest(),
                        conflict.since() == null ? null : conflict.since().sentences());
            }
            if (publication instanceof Publication.Forbidden forbidden) {
                throw new Refusal(ErrorCode.FORBIDDEN, forbidden.why());
            }
            Publication.Rejected rejected = (Publication.Rejected) publication;
            return new RulesRejected(
                    rejected.findings().issues(), rejected.findings().failures());
        }
    }

    record RulesPublished(Edition ruleBook, boolean unchanged, List<Issue> warnings, List<Edition> superseded) {}

    record RulesRejected(List<Issue> issues, List<FailedExample> failedExamples) {}

    record RulesConflict(Edition newest, @Nullable List<String> changes) {}

    @Override
    public CompletionStage<Payload> get(DataFetchingEnvironment environment) {
        Standing.renew(environment, sources);
        Patience.of(environment).extend();
        Input input = Asked.input(environment);
        List<RuleFile> files = RuleFilesInput.read(input);
        String author = author(input, Asked.caller(environment));
        String comment = comment(input);
        if (!input.errors().isEmpty()) {
            return Future.succeededFuture(Payload.refused(input)).toCompletionStage();
        }
        Proposal proposal = new Proposal(
                files,
                author,
                comment,
                (Long) input.get("base"),
                (Instant) input.get("validFrom"),
                isAdministrator(environment),
                Boolean.TRUE.equals(input.get("acceptExamples")));
        return sources.publishing().publish(proposal).map(Payload::of).toCompletionStage();
    }

    static boolean isAdministrator(DataFetchingEnvironment environment) {
        return Asked.caller(environment).has(Set.of(Role.ADMINISTRATOR));
    }

    /** Whoever asks; at the desk, where nobody has a name, whom they say. */
    static String author(Input input, Caller caller) {
        String given = input.optionalLine("author");
        if (caller.self() != null) {
            if (input.has("author") && !caller.self().value().equals(given)) {
                input.error(ErrorCode.INVALID, "the author is who asks: leave it out", null, "author");
            }
            return caller.self().value();
        }
        if (given != null && Proposal.isTaken(given)) {
            input.error(ErrorCode.INVALID, "so signs what starts publish by themselves: give a name of your own", null, "author");
        }
        return given == null ? "somebody at the desk" : given;
    }

    static String comment(Input input) {
        String comment = String.valueOf(Objects.requireNonNullElse(input.get("comment"), ""));
        return comment.isBlank() ? "" : Objects.requireNonNullElse(input.text(comment, Input.TEXT, "comment"), "");
    }
}
