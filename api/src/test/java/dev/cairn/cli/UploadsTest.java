package dev.cairn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rule files that are sent along with an operation, after the GraphQL multipart request specification. */
@ExtendWith(SharedCairn.class)
class UploadsTest {
    private static final String CHECK = """
            mutation($files: [RuleFileInput!]!) { checkRules(input: {files: $files}) {
              publishable issues { file message } userErrors { code field message } } }""";
    private static final String SHEET = "Name,Then show kind,Points\nvideos,video,many\n";

    private final RunningCairn cairn;

    UploadsTest(RunningCairn cairn) {
        this.cairn = cairn;
    }

    @Test
    void aFileIsReadUnderItsOwnName() throws Exception {
        HttpResponse<String> response = cairn.send(form(new Form()
                .field("operations", operations("{\"upload\":null}"))
                .field("map", "{\"f\":[\"variables.files.0.upload\"]}")
                .file("f", "some/rules/content-rules.csv", SHEET)));
        assertEquals(200, response.statusCode(), response.body());
        JsonObject checked =
                new JsonObject(response.body()).getJsonObject("data").getJsonObject("checkRules");
        assertEquals(new JsonArray(), checked.getJsonArray("userErrors"));
        assertTrue(
                checked.getJsonArray("issues").stream()
                        .map(JsonObject.class::cast)
                        .anyMatch(issue -> "content-rules.csv".equals(issue.getString("file"))
                                && issue.getString("message").contains("many")),
                checked.encode());
    }

    @Test
    void oneFileMayStandInSeveralPlaces() throws Exception {
        HttpResponse<String> response = cairn.send(form(new Form()
                .field(
                        "operations",
                        operations("{\"name\":\"a.csv\",\"upload\":null},{\"name\":\"b.csv\",\"upload\":null}"))
                .field("map", "{\"f\":[\"variables.files.0.upload\",\"variables.files.1.upload\"]}")
                .file("f", "x.csv", SHEET)));
        assertTrue(response.body().contains("a.csv") && response.body().contains("b.csv"), response.body());
    }

