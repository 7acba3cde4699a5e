package io.muster.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.codahale.metrics.MetricRegistry;
import io.prometheus.metrics.instrumentation.dropwizard.DropwizardExports;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlainMetricsTest {
    @Test
    void holdNoClassInNameOrHelp() {
        MetricRegistry metrics = new MetricRegistry();
        metrics.counter("io.dropwizard.jetty.MutableServletContextHandler.active-requests");
        metrics.timer("io.dropwizard.jetty.MutableServletContextHandler.get-requests");
        metrics.meter("ch.qos.logback.core.Appender.error");
        metrics.registerGauge("org.example.SomethingElse.size", () -> 7);
        metrics.counter("mails.queued");
        List<MetricSnapshot> plain = new PlainMetrics(new DropwizardExports(metrics))
                .collect().stream().toList();
        assertThat(plain)
                .extracting(metric -> metric.getMetadata().getName())
                .contains("http_active_requests", "http_get_requests", "log_events_error", "mails_queued")
                .contains("something_else_size")
                .noneMatch(name -> name.contains("jetty") || name.contains("Handler") || name.contains("logback"));
        assertThat(plain)
                .extracting(metric -> String.valueOf(metric.getMetadata().getHelp()))
                .noneMatch(help -> help.contains("."));
    }
}
