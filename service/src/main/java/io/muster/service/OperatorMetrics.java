package io.muster.service;

import io.muster.application.Caller;
import io.muster.application.metric.RequestMeter;
import io.muster.application.metric.Standing;
import io.muster.application.metric.StandingCounts;
import io.muster.domain.activity.Cause;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Info;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * The metrics of {@code docs/metrics.md}. What a label can say is one of a fixed set, but for the tenant, which is a label only if a
 * setting says so, and then of the first {@value #MAX_TENANTS} tenants.
 */
final class OperatorMetrics implements RequestMeter {
    static final int MAX_TENANTS = 1000;
    private static final String OTHER = "other";
    private static final String NONE = "none";

    private final PrometheusRegistry registry;
    private final boolean byTenant;
    private final Counter requests;
    private final Counter failures;
    private final Set<String> tenants = ConcurrentHashMap.newKeySet();

    /** @param byTenant whether requests and failures have a label for the tenant */
    OperatorMetrics(PrometheusRegistry registry, boolean byTenant) {
        this.registry = registry;
        this.byTenant = byTenant;
        requests = counter("muster_requests", "Requests that this node answered", "operation", "outcome", "profile");
        failures = counter("muster_failures", "Requests that this node answered with an error", "cause", "profile");
        Info.builder()
                .name("muster_build_info")
                .help("Always 1; the labels say what runs")
                .labelNames("version", "commit")
                .register(registry)
                .addLabelValues(BuildFacts.version(), BuildFacts.commit());
    }

    @Override
    public void answered(String operation, int status, Optional<Caller> caller) {
        count(requests, caller, operation, outcome(status), profile(caller));
    }

    @Override
    public void failed(int status, Optional<Cause> cause, Optional<Caller> caller) {
        String label = cause.map(OperatorMetrics::label).orElse(status == 401 ? "unauthenticated" : OTHER);
        count(failures, caller, label, profile(caller));
    }

    /** Of all tenants, the same on every node. */
    void tell(StandingCounts counts, Clock clock) {
        gauge(counts, "muster_connections", "Connections by state", List.of("state", "profile"), (standing, sample) -> {
            standing.connections()
                    .forEach((kind, many) -> sample.accept(many, List.of(label(kind.state()), label(kind.profile()))));
            if (standing.uncounted() > 0) {
                sample.accept(standing.uncounted(), List.of("uncounted", NONE));
            }
        });
        gauge(
                counts,
                "muster_conflicts_held",
                "Held conflicts",
                List.of(),
                (standing, sample) -> sample.accept(standing.conflicts(), List.of()));
        age(counts, "event", "Age of the oldest event that administrators were not notified of", Standing::oldestEvent);
        age(counts, "mail", "Age of the oldest queued mail", Standing::oldestMail);
        age(counts, "job", "Age of the oldest running job", Standing::oldestJob);
        gauge(
                counts,
                "muster_tokens_ending",
                "Active tokens that end soon",
                List.of("within"),
                (standing, sample) ->
                        standing.tokensEnding().forEach((days, many) -> sample.accept(many, List.of(days + "d"))));
        jobs(counts, "muster_jobs", "Jobs that run or are paused", Standing.Jobs::jobs);
        jobs(counts, "muster_job_rows", "Rows of jobs that run or are paused", Standing.Jobs::rows);
        jobs(counts, "muster_job_rows_done", "Rows that these jobs have done or skipped", Standing.Jobs::done);
        gauge(
                counts,
                "muster_counts_age_seconds",
                "Age of the counts over all tenants",
                List.of(),
                (standing, sample) ->
                        sample.accept(seconds(Duration.between(standing.asOf(), clock.instant())), List.of()));
    }

    private void age(StandingCounts counts, String what, String help, Function<Standing, Optional<Duration>> oldest) {
        gauge(
                counts,
                "muster_oldest_" + what + "_age_seconds",
                help + "; 0 if there is none",
                List.of(),
                (standing, sample) ->
                        sample.accept(seconds(oldest.apply(standing).orElse(Duration.ZERO)), List.of()));
    }

    private void jobs(StandingCounts counts, String name, String help, Function<Standing.Jobs, Long> value) {
        gauge(
                counts,
                name,
                help,
                List.of("kind", "state"),
                (standing, sample) -> standing.jobs()
                        .forEach(jobs -> sample.accept(
                                value.apply(jobs), List.of(jobs.kind().task(), label(jobs.state())))));
    }

    private void gauge(
            StandingCounts counts,
            String name,
            String help,
            List<String> labels,
            BiConsumer<Standing, BiConsumer<Number, List<String>>> samples) {
        GaugeWithCallback.builder()
                .name(name)
                .help(help)
                .labelNames(labels.toArray(String[]::new))
                .callback(callback -> counts.latest()
                        .ifPresent(standing -> samples.accept(
                                standing,
                                (value, values) -> callback.call(value.doubleValue(), values.toArray(String[]::new)))))
                .register(registry);
    }

    private Counter counter(String name, String help, String... labels) {
        List<String> names = new ArrayList<>(List.of(labels));
        if (byTenant) {
            names.add("tenant");
        }
        return Counter.builder()
                .name(name)
                .help(help)
                .labelNames(names.toArray(String[]::new))
                .register(registry);
    }

    private void count(Counter counter, Optional<Caller> caller, String... labels) {
        List<String> values = new ArrayList<>(List.of(labels));
        if (byTenant) {
            values.add(caller.map(known -> tenant(known.tenant().toString())).orElse(NONE));
        }
        counter.labelValues(values.toArray(String[]::new)).inc();
    }

    private String tenant(String id) {
        if (tenants.size() < MAX_TENANTS) {
            tenants.add(id);
        }
        return tenants.contains(id) ? id : OTHER;
    }

    private static String outcome(int status) {
        if (status < 400) {
            return "ok";
        }
        return switch (status) {
            case 401 -> "unauthenticated";
            case 429 -> "throttled";
            default -> status < 500 ? "refused" : "failed";
        };
    }

    private static String profile(Optional<Caller> caller) {
        return caller.flatMap(Caller::connection)
                .map(connection -> label(connection.profile()))
                .orElse(NONE);
    }

    private static String label(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static double seconds(Duration span) {
        return span.toMillis() / 1000.0;
    }
}