    @Test
    void aPageElsewhereCannotSendIt() throws Exception {
        Form form = new Form()
                .field("operations", operations("{\"upload\":null}"))
                .field("map", "{\"f\":[\"variables.files.0.upload\"]}")
                .file("f", "content-rules.csv", SHEET);
        HttpResponse<String> response = cairn.send(
                cairn.to("/graphql").header("Content-Type", Form.TYPE).POST(BodyPublishers.ofByteArray(form.bytes())));
        assertEquals(403, response.statusCode());
        assertTrue(response.body().contains("PREFLIGHT_REQUIRED"), response.body());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[]                    | {}",
                "no JSON               | {}",
                "OK                    | []",
                "OK                    | no JSON",
                "OK                    | {\"f\":\"variables.files.0.upload\"}",
                "OK                    | {\"g\":[\"variables.files.0.upload\"]}",
                "OK                    | {\"f\":[\"query\"]}",
                "OK                    | {\"f\":[\"variables\"]}",
                "OK                    | {\"f\":[\"variables.files.0.name\"]}",
                "OK                    | {\"f\":[\"variables.files.7.upload\"]}",
                "OK                    | {\"f\":[\"variables.files.-1.upload\"]}",
                "OK                    | {\"f\":[\"variables.files.0.upload.more\"]}",
                "OK                    | {\"f\":[\"0.variables.files.0.upload\"]}"
            })
    void aFormOfAnotherShapeIsRefused(String operations, String map) throws Exception {
        HttpResponse<String> response = cairn.send(form(new Form()
                .field(
                        "operations",
                        operations.equals("OK") ? operations("{\"name\":\"a.csv\",\"upload\":null}") : operations)
                .field("map", map)
                .file("f", "content-rules.csv", SHEET)));
        assertEquals(400, response.statusCode(), response.body());
        assertTrue(response.body().contains("BAD_REQUEST"), response.body());
    }

    @Test
    void theFieldsMayNotBeLeftOut() throws Exception {
        assertEquals(400, cairn.send(form(new Form().field("map", "{}"))).statusCode());
        assertEquals(
                400,
                cairn.send(form(new Form().field("operations", "{\"query\":\"{ __typename }\"}")))
                        .statusCode());
        assertEquals(
                400,
                cairn.send(cairn.to("/graphql")
                                .header("Content-Type", Form.TYPE)
                                .header("GraphQL-Require-Preflight", "1")
                                .POST(BodyPublishers.ofString("no form at all")))
                        .statusCode());
    }

    @Test
    void anUploadIsNeverText() throws Exception {
        HttpResponse<String> response = cairn.post(new JsonObject()
                .put("query", CHECK)
                .put("variables", new JsonObject("{\"files\":[{\"name\":\"a.csv\",\"upload\":\"/etc/passwd\"}]}"))
                .encode());
        assertTrue(response.body().contains("multipart/form-data"), response.body());
        assertTrue(response.body().contains("VALIDATION_ERROR"), response.body());
    }

    @Test
    void moreThanARuleBookMayHaveIsRefused() throws Exception {
        HttpResponse<String> response = cairn.send(form(new Form()
                .field("operations", operations("{\"upload\":null}"))
                .field("map", "{\"f\":[\"variables.files.0.upload\"]}")
                .file("f", "content-rules.csv", "x".repeat(10 * 1024 * 1024))));
        assertEquals(413, response.statusCode());
    }

    @Test
    void aFormThatNeverSaysHowLongItIsIsAShortOne() throws Exception {
        byte[] form = new Form()
                .field("operations", operations("{\"upload\":null}"))
                .field("map", "{\"f\":[\"variables.files.0.upload\"]}")
                .file("f", "content-rules.csv", "x".repeat(2 * 1024 * 1024))
                .bytes();
        HttpResponse<String> response = cairn.send(cairn.to("/graphql")
                .header("Content-Type", Form.TYPE)
                .header("GraphQL-Require-Preflight", "1")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(form))));
        assertEquals(413, response.statusCode());
    }

    @Test
    @Tag("deep")
    void aBodyThatDoesNotComeIsNotWaitedFor() throws Exception {
        try (Socket socket = new Socket("127.0.0.1", cairn.port())) {
            socket.setSoTimeout(1_000);
            socket.getOutputStream()
                    .write(("POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                                    + "Content-Length: 1000\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            String told = "";
            // a byte a second, so that the connection is never idle
            for (int i = 0; i < 60 && told.isEmpty(); i++) {
                socket.getOutputStream().write(' ');
                told = read(socket);
            }
            assertEquals("HTTP/1.1 408", told);
        }
    }

    private static String read(Socket socket) throws IOException {
        try {
            return new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
        } catch (SocketTimeoutException nothingYet) {
            return "";
        }
    }

    private static String operations(String files) {
        return new JsonObject()
                .put("query", CHECK)
                .put("variables", new JsonObject("{\"files\":[" + files + "]}"))
                .encode();
    }

    private HttpRequest.Builder form(Form form) {
        return cairn.to("/graphql")
                .header("Content-Type", Form.TYPE)
                .header("GraphQL-Require-Preflight", "1")
                .POST(BodyPublishers.ofByteArray(form.bytes()));
    }

    /** A body of {@code multipart/form-data}. */
    private static final class Form {
        private static final String BOUNDARY = "-----cairn";
        static final String TYPE = "multipart/form-data; boundary=" + BOUNDARY;

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        Form field(String name, String value) {
            return part("Content-Disposition: form-data; name=\"" + name + "\"", value);
        }

        Form file(String name, String fileName, String content) {
            return part(
                    "Content-Disposition: form-data; name=\"" + name + "\"; filename=\"" + fileName
                            + "\"\r\nContent-Type: text/csv",
                    content);
        }

        private Form part(String head, String content) {
            bytes.writeBytes(
                    ("--" + BOUNDARY + "\r\n" + head + "\r\n\r\n" + content + "\r\n").getBytes(StandardCharsets.UTF_8));
            return this;
        }

        byte[] bytes() {
            ByteArrayOutputStream whole = new ByteArrayOutputStream();
            whole.writeBytes(bytes.toByteArray());
            whole.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
            return whole.toByteArray();
        }
    }
}
