package dev.cairn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a service says of itself that began with a refused folder, while a book that another process publishes comes in. */
@Tag("deep")
class LoadingBookTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final String REFUSED = "the folder of rules was refused; version 1 decides on";
    private static final String LOADING = "rule book 2 is being loaded; version 1 decides on";

    @Test
    void aBookThatIsOnItsWayIsNotCalledUnusable(@TempDir Path folder) throws Exception {
        Path data = folder.resolve("data");
        Path rules = CommandTest.defaultBook(folder);
        Path wrong = Files.createDirectories(folder.resolve("wrong"));
        Files.writeString(wrong.resolve("guards.csv"), "Stage,Then hide kind\nno such stage,video\n");
        RunningCairn.on(data, rules).close();
        try (ProcessTest.Child child = ProcessTest.Child.start(data, "--rules", wrong.toString())) {
            assertEquals(REFUSED, note(child));
            Path sheet = rules.resolve("content-rules.csv");
            Files.writeString(sheet, Files.readString(sheet).replaceFirst(",90,welcome video,", ",91,welcome video,"));
            CompletableFuture<Terminal> published =
                    CompletableFuture.supplyAsync(() -> Terminal.on(data, "publish", rules));
            Set<String> notes = new LinkedHashSet<>();
            while (child.version() == 1) {
                notes.add(note(child));
                assertTrue(
                        !published.isDone() || published.join().code() == 0,
                        () -> published.join().out());
            }
            notes.add(note(child));
            notes.remove(LOADING);
            assertEquals(List.of(REFUSED, ""), List.copyOf(notes));
        }
    }

    private static String note(ProcessTest.Child child) throws Exception {
        String ready = CLIENT.send(
                        HttpRequest.newBuilder(URI.create(child.url + "/health/ready"))
                                .build(),
                        BodyHandlers.ofString())
                .body();
        return new JsonObject(ready).getString("note", "");
    }
}
