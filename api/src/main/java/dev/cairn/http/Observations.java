package dev.cairn.http;

import dev.cairn.graphql.Ran;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;

/** Counts what was answered, by operation, and logs what took long. Both are bounded by the schema's own words. */
final class Observations implements Consumer<Ran> {
    private static final Logger LOG = LoggerFactory.getLogger(Observations.class);

    private final MeterRegistry registry;
    private final Duration slow;

    /** @param slow what takes as long or longer is logged */
    Observations(MeterRegistry registry, Duration slow) {
        this.registry = registry;
        this.slow = slow;
    }

    @Override
    public void accept(Ran ran) {
        // the registry looks up what it has already
        Timer.builder("cairn.graphql.operation")
                .description("Time from a request that has been read to its answer")
                .tag("operation", ran.operation())
                .publishPercentiles(0.5, 0.99)
                .register(registry)
                .record(ran.took());
        ran.errors().forEach(code -> Counter.builder("cairn.graphql.errors")
                .description("Errors in answers")
                .tag("operation", ran.operation())
                .tag("code", code)
                .register(registry)
                .increment());
        boolean late = ran.took().compareTo(slow) >= 0;
        if (late || LOG.isDebugEnabled()) {
            told(LOG.atLevel(late ? Level.WARN : Level.DEBUG), ran).log("{}{}", late ? "slow: " : "", ran.operation());
        }
    }

    private static LoggingEventBuilder told(LoggingEventBuilder event, Ran ran) {
        LoggingEventBuilder told = event.addKeyValue("request", ran.request())
                .addKeyValue("ms", ran.took().toMillis());
        return ran.errors().isEmpty() ? told : told.addKeyValue("errors", String.join(" ", ran.errors()));
    }
}
