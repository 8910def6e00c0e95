package dev.cairn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the README shows is what one gets. */
@ExtendWith(SharedCairn.class)
class ReadmeTest {
    private final RunningCairn cairn;
    private final String readme;

    ReadmeTest(RunningCairn cairn) throws IOException {
        this.cairn = cairn;
        this.readme = Files.readString(Path.of("..", "README.md"));
    }

    @Test
    void theFirstQueryIsAnsweredAsShown() throws Exception {
        JsonObject shown = pick(new JsonObject(block("```json\\n(.*?)```")));
        JsonObject given =
                pick(new JsonObject(cairn.post(block("-d '(\\{.*?})'")).body()));
        assertEquals(shown.getJsonObject("content"), given.getJsonObject("content"));
        assertEquals(shown.getString("because"), given.getString("because"));
        JsonArray shownReasons = shown.getJsonArray("reasons");
        JsonArray givenReasons = given.getJsonArray("reasons");
        assertEquals(shownReasons.size(), givenReasons.size());
        for (int i = 0; i < shownReasons.size(); i++) {
            assertEquals(sentence(shownReasons, i), sentence(givenReasons, i));
        }
    }

    @Test
    void everyFileItLeadsToIsThere() {
        Matcher link = Pattern.compile("]\\(([^):]+)\\)").matcher(readme);
        int links = 0;
        while (link.find()) {
            links++;
            assertTrue(Files.exists(Path.of("..", link.group(1))), link.group(1));
        }
        assertTrue(links >= 8, "links: " + links);
    }

    private String block(String pattern) {
        Matcher found = Pattern.compile(pattern, Pattern.DOTALL).matcher(readme);
        assertTrue(found.find(), pattern);
        return found.group(1);
    }

    private static JsonObject pick(JsonObject answer) {
        return answer.getJsonObject("data").getJsonObject("nextBestContent").getJsonObject("pick");
    }

    private static String sentence(JsonArray reasons, int index) {
        return reasons.getJsonObject(index).getString("sentence");
    }
}
