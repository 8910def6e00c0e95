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
import java.util.Locale;
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
    private static final int WARM = 2_000;
    private static final int MEASURED = 1_000;
    /** Longer than the longest limit that is waited for here. */
    private static final int PATIENCE_MS = 75_000;

    private static final String POST =
            "POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";

    private final RunningCairn cairn;
    private final Provider provider = new Provider("1");
    private final List<Socket> sockets = new ArrayList<>();
    private KeyedCairn keyed;
    private Honest honest;
    private Honest.Went before;

    FloodTest(RunningCairn cairn) {
        this.cairn = cairn;
    }

    @BeforeEach
    void open(@TempDir Path folder) throws Exception {
        Path jwks = folder.resolve("jwks.json");
        Files.writeString(jwks, provider.keys().encode());
        keyed = new KeyedCairn(cairn, KeyedCairn.entrance(KeyedCairn.setting(jwks.toString())));
        honest = new Honest(keyed.url(), token("ada"));
        honest.awaitMore(WARM);
        honest.sinceThen();
        honest.awaitMore(MEASURED);
        before = honest.sinceThen();
    }

    @AfterEach
    void close() throws Exception {
        for (Socket socket : sockets) {
            socket.close();
        }
        honest.awaitMore(100);
        honest.close();
        keyed.close();
        assertEquals(List.of(), honest.wrong());
        assertEquals(200, cairn.get("/health/ready").statusCode());
    }

    private String token(String who) {
        return provider.rs256(Provider.claims(who, "learner"));
    }

    private void flood(int count, String first) throws IOException {
        for (int i = 0; i < count; i++) {
            Socket socket = new Socket("127.0.0.1", keyed.port());
            sockets.add(socket);
            socket.setSoTimeout(PATIENCE_MS);
            send(socket, first);
        }
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** How it went for the honest client since the flood began. */
    private void tell(String what) throws InterruptedException {
        honest.awaitMore(MEASURED);
        Honest.Went meanwhile = honest.sinceThen();
        System.out.printf(
                "%s: before %s; meanwhile %s: %.1f times the p99%n",
                what, before, meanwhile, meanwhile.p99() / before.p99());
    }

    /** One sign a second on each, so that none is ever idle, until none is open any more or time is up. */
    private int openAfterDripping(int seconds) throws InterruptedException {
        List<Socket> open = new ArrayList<>(sockets);
        for (int i = 0; i < seconds && !open.isEmpty(); i++) {
            Thread.sleep(1_000);
            open.removeIf(socket -> {
                try {
                    send(socket, "x");
                    return false;
                } catch (IOException gone) {
                    return true;
                }
            });
        }
        return open.size();
    }

    /** What each hears until it is closed. */
    private List<String> heard() {
        return sockets.stream().map(FloodTest::heard).toList();
    }

    private static String heard(Socket socket) {
        StringBuilder heard = new StringBuilder();
        byte[] piece = new byte[8_192];
        try {
            for (int length = socket.getInputStream().read(piece);
                    length >= 0;
                    length = socket.getInputStream().read(piece)) {
                heard.append(new String(piece, 0, length, StandardCharsets.ISO_8859_1));
            }
        } catch (SocketTimeoutException open) {
            return "open after " + heard;
        } catch (IOException reset) {
            // closed hard after what was heard
        }
        return heard.toString();
    }

    private static String first(List<String> heard) {
        return heard.get(0);
    }

    @Test
    void connectionsOnWhichNothingIsAskedAreClosed() throws Exception {
        flood(MANY, "");
        tell(MANY + " connections that say nothing");
        List<String> heard = heard();
        assertTrue(heard.stream().allMatch(String::isEmpty), () -> "not without a word: " + first(heard));
    }

    @Test
    void headsThatComeSlowlyAreNotWaitedFor() throws Exception {
        flood(MANY, "GET /health/live HTTP/1.1\r\nHost: localhost\r\nX-A: ");
        assertEquals(0, openAfterDripping(40), "they may go on for ever");
        tell(MANY + " heads of which a byte comes each second");
        List<String> heard = heard();
        assertTrue(heard.stream().allMatch(String::isEmpty), () -> "not without a word: " + first(heard));
    }

    @Test
    void bodiesThatComeSlowlyAreNotWaitedFor() throws Exception {
        flood(200, POST + "Authorization: Bearer " + token("slow") + "\r\nContent-Length: 1000\r\n\r\n");
        assertEquals(0, openAfterDripping(60), "they may go on for ever");
        tell("200 bodies of which a byte comes each second");
    }

    @Test
    void whoSendsNoBodyIsToldThatItIsTooSlow() throws Exception {
        flood(200, POST + "Authorization: Bearer " + token("slow") + "\r\nContent-Length: 100\r\n\r\n{");
        tell("200 bodies that do not come");
        List<String> heard = heard();
        assertTrue(heard.stream().allMatch(told -> told.startsWith("HTTP/1.1 408")), () -> first(heard));
    }

    @Test
    void aCallerWithTooManyRequestsIsToldSoAndOthersAreNot() throws Exception {
        String body = "{\"query\":\"{ contents(first: 100) { edges { node { key title summary } } } }\"}";
        flood(
                MANY,
                POST + "Authorization: Bearer " + token("flood") + "\r\nConnection: close\r\nContent-Length: "
                        + body.length() + "\r\n\r\n");
        // the bodies come when all heads have been looked at: else each is answered before the next is seen
        tell(MANY + " requests of one caller at once");
        for (Socket socket : sockets) {
            if (socket.getInputStream().available() == 0) {
                send(socket, body);
            }
        }
        List<String> heard = heard();
        long refused = heard.stream()
                .filter(told -> told.startsWith("HTTP/1.1 429"))
                .filter(told -> told.toLowerCase(Locale.ROOT).contains("\r\nretry-after: 1\r\n"))
                .count();
        long answered =
                heard.stream().filter(told -> told.startsWith("HTTP/1.1 200")).count();
        System.out.println("of these " + answered + " were answered and " + refused + " told to come later");
        assertTrue(refused > 0 && answered > 0);
        assertEquals(
                List.of(),
                heard.stream()
                        .filter(told -> !told.startsWith("HTTP/1.1 429") && !told.startsWith("HTTP/1.1 200"))
                        .toList());
        assertEquals(MANY, refused + answered);
    }

    @Test
    void socketsThatDoNotGreetAreClosed() throws Exception {
        flood(MANY, FrameAttacks.HEAD.replace("\n", "\r\n"));
        tell(MANY + " sockets that do not greet");
        for (String told : heard()) {
            assertTrue(told.startsWith("HTTP/1.1 101"), told);
            assertEquals("4408", FrameAttacks.closing(told));
        }
    }

    @Test
    void whoWillSayNoMoreIsNotWaitedFor() throws Exception {
        String bearer = "Authorization: Bearer " + token("half") + "\r\n";
        for (String half : List.of(
                "",
                "GET /health/live HTTP/1.1\r\nHost: loc",
                POST + bearer + "Content-Length: 100\r\n\r\n{",
                POST + bearer + "Transfer-Encoding: chunked\r\n\r\n5\r\n{",
                FrameAttacks.HEAD.replace("\n", "\r\n"))) {
            flood(200, half);
        }
        for (Socket socket : sockets) {
            socket.shutdownOutput();
        }
        tell(sockets.size() + " connections that are half closed");
        assertTrue(heard().stream().noneMatch(told -> told.startsWith("open")));
    }
}
