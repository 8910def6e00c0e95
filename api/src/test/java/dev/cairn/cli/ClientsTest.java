package dev.cairn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The clients that front-ends use, as npm has them: each asks, pages, changes something and is told of it. Their versions
 * are pinned by {@code package-lock.json} beside the scripts.
 */
@Tag("deep")
class ClientsTest {
    private static final Path SCRIPTS = Path.of("src/test/resources/npm");
    private static final int INSTALL_SECONDS = 300;
    private static final int RUN_SECONDS = 120;

    private static Path folder;
    private static RunningCairn cairn;

    @BeforeAll
    static void open(@TempDir Path temporary) throws Exception {
        if (!isThere("node") || !isThere("npm")) {
            abort("Node.js is absent: the clients of npm were NOT tried against this service");
        }
        folder = Files.createDirectory(temporary.resolve("npm"));
        copy(SCRIPTS, folder);
        Files.copy(Path.of("../schema.graphqls"), folder.resolve("relay/schema.graphql"));
        Files.copy(Path.of("../schema.graphqls"), folder.resolve("typescript/schema.graphqls"));
        run(INSTALL_SECONDS, folder, "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");
        cairn = RunningCairn.on(Files.createDirectory(temporary.resolve("data")));
    }

    @AfterAll
    static void close() {
        if (cairn != null) {
            cairn.close();
        }
    }

    @Test
    void theAuditOfGraphQlOverHttpPassesWhole() throws Exception {
        assertEquals("61 of 61", script("audit.mjs"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"graphql-ws.mjs", "graphql-sse.mjs", "apollo.mjs", "urql.mjs"})
    void aClientWorks(String name) throws Exception {
        assertEquals("ok", script(name));
    }

    @Test
    void relaysCompilerTakesTheSchemaAndItsRuntimeWorks() throws Exception {
        Path relay = folder.resolve("relay");
        run(RUN_SECONDS, relay, "node", "../node_modules/relay-compiler/cli.js", "relay.config.json");
        assertEquals("ok", script("relay/run.js"));
    }

    @Test
    void theTypesOfTheSchemaCompileAndHoldAClientToIt() throws Exception {
        Path typescript = folder.resolve("typescript");
        run(
                RUN_SECONDS,
                typescript,
                "node",
                bin("@graphql-codegen/cli", "graphql-codegen"),
                "--config",
                "codegen.json");
        assertTrue(Files.readString(typescript.resolve("generated/schema.ts"))
                .contains("export type NextBestContentChange = {"));
        assertEquals("", run(RUN_SECONDS, typescript, "node", bin("typescript", "tsc"), "-p", "tsconfig.json"));
    }

    private static String bin(String of, String name) throws IOException {
        Path modules = folder.resolve("node_modules");
        JsonObject packaged =
                new JsonObject(Files.readString(modules.resolve(of).resolve("package.json")));
        return modules.resolve(of)
                .resolve(packaged.getJsonObject("bin").getString(name))
                .toString();
    }

    private static String script(String name) throws IOException, InterruptedException {
        return run(RUN_SECONDS, folder, "node", name, "http://127.0.0.1:" + cairn.port() + "/graphql");
    }

    private static boolean isThere(String program) throws InterruptedException {
        try {
            return new ProcessBuilder(program, "--version").start().waitFor() == 0;
        } catch (IOException absent) {
            return false;
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path path : all.filter(Files::isRegularFile).toList()) {
                Path target = to.resolve(from.relativize(path));
                Files.createDirectories(target.getParent());
                Files.copy(path, target);
            }
        }
    }

    /** What it prints, without blanks at the ends. */
    private static String run(int seconds, Path where, String... command) throws IOException, InterruptedException {
        Path printed = Files.createTempFile(folder, "printed", ".txt");
        Process process = new ProcessBuilder(List.of(command))
                .directory(where.toFile())
                .redirectErrorStream(true)
                .redirectOutput(printed.toFile())
                .start();
        boolean ended = process.waitFor(seconds, TimeUnit.SECONDS);
        process.destroyForcibly();
        String text = Files.readString(printed, StandardCharsets.UTF_8).strip();
        assertTrue(ended && process.exitValue() == 0, () -> String.join(" ", command) + ":\n" + text);
        return text;
    }
}
