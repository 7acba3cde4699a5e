package io.muster.service;

import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.MetricMetadata;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.prometheus.metrics.model.snapshots.SummarySnapshot;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The metrics of libraries under names that hold no class, so that they do not tell what the service is made of. */
final class PlainMetrics implements MultiCollector {
    private static final Pattern OF_A_CLASS = Pattern.compile("(?:[a-z][a-z0-9]*_)*([A-Z][A-Za-z0-9]*)_(.+)");
    private static final Map<String, String> NAMES = Map.of(
            "MutableServletContextHandler", "http",
            "HttpConnectionFactory", "http_connections",
            "QueuedThreadPool", "http_threads",
            "ManagedPooledDataSource", "pool",
            "Appender", "log_events");

    private final MultiCollector metrics;

    PlainMetrics(MultiCollector metrics) {
        this.metrics = metrics;
    }

    @Override
    public MetricSnapshots collect() {
        return new MetricSnapshots(
                metrics.collect().stream().map(PlainMetrics::plain).toList());
    }

    static String plain(String name) {
        Matcher ofAClass = OF_A_CLASS.matcher(name);
        if (!ofAClass.matches()) {
            return name;
        }
        String simpleName = ofAClass.group(1);
        String inWords = simpleName.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
        return NAMES.getOrDefault(simpleName, inWords) + "_" + ofAClass.group(2);
    }

    private static MetricSnapshot plain(MetricSnapshot metric) {
        MetricMetadata metadata = new MetricMetadata(plain(metric.getMetadata().getPrometheusName()));
        if (metric instanceof CounterSnapshot counter) {
            return new CounterSnapshot(metadata, counter.getDataPoints());
        }
        if (metric instanceof GaugeSnapshot gauge) {
            return new GaugeSnapshot(metadata, gauge.getDataPoints());
        }
        return metric instanceof SummarySnapshot summary
                ? new SummarySnapshot(metadata, summary.getDataPoints())
                : metric;
    }
}
