package io.muster.persistence.health;

import io.muster.domain.health.Counts;
import io.muster.domain.health.Cycle;
import io.muster.domain.health.Cycles;
import io.muster.domain.health.Times;
import io.muster.domain.health.Traffic;
import io.muster.persistence.Columns;
import io.muster.persistence.Json;
import io.muster.persistence.Write;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Traffic as a row of {@code connection_traffic}. */
public final class TrafficRow {
    /** What {@link #read} reads. */
    public static final String COLUMNS = """
            requests, look_ups, writes, failures, failed_writes,
            last_request, last_success, last_failure, last_probe, last_denied, first_write,
            cycles, hour, heard, silent
            """;

    private TrafficRow() {}

    public static Traffic read(ResultSet row) throws SQLException {
        return new Traffic(
                new Counts(
                        row.getLong("requests"),
                        row.getLong("look_ups"),
                        row.getLong("writes"),
                        row.getLong("failures"),
                        row.getLong("failed_writes")),
                new Times(
                        Columns.optionalInstant(row, "last_request"),
                        Columns.optionalInstant(row, "last_success"),
                        Columns.optionalInstant(row, "last_failure"),
                        Columns.optionalInstant(row, "last_probe"),
                        Columns.optionalInstant(row, "last_denied"),
                        Columns.optionalInstant(row, "first_write")),
                new Cycles(cycles(row, "cycles")),
                cycles(row, "hour").stream().findFirst(),
                Duration.ofMillis(row.getLong("heard")),
                row.getBoolean("silent"));
    }

    static Write bind(Write write, Traffic traffic) {
        Counts ever = traffic.ever();
        Times times = traffic.times();
        return write.bind("requests", ever.requests())
                .bind("lookUps", ever.lookUps())
                .bind("writes", ever.writes())
                .bind("failures", ever.failures())
                .bind("failedWrites", ever.failedWrites())
                .bind("lastRequest", times.request())
                .bind("lastSuccess", times.success())
                .bind("lastFailure", times.failure())
                .bind("lastProbe", times.probe())
                .bind("lastDenied", times.denied())
                .bind("firstWrite", times.firstWrite())
                .bind("cycles", rows(traffic.cycles().all()))
                .bind("hour", rows(traffic.hour().stream().toList()))
                .bind("heard", traffic.heard().toMillis())
                .bind("silent", traffic.silent());
    }

    private static String rows(List<Cycle> cycles) {
        return Json.writeRows(cycles.stream()
                .map(cycle -> List.<Object>of(
                        cycle.began().toString(),
                        cycle.last().toString(),
                        cycle.counts().requests(),
                        cycle.counts().lookUps(),
                        cycle.counts().writes(),
                        cycle.counts().failures(),
                        cycle.counts().failedWrites()))
                .toList());
    }

    private static List<Cycle> cycles(ResultSet row, String column) throws SQLException {
        return Json.readRows(row.getString(column)).stream()
                .map(values -> new Cycle(
                        Instant.parse((String) values.get(0)),
                        Instant.parse((String) values.get(1)),
                        new Counts(
                                number(values, 2),
                                number(values, 3),
                                number(values, 4),
                                number(values, 5),
                                number(values, 6))))
                .toList();
    }

    private static long number(List<Object> values, int index) {
        return ((Number) values.get(index)).longValue();
    }
}
