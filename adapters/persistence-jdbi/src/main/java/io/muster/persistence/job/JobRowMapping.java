package io.muster.persistence.job;

import io.muster.domain.job.Job;
import io.muster.domain.job.JobId;
import io.muster.domain.job.JobKind;
import io.muster.domain.job.JobPhase;
import io.muster.domain.job.JobProgress;
import io.muster.domain.job.JobRow;
import io.muster.domain.job.JobState;
import io.muster.domain.job.JobTally;
import io.muster.domain.tenant.TenantId;
import io.muster.persistence.Columns;
import io.muster.persistence.Json;
import io.muster.persistence.Write;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.StatementContext;

/** A job as a row of {@code job}. */
final class JobRowMapping {
    private JobRowMapping() {}

    static Job read(ResultSet row, StatementContext context) throws SQLException {
        return new Job(
                new JobId(Columns.uuid(row, "id")),
                JobKind.valueOf(row.getString("kind")),
                texts(row.getString("settings")),
                row.getInt("batch"),
                JobState.valueOf(row.getString("state")),
                JobPhase.valueOf(row.getString("phase")),
                row.getBoolean("plan_only"),
                new JobProgress(
                        Columns.optionalUuid(row, "position"),
                        row.getLong("total"),
                        new JobTally(states(row.getString("states")), counts(row.getString("reasons"))),
                        Columns.instant(row, "since"),
                        row.getLong("handled")),
                Columns.instant(row, "created"),
                row.getString("started_by"),
                row.getString("reason"),
                Optional.ofNullable(row.getString("problem")),
                Optional.of(row.getString("node")));
    }

    /** What of a job changes, and its ids. */
    static Write bind(Write write, TenantId tenant, Job job) {
        JobProgress progress = job.progress();
        return write.bind("tenant", tenant.value())
                .bind("id", job.id().value())
                .bind("state", job.state())
                .bind("phase", job.phase())
                .bind("planOnly", job.planOnly())
                .bind("position", progress.position())
                .bind("total", progress.total())
                .bind(
                        "states",
                        json(progress.tally().states().entrySet().stream()
                                .collect(
                                        Collectors.toMap(entry -> entry.getKey().name(), Map.Entry::getValue))))
                .bind("reasons", json(progress.tally().reasons()))
                .bind("since", progress.since())
                .bind("handled", progress.handled())
                .bind("startedBy", job.startedBy())
                .bind("reason", job.reason())
                .bind("problem", job.problem());
    }

    static String json(Map<String, ?> document) {
        return Json.write(document);
    }

    private static Map<String, String> texts(String document) {
        Map<String, String> texts = new HashMap<>();
        Json.read(document).toPlain().forEach((name, value) -> texts.put(name, String.valueOf(value)));
        return texts;
    }

    private static Map<String, Long> counts(String document) {
        Map<String, Long> counts = new HashMap<>();
        Json.read(document).toPlain().forEach((name, value) -> counts.put(name, ((Number) value).longValue()));
        return counts;
    }

    private static Map<JobRow.State, Long> states(String document) {
        return counts(document).entrySet().stream()
                .collect(Collectors.toMap(entry -> JobRow.State.valueOf(entry.getKey()), Map.Entry::getValue));
    }
}
