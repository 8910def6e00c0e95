package dev.cairn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.http.Entrance;
import dev.cairn.http.keys.KeySetting;
import io.vertx.core.json.JsonObject;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From nothing to a service with keys, in the two commands of docs/security.md; and the verbs that work beside it. */
class KeyedServiceTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @TempDir
    private Path folder;

    @Test
    void twoCommandsAndWhatAPersonMayAskFor() throws Exception {
        Path data = folder.resolve("data");
        String token = Terminal.on(data, "token", "--new-secret", "--role", "administrator", "--name", "root")
                .out()
                .strip();
        Location location = new Location(data);
        KeySetting keys = KeySetting.NONE.with(Objects.requireNonNull(new SecretFile(null, location).read()));
        Entrance everywhere = new Entrance("0.0.0.0", keys, List.of(), false, 16, 64);
        StringWriter printed = new StringWriter();
        Wish wish = new Wish(0, location, null, true, Wish.Kept.DEFAULT, Wish.Answering.DEFAULT, everywhere);
        try (Running running = Running.start(wish, new PrintWriter(printed, true))) {
            Greeting.print(running, location, new PrintWriter(printed, true));
            assertTrue(
                    printed.toString().contains("TOKEN=$(./cairn token --role portal --data '" + data + "')"),
                    printed.toString());
            for (String address : addresses()) {
                String url = "http://" + address + ":" + running.server().port() + "/graphql";
                assertEquals(401, ask(url, "", "{ contents { totalCount } }").statusCode(), url);
                assertEquals(200, ask(url, token, "{ contents { totalCount } }").statusCode(), url);
                assertTrue(
                        ask(url, token, "{ __schema { types { name } } }")
                                .body()
                                .contains("errors"),
                        "the schema is not told");
            }
        }
        // within one process a folder is opened once at a time
        verbs(data);
    }

    private void verbs(Path data) throws Exception {
        Path people = Files.writeString(folder.resolve("people.csv"), "id,external id: hr,name\nzoe,9001,Zoe Quick\n");
        Terminal imported = Terminal.on(data, "import", "people", people, "--author", "Irma");
        assertEquals(0, imported.code(), imported.out() + imported.err());
        Path file = folder.resolve("zoe.json");
        Terminal export = Terminal.on(data, "export-learner", "9001", "--system", "hr", "--to", file);
        assertEquals(0, export.code(), export.err());
        JsonObject all = new JsonObject(Files.readString(file));
        assertEquals("Zoe Quick", all.getJsonObject("learner").getString("name"));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertEquals(1, Terminal.on(data, "export-learner", "zoe", "--to", file).code(), "a file is not overwritten");

        assertEquals(2, Terminal.on(data, "erase", "zoe").code());
        Terminal erased = Terminal.on(data, "erase", "zoe", "--yes", "--author", "Olga");
        assertEquals(0, erased.code(), erased.err());
        assertTrue(erased.out().endsWith("Forgotten.\n"), erased.out());
        assertEquals(1, Terminal.on(data, "erase", "zoe", "--yes").code());

        String log = Terminal.on(data, "audit").out();
        assertTrue(
                log.lines().allMatch(line -> line.matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d UTC  .*")), log);
        assertTrue(log.contains("Irma  cairn import people people.csv  DONE"), log);
        assertTrue(log.contains("Olga  cairn erase learner:erased  DONE"), log);
        assertTrue(log.contains("publish rules ruleBook:1 v1  DONE"), log);
        assertFalse(log.contains("zoe") || log.contains("9001"), log);
        assertEquals("", Terminal.on(data, "audit", "--learner", "zoe").out());
        assertEquals(1, Terminal.on(data, "audit", "--first", "1").out().lines().count());
    }

    private static List<String> addresses() throws Exception {
        return Stream.concat(
                        Stream.of("127.0.0.1"),
                        NetworkInterface.networkInterfaces()
                                .flatMap(NetworkInterface::inetAddresses)
                                .filter(Inet4Address.class::isInstance)
                                .filter(address -> !address.isLoopbackAddress())
                                .map(InetAddress::getHostAddress))
                .toList();
    }

    private static HttpResponse<String> ask(String url, String token, String query) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(
                        new JsonObject().put("query", query).encode()));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }
}
