package io.muster.service;

import com.codahale.metrics.CachedGauge;
import com.codahale.metrics.MetricRegistry;
import io.dropwizard.core.setup.Environment;
import io.muster.application.mail.MailCounts;
import io.muster.application.mail.MailDelivery;
import io.muster.application.mail.MailQueue;
import io.prometheus.metrics.exporter.servlet.jakarta.PrometheusMetricsServlet;
import io.prometheus.metrics.instrumentation.dropwizard.DropwizardExports;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** {@code /metrics} of the admin port, as Prometheus text. */
final class Metrics {
    private static final Duration COUNTED_EVERY = Duration.ofSeconds(10);

    private Metrics() {}

    static PrometheusRegistry register(Environment environment) {
        PrometheusRegistry registry = new PrometheusRegistry();
        registry.register(new PlainMetrics(new DropwizardExports(environment.metrics())));
        environment
                .admin()
                .addServlet("prometheus", new PrometheusMetricsServlet(registry))
                .addMapping("/metrics");
        return registry;
    }

    /** Of all tenants; what is queued and dead is the same on each node, what was sent is the node's own since its start. */
    static void countMails(MetricRegistry metrics, MailQueue queue, MailDelivery delivery) {
        CachedGauge<MailCounts> counts = new CachedGauge<>(COUNTED_EVERY.toSeconds(), TimeUnit.SECONDS) {
            @Override
            protected MailCounts loadValue() {
                return queue.counts();
            }
        };
        metrics.registerGauge("mails.queued", () -> counts.getValue().queued());
        metrics.registerGauge("mails.dead", () -> counts.getValue().dead());
        metrics.registerGauge("mails.sent", delivery::sent);
    }
}
