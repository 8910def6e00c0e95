package dev.cairn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The list of attacks, each sent as it stands over a connection of its own, while an honest client goes on asking. */
@ExtendWith(SharedCairn.class)
class AttackListTest {
    static final Pattern INSIDE =
            Pattern.compile("dev\\.cairn|io\\.vertx|io\\.netty|graphql\\.|postgres|jackson|Exception|"
                    + "\\.java|\\tat |ERROR:|root:.*:0:0");

    private static final int SILENCE_MS = 3_000;
    private static final String OPEN = " (it stays open)";

    private final RunningCairn cairn;

    AttackListTest(RunningCairn cairn) {
        this.cairn = cairn;
    }

    @Test
    void eachIsRefusedAndOthersAreAnsweredMeanwhile() throws Exception {
        List<Attack> attacks = new ArrayList<>(DocumentAttacks.all());
        attacks.addAll(HttpAttacks.all());
        attacks.addAll(FrameAttacks.all());
        List<String> surprises = new ArrayList<>();
        try (Honest honest = new Honest("http://127.0.0.1:" + cairn.port(), null)) {
            honest.awaitMore(300);
            System.out.println("before the attacks: " + honest.sinceThen());
            String kind = "";
            for (Attack attack : attacks) {
                if (!attack.kind().equals(kind)) {
                    kind = attack.kind();
                    assertEquals(200, cairn.get("/health/ready").statusCode(), "before " + kind);
                }
                String surprise = surprise(attack, answer(attack));
                if (!surprise.isEmpty()) {
                    surprises.add(attack + ": " + surprise);
                }
            }
            System.out.println(attacks.size() + " attacks, meanwhile: " + honest.sinceThen());
            assertEquals(List.of(), honest.wrong());
            honest.awaitMore(100);
        }
        assertEquals(200, cairn.get("/health/ready").statusCode());
        assertEquals(List.of(), surprises, () -> String.join("\n", surprises));
        assertTrue(attacks.size() >= 60, "a list of " + attacks.size());
    }

    /** What differs from what should have come; empty: nothing. */
    private static String surprise(Attack attack, String answer) {
        int status = answer.startsWith("HTTP/") ? Integer.parseInt(answer.substring(9, 12)) : 0;
        int end = answer.indexOf("\r\n\r\n");
        String body = end < 0 ? "" : answer.substring(end + 4).replace(OPEN, "");
        if (!attack.status().contains(status)) {
            return "status " + status + ", not " + attack.status() + ": " + shortened(answer);
        }
        if (answer.contains(OPEN) && !attack.open()) {
            return "stays open: " + shortened(answer);
        }
        String code = status == 101 ? FrameAttacks.closing(answer) : DocumentAttacks.code(body);
        if (!attack.code().isEmpty() && !attack.code().equals(code)) {
            return "not " + attack.code() + " but " + code + ": " + shortened(body);
        }
        if (answer.indexOf("HTTP/1.1", 8) > 0) {
            return "more than one answer: " + shortened(answer);
        }
        return INSIDE.matcher(answer).find() ? "tells of the inside: " + shortened(answer) : "";
    }

    private static String shortened(String text) {
        return text.length() > 300 ? text.substring(0, 300) + "..." : text;
    }

    /** All that comes until the service closes. */
    private String answer(Attack attack) throws IOException {
        StringBuilder heard = new StringBuilder();
        try (Socket socket = new Socket("127.0.0.1", cairn.port())) {
            socket.setSoTimeout(SILENCE_MS);
            try {
                socket.getOutputStream().write(attack.bytes());
                if (attack.then().length > 0) {
                    while (heard.indexOf("\r\n\r\n") < 0) {
                        heard.append((char) socket.getInputStream().read());
                    }
                    socket.getOutputStream().write(attack.then());
                }
            } catch (IOException refused) {
                // it does not read on: its answer may be there all the same
            }
            byte[] piece = new byte[8_192];
            for (int length = socket.getInputStream().read(piece);
                    length >= 0;
                    length = socket.getInputStream().read(piece)) {
                heard.append(new String(piece, 0, length, StandardCharsets.ISO_8859_1));
                if (attack.then().length > 0
                        && !FrameAttacks.closing(heard.toString()).equals("none")) {
                    // it waits for our word, for as long as another test has looked at
                    break;
                }
            }
        } catch (SocketTimeoutException open) {
            heard.append(OPEN);
        } catch (IOException reset) {
            // closed hard after what was heard
        }
        return heard.toString();
    }
}
