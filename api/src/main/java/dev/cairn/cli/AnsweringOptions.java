package dev.cairn.cli;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Which operations are answered, and which are told of in the log. */
final class AnsweringOptions {
    @Option(
            names = "--slow-ms",
            paramLabel = "<ms>",
            defaultValue = "${env:CAIRN_SLOW_MS:-1000}",
            description = "an operation that takes so many milliseconds or more is logged; 0 logs all;"
                    + " default: 1000 (CAIRN_SLOW_MS)")
    private long slowMillis;

    @Option(
            names = "--documents",
            paramLabel = "<folder or file>",
            defaultValue = "${env:CAIRN_DOCUMENTS}",
            description =
                    "GraphQL documents that clients may name by hash or id instead of sending them: a folder of"
                            + " .graphql files, or a .json file as Relay, graphql-codegen and Apollo write it (CAIRN_DOCUMENTS)")
    private @Nullable Path documents;

    @Option(
            names = "--documents-only",
            defaultValue = "${env:CAIRN_DOCUMENTS_ONLY:-false}",
            description = "answer no other documents than these (CAIRN_DOCUMENTS_ONLY)")
    private boolean documentsOnly;

    Wish.Answering answering(CommandSpec spec) {
        demandLogFormat(spec);
        if (slowMillis < 0) {
            throw new ParameterException(
                    spec.commandLine(), "--slow-ms is a number of milliseconds from 0 on, not " + slowMillis);
        }
        if (documents == null && documentsOnly) {
            throw new ParameterException(spec.commandLine(), "--documents-only needs --documents: which ones?");
        }
        return new Wish.Answering(
                Duration.ofMillis(slowMillis),
                documents == null ? TrustedDocuments.NONE : TrustedDocuments.read(documents, documentsOnly));
    }

    /** Else nothing would be logged at all. */
    private static void demandLogFormat(CommandSpec spec) {
        String format = System.getenv("CAIRN_LOG_FORMAT");
        if (format != null && !format.equals("text") && !format.equals("json")) {
            throw new ParameterException(
                    spec.commandLine(), "CAIRN_LOG_FORMAT is `text` or `json`, not `" + format + "`");
        }
    }
}
