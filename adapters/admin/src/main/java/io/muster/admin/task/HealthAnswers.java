package io.muster.admin.task;

import io.muster.domain.health.Counts;
import io.muster.domain.health.Cycle;
import io.muster.domain.health.Cycles;
import io.muster.domain.health.Health;
import io.muster.domain.health.Times;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a connection does, as tasks show it. */
final class HealthAnswers {
    private HealthAnswers() {}

    static Map<String, @Nullable Object> of(Health health) {
        Times times = health.traffic().times();
        Cycles cycles = health.traffic().cycles();
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("state", Parameters.lower(health.state()));
        answer.put("stateInWords", health.inWords());
        answer.put("lastRequest", text(times.request()));
        answer.put("lastSuccess", text(times.success()));
        answer.put("lastFailure", text(times.failure()));
        answer.putAll(of(health.traffic().ever()));
        answer.put("usualPeriod", cycles.usualPeriod().map(Duration::toString).orElse(null));
        answer.put("nextExpected", text(cycles.nextExpected()));
        answer.put("cycle", cycles.present(health.asOf()).map(HealthAnswers::of).orElse(null));
        answer.put(
                "cycles",
                cycles.ended(health.asOf()).stream().map(HealthAnswers::of).toList());
        return answer;
    }

    private static Map<String, @Nullable Object> of(Cycle cycle) {
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("began", cycle.began().toString());
        answer.put("lastRequest", cycle.last().toString());
        answer.putAll(of(cycle.counts()));
        return answer;
    }

    private static Map<String, @Nullable Object> of(Counts counts) {
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("requests", counts.requests());
        answer.put("lookUps", counts.lookUps());
        answer.put("writes", counts.writes());
        answer.put("failures", counts.failures());
        return answer;
    }

    private static @Nullable String text(Optional<Instant> time) {
        return time.map(Instant::toString).orElse(null);
    }
}
