package dev.cairn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever goes wrong and however much is logged: nobody reads the database's password. */
class SecretsTest {
    private static final String WRONG = "Very+secret/word";

    @Test
    void thePasswordStandsInNoOutputLogOrAnswer(@TempDir Path folder) throws Exception {
        Path data = folder.resolve("data");
        try (RunningCairn cairn = RunningCairn.on(data)) {
            Properties server = new Properties();
            try (var in = Files.newInputStream(data.resolve("postgres.properties"))) {
                server.load(in);
            }
            String right = server.getProperty("password");
            int port = Integer.parseInt(server.getProperty("port"));
            assertTrue(right.length() > 10, "the embedded server has a password of its own");

            Path rules = CommandTest.defaultBook(folder);
            Path sheet = rules.resolve("content-rules.csv");
            Files.writeString(
                    sheet, Files.readString(sheet).replaceFirst(",90,welcome video,", ",many,welcome video,"));
            Said refused = run(folder, url(right, port), "publish", rules.toString());
            assertEquals(1, refused.code, refused.text);
            assertTrue(refused.text.contains("`many` is not a number of points"), refused.text);
            Said listed = run(folder, url(right, port), "export");
            assertEquals(0, listed.code, listed.text);
            Said locked = run(folder, url(WRONG, port), "export");
            assertEquals(1, locked.code, locked.text);
            assertTrue(locked.text.contains("password authentication failed"), locked.text);
            Said astray = run(folder, url(WRONG, port).replace("sslmode=disable", "sslmode=maybe"), "export");
            assertEquals(1, astray.code, astray.text);
            assertTrue(astray.text.contains("cairn: DATABASE_URL has an unknown `sslmode`"), astray.text);

            List<String> told = new ArrayList<>(List.of(refused.text, listed.text, locked.text, astray.text));
            told.add(cairn.printed());
            for (String path : List.of("/health/ready", "/health/live", "/metrics", "/nowhere")) {
                told.add(cairn.get(path).body());
            }
            for (String text : told) {
                for (String secret : List.of(right, WRONG, encoded(WRONG))) {
                    assertFalse(text.contains(secret), text);
                }
            }
        }
    }

    private record Said(int code, String text) {}

    private static String url(String password, int port) {
        return "postgres://cairn:" + encoded(password) + "@localhost:" + port + "/cairn?sslmode=disable";
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** A process of its own, as the address comes from its environment; with all that it can log. */
    private static Said run(Path folder, String url, String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.cairn.Main"));
        Collections.addAll(command, words);
        Path said = Files.createTempFile(folder, "said", ".txt");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile());
        builder.environment().put("DATABASE_URL", url);
        builder.environment().put("CAIRN_LOG", "DEBUG");
        int code = builder.start().waitFor();
        return new Said(code, Files.readString(said));
    }
}
