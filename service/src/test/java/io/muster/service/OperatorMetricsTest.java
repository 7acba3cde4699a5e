package io.muster.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.application.Caller;
import io.muster.application.health.InMemoryUpTime;
import io.muster.application.metric.Standing;
import io.muster.application.metric.StandingCounts;
import io.muster.application.metric.StandingRepository.Connected;
import io.muster.application.metric.StandingRepository.Counts;
import io.muster.application.tenant.SampleTenants;
import io.muster.domain.activity.Cause;
import io.muster.domain.activity.Trace;
import io.muster.domain.health.Traffic;
import io.muster.domain.job.JobKind;
import io.muster.domain.job.JobState;
import io.muster.domain.schema.ResourceTypes;
import io.muster.domain.tenant.Profile;
import io.muster.domain.tenant.ScimState;
import io.muster.domain.tenant.Tenant;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class OperatorMetricsTest {
    private static final Pattern ROW = Pattern.compile("\\| `(muster_\\w+)` \\| (\\w+) \\|([^|]*)\\|.*");
    private static final Pattern TYPE = Pattern.compile("# TYPE (muster_\\w+) (\\w+)");
    private static final Pattern SAMPLE = Pattern.compile("(muster_\\w+)(?:\\{(.*)})? .*");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"|`(\\w+)`");

    private final PrometheusRegistry registry = new PrometheusRegistry();

    @Test
    void theDocumentationListsEachMetricWithItsTypeAndLabels() throws IOException {
        Map<String, String> documented = new TreeMap<>();
        for (String line : Files.readAllLines(Path.of("..", "docs", "metrics.md"))) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                documented.put(row.group(1), row.group(2) + " " + labels(row.group(3)));
            }
        }
        OperatorMetrics metrics = metrics(false);
        metrics.answered("GET /Users", 400, Optional.empty());
        metrics.failed(400, Optional.empty(), Optional.empty());
        assertThat(exposed()).isEqualTo(documented).hasSizeGreaterThan(10);
    }

    @Test
    void aRequestIsCountedByOperationOutcomeAndProfile() {
        OperatorMetrics metrics = metrics(false);
        metrics.answered("PATCH /Users/{id}", 200, Optional.of(caller()));
        metrics.answered("PATCH /Users/{id}", 200, Optional.of(caller()));
        metrics.answered("GET /Users", 401, Optional.empty());
        metrics.answered("GET /Users", 503, Optional.of(caller()));
        metrics.failed(503, Optional.of(Cause.DATABASE_AWAY), Optional.of(caller()));
        metrics.failed(401, Optional.empty(), Optional.empty());
        assertThat(text())
                .contains(
                        "muster_requests_total{operation=\"PATCH /Users/{id}\",outcome=\"ok\",profile=\"unknown\"} 2.0",
                        "muster_requests_total{operation=\"GET /Users\",outcome=\"unauthenticated\",profile=\"none\"} 1.0",
                        "muster_requests_total{operation=\"GET /Users\",outcome=\"failed\",profile=\"unknown\"} 1.0",
                        "muster_failures_total{cause=\"database_away\",profile=\"unknown\"} 1.0",
                        "muster_failures_total{cause=\"unauthenticated\",profile=\"none\"} 1.0")
                .doesNotContain(SampleTenants.ACME.id().toString());
    }

    @Test
    void theTenantIsALabelOnlyIfTheSettingSaysSoAndOfABoundedNumber() {
        OperatorMetrics metrics = metrics(true);
        metrics.answered("GET /Users", 200, Optional.of(caller()));
        metrics.answered("GET /Users", 401, Optional.empty());
        for (int i = 0; i < OperatorMetrics.MAX_TENANTS; i++) {
            metrics.answered("GET /Users", 200, Optional.of(caller(SampleTenants.tenant("t" + i))));
        }
        assertThat(text())
                .contains("tenant=\"" + SampleTenants.ACME.id() + "\"", "tenant=\"none\"", "tenant=\"other\"");
        assertThat(text().lines().filter(line -> line.startsWith("muster_requests_total{")))
                .hasSize(OperatorMetrics.MAX_TENANTS + 2);
    }

    @Test
    void theCountsOverAllTenantsAreToldAsTheyWereLastRead() {
        metrics(false);
        assertThat(text())
                .contains(
                        "muster_connections{profile=\"okta\",state=\"paused\"} 2.0",
                        "muster_connections{profile=\"entra\",state=\"draft\"} 1.0",
                        "muster_connections{profile=\"none\",state=\"uncounted\"} 4.0",
                        "muster_conflicts_held 3.0",
                        "muster_oldest_event_age_seconds 90.0",
                        "muster_oldest_mail_age_seconds 0.0",
                        "muster_oldest_job_age_seconds 60.0",
                        "muster_tokens_ending{within=\"7d\"} 2.0",
                        "muster_job_rows{kind=\"userid-convert\",state=\"running\"} 400.0",
                        "muster_job_rows_done{kind=\"userid-convert\",state=\"running\"} 100.0",
                        "muster_build_info{commit=\"");
    }

    @Test
    void nothingIsToldOfCountsThatWereNeverRead() {
        new OperatorMetrics(registry, false).tell(counts(), Clock.systemUTC());
        assertThat(text()).contains("muster_build_info").doesNotContain("muster_connections", "muster_counts_age");
    }

    private OperatorMetrics metrics(boolean byTenant) {
        StandingCounts counts = counts();
        counts.refresh();
        OperatorMetrics metrics = new OperatorMetrics(registry, byTenant);
        metrics.tell(counts, Clock.systemUTC());
        return metrics;
    }

    private static StandingCounts counts() {
        return new StandingCounts(
                bound -> new Counts(
                        List.of(
                                new Connected(Profile.OKTA, ScimState.SUSPENDED, Traffic.NONE),
                                new Connected(Profile.OKTA, ScimState.OFF, Traffic.NONE),
                                new Connected(Profile.ENTRA, ScimState.ON, Traffic.NONE)),
                        7,
                        3,
                        Optional.of(Duration.ofSeconds(90)),
                        Optional.empty(),
                        Optional.of(Duration.ofSeconds(60)),
                        Map.of(1, 0L, 7, 2L, 30, 5L),
                        List.of(new Standing.Jobs(JobKind.USERID_CONVERT, JobState.RUNNING, 1, 400, 100))),
                new InMemoryUpTime(),
                Clock.systemUTC());
    }

    private static Caller caller() {
        return caller(SampleTenants.ACME);
    }

    private static Caller caller(Tenant tenant) {
        return Caller.of(tenant, ResourceTypes.STANDARD, "an identity provider", Trace.begin())
                .through(SampleTenants.connectionOf(tenant));
    }

    /** Each word before an equals sign, or in backquotes. */
    private static Set<String> labels(String text) {
        Set<String> found = new TreeSet<>();
        Matcher label = LABEL.matcher(text == null ? "" : text);
        while (label.find()) {
            found.add(label.group(1) == null ? label.group(2) : label.group(1));
        }
        return found;
    }

    private String text() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            PrometheusTextFormatWriter.create().write(out, registry.scrape());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    /** By name: type and labels. */
    private Map<String, String> exposed() {
        Map<String, String> types = new TreeMap<>();
        Map<String, Set<String>> labels = new TreeMap<>();
        text().lines().forEach(line -> {
            Matcher type = TYPE.matcher(line);
            if (type.matches()) {
                types.put(type.group(1), type.group(2));
            }
            Matcher sample = SAMPLE.matcher(line);
            if (sample.matches()) {
                labels.computeIfAbsent(sample.group(1), name -> new TreeSet<>()).addAll(labels(sample.group(2)));
            }
        });
        Map<String, String> exposed = new TreeMap<>();
        types.forEach((name, type) -> exposed.put(name, type + " " + labels.get(name)));
        return exposed;
    }
}
