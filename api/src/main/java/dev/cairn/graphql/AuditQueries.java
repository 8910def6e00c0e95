package dev.cairn.graphql;

import dev.cairn.store.AuditLine;
import dev.cairn.store.AuditLog;
import dev.cairn.store.LearnerRef;
import dev.cairn.store.Page;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** {@code Query.auditLog}. */
final class AuditQueries {
    private static final String KIND = "a";

    private final AuditLog log;

    AuditQueries(AuditLog log) {
        this.log = log;
    }

    /** The schema's {@code AuditConnection}. */
    record Connection(List<Edge> edges, PageInfo pageInfo) {}

    record Edge(String cursor, AuditLine node) {}

    static void bind(RuntimeWiring.Builder wiring) {
        wiring.type(Fields.of("AuditLine", AuditLine.class)
                .field("id", line -> String.valueOf(line.id()))
                .field("requestId", AuditLine::request)
                .type());
    }

    CompletionStage<Connection> lines(DataFetchingEnvironment environment) {
        int first = Asked.first(environment);
        String after = environment.getArgument("after");
        long before = after == null
                ? Long.MAX_VALUE
                : Cursor.read(after, KIND, Number.class).number(0);
        Map<String, Object> about = environment.getArgument("learner");
        String object = about == null ? null : "learner:" + id(about);
        String who = environment.getArgument("who");
        if (who != null && !Words.isPlain(who)) {
            throw new Refusal(ErrorCode.INVALID, "`who` holds control characters: nobody is called so");
        }
        return log.page(before, first, who, object)
                .map(page -> connection(page, after != null))
                .toCompletionStage();
    }

    private static String id(Map<String, Object> about) {
        if (Refs.learner(about) instanceof LearnerRef.ById own) {
            return own.id().value();
        }
        throw new Refusal(ErrorCode.INVALID, "name the learner by their `id` here");
    }

    private static Connection connection(Page<AuditLine> page, boolean before) {
        List<Edge> edges = page.items().stream()
                .map(line -> new Edge(Cursor.of(KIND, line.id()), line))
                .toList();
        PageInfo info = new PageInfo(
                page.more(),
                before,
                edges.isEmpty() ? null : edges.get(0).cursor(),
                edges.isEmpty() ? null : edges.get(edges.size() - 1).cursor());
        return new Connection(edges, info);
    }
}
