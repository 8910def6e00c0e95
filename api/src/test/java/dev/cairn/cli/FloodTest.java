package dev.cairn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Very many connections, and slow ones: others are answered meanwhile, and none is kept for ever. */
@Tag("deep")
@ExtendWith(SharedCairn.class)
class FloodTest {
    private static final int MANY = 2_000;
    private static final int PATIENCE_MS = 45_000;
    private static final String POST =
            "POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";

    private final RunningCairn cairn;
    private final Provider provider = new Provider("1");
    private final List<Socket> sockets = new ArrayList<>();
    private KeyedCairn keyed;
    private Honest honest;

    FloodTest(RunningCairn cairn) {
        this.cairn = cairn;
    }

    @BeforeEach
    void open(@TempDir Path folder) throws Exception {
        Path jwks = folder.resolve("jwks.json");
        Files.writeString(jwks, provider.keys().encode());
        keyed = new KeyedCairn(cairn, KeyedCairn.entrance(KeyedCairn.setting(jwks.toString())));
        honest = new Honest(keyed.url(), token("ada"));
        honest.awaitMore(500);
        System.out.println("before: " + honest.sinceThen());
    }

    @AfterEach
    void close() throws Exception {
        for (Socket socket : sockets) {
            socket.close();
        }
        honest.close();
        keyed.close();
        assertEquals(List.of(), honest.wrong());
        assertEquals(200, cairn.get("/health/ready").statusCode());
    }

    private String token(String who) {
        return provider.rs256(Provider.claims(who, "learner"));
    }

    /** @param rest what each sends once all are there */
    private void flood(int count, String first, String rest) throws Exception {
        int port = Integer.parseInt(keyed.url().replaceAll(".*:", ""));
        for (int i = 0; i < count; i++) {
            Socket socket = new Socket("127.0.0.1", port);
            sockets.add(socket);
            socket.setSoTimeout(PATIENCE_MS);
            socket.getOutputStream().write(first.getBytes(StandardCharsets.US_ASCII));
        }
        for (Socket socket : sockets) {
            if (!rest.isEmpty()) {
                socket.getOutputStream().write(rest.getBytes(StandardCharsets.US_ASCII));
            }
        }
    }

    private void tell(String what) throws Exception {
        honest.awaitMore(200);
        System.out.println(what + ": " + honest.sinceThen());
    }

    /** What each hears until it is closed. */
    private List<String> heard() throws IOException {
        List<String> heard = new ArrayList<>();
        for (Socket socket : sockets) {
            try {
                heard.add(new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1));
            } catch (SocketTimeoutException open) {
                heard.add("open");
            } catch (IOException reset) {
                heard.add("");
            }
        }
        return heard;
    }

    @Test
    void connectionsOnWhichNothingIsAskedAreClosed() throws Exception {
        flood(MANY, "", "");
        tell(MANY + " connections that say nothing");
        assertTrue(heard().stream().allMatch(String::isEmpty), "closed without a word");
    }

    @Test
    void headsThatComeSlowlyAreNotWaitedFor() throws Exception {
        flood(MANY, "GET /health/live HTTP/1.1\r\nHost: loc", "");
        tell(MANY + " connections that stop in the middle of a head");
        Socket slow = sockets.get(0);
        boolean closed = false;
        // one of them goes on, so that it is never idle
        for (int i = 0; i < 120 && !closed; i++) {
            Thread.sleep(500);
            try {
                slow.getOutputStream().write('x');
            } catch (IOException gone) {
                closed = true;
            }
        }
        assertTrue(closed, "it may go on for ever");
        assertTrue(heard().stream().allMatch(String::isEmpty), "closed without a word");
    }

    @Test
    void bodiesThatComeSlowlyAreNotWaitedFor() throws Exception {
        flood(200, POST + "Authorization: Bearer " + token("slow") + "\r\nContent-Length: 100\r\n\r\n{", "");
        tell("200 bodies that do not come");
        assertTrue(heard().stream().allMatch(told -> told.startsWith("HTTP/1.1 408")), "told that it is too slow");
    }

    @Test
    void aCallerWithTooManyRequestsIsToldSoAndOthersAreNot() throws Exception {
        String body = "{\"query\":\"{ contents(first: 100) { edges { node { key title summary } } } }\"}";
        String head = POST + "Authorization: Bearer " + token("flood") + "\r\nConnection: close\r\nContent-Length: "
                + body.length() + "\r\n\r\n";
        flood(MANY, head, body);
        tell(MANY + " requests of one caller at once");
        List<String> heard = heard();
        long refused = heard.stream()
                .filter(told -> told.startsWith("HTTP/1.1 429"))
                .filter(told -> told.toLowerCase(java.util.Locale.ROOT).contains("\r\nretry-after: 1\r\n"))
                .count();
        long answered =
                heard.stream().filter(told -> told.startsWith("HTTP/1.1 200")).count();
        System.out.println("of these " + answered + " were answered and " + refused + " told to come later");
        assertTrue(refused > 0 && answered > 0);
        assertEquals(MANY, refused + answered);
    }

    @Test
    void socketsThatDoNotGreetAreClosed() throws Exception {
        flood(500, FrameAttacks.HEAD.replace("\n", "\r\n"), "");
        tell("500 sockets that do not greet");
        for (String told : heard()) {
            assertTrue(told.startsWith("HTTP/1.1 101"), told);
            assertEquals("4408", FrameAttacks.closing(told));
        }
    }
}
