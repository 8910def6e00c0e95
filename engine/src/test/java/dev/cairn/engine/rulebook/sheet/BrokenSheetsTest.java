package dev.cairn.engine.rulebook.sheet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.cairn.engine.rulebook.row.Issue;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an editor reads about broken sheets stands in {@code broken-sheets.txt}, below each of them. */
class BrokenSheetsTest {

    @Test
    void everyIssueSaysWhereWhatAndHowToMendIt() throws IOException {
        Stories.tell(Books.RESOURCES.resolve("broken-sheets.txt"), 50, files -> {
            Sheets.Reading reading = Sheets.read(files);
            assertInstanceOf(Sheets.Broken.class, reading);
            List<Issue> issues = Books.issues(reading);
            assertEquals(issues.stream().sorted().toList(), issues);
            return issues.stream().map(Issue::toString).toList();
        });
    }
}
