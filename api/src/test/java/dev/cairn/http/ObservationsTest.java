package dev.cairn.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.cairn.graphql.Ran;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Only what took long is logged, in words that name nobody. */
final class ObservationsTest {
    private final Logger log = (Logger) LoggerFactory.getLogger(Observations.class);
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

    @BeforeEach
    void listen() {
        lines.start();
        log.addAppender(lines);
    }

    @AfterEach
    void rest() {
        log.detachAppender(lines);
    }

    private static Ran ran(long milliseconds, String... errors) {
        return new Ran("r-1", "query learner", Duration.ofMillis(milliseconds), List.of(errors));
    }

    @Test
    void whatTakesAsLongAsTheLimitIsLoggedAndWhatIsFasterIsNot() {
        Observations observations = new Observations(new SimpleMeterRegistry(), Duration.ofMillis(200));
        observations.accept(ran(199));
        observations.accept(ran(200, "NOT_FOUND"));
        assertEquals(1, lines.list.size());
        ILoggingEvent slow = lines.list.get(0);
        assertEquals(Level.WARN, slow.getLevel());
        assertEquals("slow: query learner", slow.getFormattedMessage());
        assertEquals(
                List.of("request=\"r-1\"", "ms=\"200\"", "errors=\"NOT_FOUND\""),
                slow.getKeyValuePairs().stream().map(Object::toString).toList());
    }

    @Test
    void aLimitOfNothingLogsAll() {
        new Observations(new SimpleMeterRegistry(), Duration.ZERO).accept(ran(0));
        assertEquals(1, lines.list.size());
    }
}
