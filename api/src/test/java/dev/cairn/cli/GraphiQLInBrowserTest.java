package dev.cairn.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The page to try queries on, in a real browser: it asks, and a subscription goes over our socket. */
@Tag("deep")
@ExtendWith(SharedCairn.class)
class GraphiQLInBrowserTest {
    private final RunningCairn cairn;

    GraphiQLInBrowserTest(RunningCairn cairn) {
        this.cairn = cairn;
    }

    @Test
    void aSubscriptionIsAnswered(@TempDir Path folder) throws Exception {
        try (Chromium browser = Chromium.start(Files.createDirectory(folder.resolve("profile")))) {
            browser.size(1280, 1000);
            browser.open("http://127.0.0.1:" + cairn.port() + "/graphiql/");
            run(browser, "{ learner(ref: {id: \"ada\"}) { name } }", "Ada Nilsson");
            run(browser, "subscription { nextBestContentChanged(learner: {id: \"ada\"}) { cause } }", "START");
            browser.picture("graphiql");
        }
    }

    private static void run(Chromium browser, String query, String answer) throws InterruptedException {
        browser.until(
                "the editor",
                page -> page.run("return document.querySelector('.graphiql-query-editor .CodeMirror')") != null);
        browser.run(
                "document.querySelector('.graphiql-query-editor .CodeMirror').CodeMirror.setValue(arguments[0])",
                query);
        // the page reads what was typed a moment later, and only then knows that it is a subscription
        Thread.sleep(1_500);
        browser.find(".graphiql-execute-button").click();
        browser.until(
                answer,
                page -> Boolean.TRUE.equals(page.run(
                        "return document.querySelector('.result-window .CodeMirror').CodeMirror.getValue()"
                                + ".includes(arguments[0])",
                        answer)));
    }
}
