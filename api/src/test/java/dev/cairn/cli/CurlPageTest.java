package dev.cairn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every command of examples/curl.md, run by a shell as it stands there, prints what stands there. */
@Tag("deep")
class CurlPageTest {
    private static final Pattern STEP = Pattern.compile("```sh\\n(.*?)```\\n```json\\n(.*?)```", Pattern.DOTALL);

    @Test
    void thePageTellsTheTruth(@TempDir Path folder) throws Exception {
        if (!isThere()) {
            abort("curl is absent: the commands of examples/curl.md were NOT run");
        }
        Matcher step = STEP.matcher(Files.readString(Path.of("..", "examples", "curl.md")));
        int steps = 0;
        try (RunningCairn cairn = RunningCairn.on(folder.resolve("data"))) {
            while (step.find()) {
                steps++;
                String command = step.group(1).replace("127.0.0.1:8080", "127.0.0.1:" + cairn.port());
                assertEquals(new JsonObject(step.group(2)), new JsonObject(run(folder, command)), command);
            }
        }
        assertEquals(8, steps);
    }

    private static boolean isThere() throws InterruptedException {
        try {
            return new ProcessBuilder("curl", "--version")
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException absent) {
            return false;
        }
    }

    private static String run(Path folder, String command) throws IOException, InterruptedException {
        Path printed = Files.createTempFile(folder, "printed", ".txt");
        Process shell = new ProcessBuilder("sh", "-c", command)
                .redirectErrorStream(true)
                .redirectOutput(printed.toFile())
                .start();
        boolean ended = shell.waitFor(60, TimeUnit.SECONDS);
        shell.destroyForcibly();
        assertTrue(ended, command);
        return Files.readString(printed, StandardCharsets.UTF_8);
    }
}
