package dev.cairn.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.joran.spi.JoranException;
import ch.qos.logback.core.status.Status;
import java.net.URL;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Logging is set up without a word of its own: one warning, and Logback prints all of its doings before any answer. */
class LogTest {
    @ParameterizedTest
    @CsvSource({"text, PatternLayoutEncoder", "json, JsonEncoder"})
    void settingUpEitherFormatWarnsOfNothing(String format, String encoder) throws JoranException {
        LoggerContext context = new LoggerContext();
        context.putProperty("CAIRN_LOG_FORMAT", format);
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(context);
        URL settings = Objects.requireNonNull(LogTest.class.getResource("/logback.xml"));
        configurator.doConfigure(settings);

        List<Status> loud = context.getStatusManager().getCopyOfStatusList().stream()
                .filter(status -> status.getEffectiveLevel() > Status.INFO)
                .toList();
        assertEquals(List.of(), loud);
        ConsoleAppender<?> lines =
                (ConsoleAppender<?>) context.getLogger(Logger.ROOT_LOGGER_NAME).getAppender("lines");
        assertNotNull(lines);
        Encoder<?> encoding = lines.getEncoder();
        assertEquals(encoder, encoding.getClass().getSimpleName());
        assertTrue(encoding.isStarted());
        context.stop();
    }
}
