package dev.cairn.store;

import dev.cairn.engine.content.Content;
import dev.cairn.engine.content.ContentStatus;
import dev.cairn.engine.content.Image;
import dev.cairn.engine.content.TaughtSkill;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Contents for tests. */
public final class TestContent {
    private TestContent() {}

    /** A published video of five minutes about welcoming, known to an LMS as {@code lms-} and the id. */
    public static Content video(String id) {
        return video(id, "Video " + id, Map.of("lms", "lms-" + id));
    }

    /** The same with another title or other ids. */
    public static Content video(String id, String title, Map<String, String> externalIds) {
        return new Content(
                id,
                externalIds,
                Map.of("en", title, "de", "Das " + title),
                Map.of(),
                "https://example.org/" + id,
                new Image("https://example.org/" + id + ".png", Map.of("en", "a door")),
                "video",
                "beginner",
                Set.of("welcome", "culture"),
                Set.of(),
                List.of(new TaughtSkill("Java", 2.5)),
                5,
                Set.of("en", "de"),
                Set.of("mobile", "desktop"),
                Set.of("awareness"),
                Set.of(),
                Set.of(),
                Set.of(),
                "Grace",
                null,
                Set.of(),
                Set.of(),
                List.of("basics"),
                null,
                null,
                LocalDate.of(2026, 1, 15),
                null,
                LocalDate.of(2027, 12, 31),
                null,
                ContentStatus.PUBLISHED);
    }
}
