package dev.cairn.graphql;

import dev.cairn.engine.rulebook.row.Issue;
import dev.cairn.engine.rulebook.row.RuleFile;
import dev.cairn.publishing.FailedExample;
import dev.cairn.publishing.Findings;
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
                return RulesPublished.of(done.edition(), done.warnings(), done.superseded());
            }
            if (publication instanceof Publication.Scheduled done) {
                return RulesPublished.of(done.edition(), done.warnings(), done.superseded());
            }
            if (publication instanceof Publication.Unchanged same) {
                return new RulesPublished(same.edition(), true, List.of(), 0, List.of());
            }
            if (publication instanceof Publication.Conflict conflict) {
                return RulesConflict.of(conflict);
            }
            if (publication instanceof Publication.Forbidden forbidden) {
                throw new Refusal(ErrorCode.FORBIDDEN, forbidden.why());
            }
            return RulesRejected.of(((Publication.Rejected) publication).findings());
        }
    }

    record RulesPublished(
            Edition ruleBook, boolean unchanged, List<Issue> warnings, int warningCount, List<Edition> superseded) {
        static RulesPublished of(Edition edition, List<Issue> warnings, List<Edition> superseded) {
            return new RulesPublished(edition, false, Excerpt.issues(warnings), warnings.size(), superseded);
        }
    }

    record RulesRejected(
            List<Issue> issues,
            int errorCount,
            int warningCount,
            List<FailedExample> failedExamples,
            int failedExampleCount) {
        static RulesRejected of(Findings found) {
            int errors = Excerpt.errors(found.issues());
            return new RulesRejected(
                    Excerpt.issues(found.issues()),
                    errors,
                    found.issues().size() - errors,
                    Excerpt.of(found.failures()),
                    found.failures().size());
        }
    }

    record RulesConflict(
            Edition newest,
            @Nullable List<String> changes,
            @Nullable Integer changeCount) {
        static RulesConflict of(Publication.Conflict conflict) {
            List<String> since =
                    conflict.since() == null ? null : conflict.since().sentences();
            return new RulesConflict(conflict.newest(), Excerpt.orNull(since), since == null ? null : since.size());
        }
    }

    @Override
    public CompletionStage<Payload> get(DataFetchingEnvironment environment) {
        Standing.renew(environment, sources);
        Patience.of(environment).extend();
        Limits.committing(environment);
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
        String name = caller.name();
        if (name != null) {
            if (input.has("author") && !name.equals(given)) {
                input.error(ErrorCode.INVALID, "the author is who asks: leave it out", null, "author");
            }
            return name;
        }
        return given == null ? "somebody at the desk" : given;
    }

    static String comment(Input input) {
        String comment = String.valueOf(Objects.requireNonNullElse(input.get("comment"), ""));
        return comment.isBlank() ? "" : Objects.requireNonNullElse(input.text(comment, Input.TEXT, "comment"), "");
    }
}
