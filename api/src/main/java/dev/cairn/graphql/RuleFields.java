package dev.cairn.graphql;

import dev.cairn.engine.rulebook.row.CheckedRows;
import dev.cairn.engine.rulebook.row.Issue;
import dev.cairn.engine.rulebook.row.RuleFile;
import dev.cairn.publishing.FailedExample;
import dev.cairn.publishing.Preview;
import dev.cairn.publishing.PreviewReport;
import dev.cairn.publishing.Publishing;
import dev.cairn.store.Edition;
import graphql.schema.DataFetcher;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import io.vertx.core.Future;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The schema's {@code RuleBook} and all that is found in one, read from editions, issues and previews. */
final class RuleFields {
    private final Publishing publishing;

    RuleFields(Publishing publishing) {
        this.publishing = publishing;
    }

    /** The schema's {@code RulesEffect}. */
    record Effect(
            UUID id,
            State state,
            int done,
            int total,
            @Nullable String failure,
            @Nullable PreviewReport report) {
        /** The schema's {@code RulesEffectState}. */
        enum State {
            RUNNING,
            DONE,
            FAILED
        }

        static Effect of(Preview preview) {
            if (preview instanceof Preview.Running running) {
                return new Effect(running.id(), State.RUNNING, running.done(), running.total(), null, null);
            }
            if (preview instanceof Preview.Done done) {
                int learners = done.report().learners();
                return new Effect(done.id(), State.DONE, learners, learners, null, done.report());
            }
            Preview.Failed failed = (Preview.Failed) preview;
            return new Effect(failed.id(), State.FAILED, 0, 0, failed.why(), null);
        }

        /** @throws Refusal where it is none of ours */
        static UUID id(String text) {
            try {
                return UUID.fromString(text);
            } catch (IllegalArgumentException foreign) {
                throw new Refusal(ErrorCode.INVALID, "`id` is none that `checkRules` gave");
            }
        }
    }

    static void bind(RuntimeWiring.Builder wiring, Publishing publishing) {
        RuleFields fields = new RuleFields(publishing);
        wiring.type(Fields.of("RuleBook", Edition.class)
                .field("id", edition -> GlobalId.RULE_BOOK.of(String.valueOf(edition.version())))
                .fetched("rows", fields.rows(book -> book.rows().size()))
                .fetched("programs", fields.rows(CheckedRows::programs))
                .fetched("personas", fields.rows(CheckedRows::personas))
                .fetched("sentences", at -> fields.rows(book -> part(sentences(book), at))
                        .get(at))
                .fetched("changes", at -> fields.edition(edition -> fields.changes(edition, at))
                        .get(at))
                .fetched("files", fields.edition(edition -> publishing.files(edition.version())))
                .type());
        wiring.type(Fields.of("RuleFile", RuleFile.class)
                .field("size", file -> file.bytes().length)
                .field("text", RuleFields::text)
                .field("base64", file -> Base64.getEncoder().encodeToString(file.bytes()))
                .type());
        wiring.type(Fields.of("RuleIssue", Issue.class)
                .field("file", issue -> issue.place().file())
                .field(
                        "sheet",
                        issue -> issue.place().sheet().isEmpty()
                                ? null
                                : issue.place().sheet())
                .field(
                        "row",
                        issue -> issue.place().row() == 0 ? null : issue.place().row())
                .field("column", issue -> issue.place().column())
                .field("cell", issue -> issue.place().cell())
                .type());
        wiring.type(Fields.of("FailedExample", FailedExample.class)
                .field("file", failed -> failed.place().file())
                .field("row", failed -> failed.place().row())
                .type());
        wiring.type(Fields.of("RulesEffectReport", PreviewReport.class)
                .field("bookVersion", PreviewReport::book)
                .field("catalogVersion", PreviewReport::catalog)
                .type());
        wiring.type(Fields.of("EffectContent", PreviewReport.Shifted.class)
                .field("key", PreviewReport.Shifted::content)
                .field("content", (shifted, at) -> ContentQueries.named(shifted.content(), at))
                .type());
        wiring.type(Fields.of("EffectPick", PreviewReport.Shown.class)
                .field("key", PreviewReport.Shown::content)
                .field("content", (shown, at) -> ContentQueries.named(shown.content(), at))
                .type());
        wiring.type(
                "RulesPublication",
                union -> union.typeResolver(at -> at.getSchema()
                        .getObjectType(Objects.requireNonNull((Object) at.getObject())
                                .getClass()
                                .getSimpleName())));
    }

    private DataFetcher<Object> edition(Function<Edition, Future<? extends @Nullable Object>> value) {
        return environment -> value.apply(source(environment)).toCompletionStage();
    }

    /** Of the live book from memory, of any other read again. */
    private DataFetcher<Object> rows(Function<CheckedRows, Object> value) {
        return environment -> {
            Edition edition = source(environment);
            var live = Asked.standing(environment).book();
            return edition.version() == live.version()
                    ? value.apply(live.rows())
                    : publishing
                            .rows(edition.version())
                            .<@Nullable Object>map(rows -> rows == null ? null : value.apply(rows))
                            .toCompletionStage();
        };
    }

    private static Edition source(DataFetchingEnvironment environment) {
        return Objects.requireNonNull(Edition.class.cast(environment.getSource()));
    }

    private static List<String> part(List<String> all, DataFetchingEnvironment at) {
        return Excerpt.part(
                all,
                Objects.requireNonNull(at.<Integer>getArgument("skip")),
                Objects.requireNonNull(at.<Integer>getArgument("first")));
    }

    private Future<@Nullable List<String>> changes(Edition edition, DataFetchingEnvironment at) {
        return edition.base() == null
                ? Future.succeededFuture()
                : publishing
                        .difference(edition.base(), edition.version())
                        .map(difference -> difference == null ? null : part(difference.sentences(), at));
    }

    private static List<String> sentences(CheckedRows book) {
        return book.rows().stream().map(row -> row.head().sentence()).toList();
    }

    private static @Nullable String text(RuleFile file) {
        if (file.name().toLowerCase(Locale.ROOT).endsWith(".xlsx")) {
            return null;
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file.bytes()))
                    .toString();
        } catch (CharacterCodingException other) {
            return null;
        }
    }
}
