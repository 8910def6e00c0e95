package dev.cairn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a running service tells whoever watches it from outside. */
@ExtendWith(SharedCairn.class)
final class ObservedTest {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    private final RunningCairn cairn;

    ObservedTest(RunningCairn cairn) {
        this.cairn = cairn;
    }

    private double metric(String name, String... labels) throws IOException, InterruptedException {
        return cairn.get("/metrics")
                .body()
                .lines()
                .filter(line ->
                        line.startsWith(name + "{") && List.of(labels).stream().allMatch(line::contains))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    @Test
    void anOperationIsCountedUnderTheSchemasOwnWords() throws IOException, InterruptedException {
        String label = "operation=\"query content\"";
        double before = metric("cairn_graphql_operation_seconds_count", label);
        cairn.ask("query SecretNameOfAClient { content(ref: {id: \"welcome-video\"}) { key } }");
        cairn.ask("{ other: content(ref: {id: \"welcome-video\"}) { key } }");
        assertEquals(before + 2, metric("cairn_graphql_operation_seconds_count", label));
        assertTrue(metric("cairn_graphql_operation_seconds", label, "quantile=\"0.99\"") > 0);
        assertFalse(cairn.get("/metrics").body().contains("SecretNameOfAClient"));
    }

    @Test
    void anErrorIsCountedByItsCodeAlsoWhereNothingRan() throws IOException, InterruptedException {
        double missing = metric("cairn_graphql_errors_total", "query learner", "NOT_FOUND");
        double invalid = metric("cairn_graphql_errors_total", "operation=\"none\"", "VALIDATION_ERROR");
        cairn.post("{\"query\": \"{ nextBestContent(learner: {id: \\\"nobody\\\"}) { pick { because } } }\"}");
        cairn.post("{\"query\": \"{ noSuchField }\"}");
        assertEquals(missing, metric("cairn_graphql_errors_total", "query learner", "NOT_FOUND"));
        assertTrue(metric("cairn_graphql_errors_total", "query nextBestContent", "NOT_FOUND") >= 1);
        assertEquals(invalid + 1, metric("cairn_graphql_errors_total", "operation=\"none\"", "VALIDATION_ERROR"));
    }

    private String requestId(HttpRequest.Builder request) throws IOException, InterruptedException {
        String body = new JsonObject().put("query", "{ __typename }").encode();
        return cairn.send(request.header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)))
                .headers()
                .firstValue("X-Request-Id")
                .orElseThrow();
    }

    @Test
    void aTraceGoesOnAsTheRequestsIdUnlessTheCallerHasOne() throws IOException, InterruptedException {
        String parent = "00-" + TRACE + "-00f067aa0ba902b7-01";
        assertEquals(TRACE, requestId(cairn.to("/graphql").header("traceparent", parent)));
        assertEquals(
                "mine",
                requestId(cairn.to("/graphql").header("traceparent", parent).header("X-Request-Id", "mine")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00-" + TRACE + "-00f067aa0ba902b7",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "ff-" + TRACE + "-00f067aa0ba902b7-01",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
                "nonsense"
            })
    void whatIsNoTraceIsPassedOver(String parent) throws IOException, InterruptedException {
        String id = requestId(cairn.to("/graphql").header("traceparent", parent));
        assertNotEquals(TRACE, id.toLowerCase(java.util.Locale.ROOT));
        assertEquals(36, id.length());
    }
}
