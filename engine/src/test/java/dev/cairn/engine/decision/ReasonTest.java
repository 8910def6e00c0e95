package dev.cairn.engine.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** In which language a learner is told why. */
class ReasonTest {
    private static final Reason REASON = new Reason(
            Reason.Code.RULE,
            "content-rules",
            2,
            "welcome",
            "Show videos.",
            10,
            Map.of(),
            Map.of("", "it is your first day", "de", "es ist dein erster Tag"));

    @Test
    void wordsOfTheDefaultLanguageAreOfThatLanguage() {
        assertEquals("it is your first day", REASON.because(List.of("en", "de"), "en"));
        assertEquals("it is your first day", REASON.because(List.of("en-GB", "de"), "en"));
    }

    @Test
    void theFirstLanguageThatThereIsWins() {
        assertEquals("es ist dein erster Tag", REASON.because(List.of("fr", "de-AT", "en"), "en"));
        assertEquals("es ist dein erster Tag", REASON.because(List.of("en", "de"), "fr"));
    }

    @Test
    void whoReadsNoneOfThemGetsTheDefault() {
        assertEquals("it is your first day", REASON.because(List.of("fr"), "en"));
    }
}
