package dev.cairn.http;

import dev.cairn.graphql.Ran;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import io.vertx.micrometer.Label;
import io.vertx.micrometer.MetricsDomain;
import io.vertx.micrometer.MicrometerMetricsFactory;
import io.vertx.micrometer.MicrometerMetricsOptions;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** What Prometheus reads at {@code /metrics}: the virtual machine, HTTP, the pool, and which versions decide. */
public final class Metrics implements AutoCloseable {
    private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    /** The registry holds them weakly. */
    private final List<LongSupplier> counted = new CopyOnWriteArrayList<>();

    private final JvmGcMetrics collector = new JvmGcMetrics();

    public Metrics() {
        collector.bindTo(registry);
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
    }

    /** A Vert.x that counts into this. */
    public Vertx vertx(VertxOptions options) {
        MicrometerMetricsOptions metrics = new MicrometerMetricsOptions()
                .setEnabled(true)
                // Methods and paths are the caller's to choose: as labels they would grow without bound.
                .setLabels(EnumSet.of(Label.HTTP_ROUTE, Label.HTTP_CODE, Label.POOL_TYPE, Label.POOL_NAME));
        for (MetricsDomain domain : EnumSet.of(
                MetricsDomain.EVENT_BUS,
                MetricsDomain.DATAGRAM_SOCKET,
                MetricsDomain.HTTP_CLIENT,
                MetricsDomain.NET_SERVER)) {
            metrics.addDisabledMetricsCategory(domain);
        }
        return Vertx.builder()
                .with(options.setMetricsOptions(metrics))
                .withMetrics(new MicrometerMetricsFactory(registry))
                .build();
    }

    /** Counts and logs operations. */
    public Consumer<Ran> observer(Duration slow) {
        return new Observations(registry, slow);
    }

    /** A number that is read whenever Prometheus asks. */
    public void gauge(String name, String description, LongSupplier value) {
        Gauge.builder(name, value, LongSupplier::getAsLong)
                .description(description)
                // nobody else holds what is asked
                .strongReference(true)
                .register(registry);
    }

    /** A number that only grows, read whenever Prometheus asks. */
    public void counter(String name, String description, LongSupplier value) {
        FunctionCounter.builder(name, value, LongSupplier::getAsLong)
                .description(description)
                .register(registry);
        counted.add(value);
    }

    /** Off the event loop: the page has some hundred lines, and gauges ask the operating system. */
    void scrape(RoutingContext context) {
        context.vertx().executeBlocking(registry::scrape, false).onComplete(scraped -> {
            if (scraped.failed()) {
                context.fail(scraped.cause());
                return;
            }
            context.response().putHeader(HttpHeaders.CONTENT_TYPE, TEXT).end(scraped.result());
        });
    }

    @Override
    public void close() {
        collector.close();
        registry.close();
    }
}
