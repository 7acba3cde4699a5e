package io.muster.domain.job;

import java.util.Map;
import java.util.TreeMap;

/**
 * How many rows of a job are in which state, and skipped or kept for which reason; counted along, so that nobody counts rows.
 *
 * @param states none that is zero
 * @param reasons none that is zero
 */
public record JobTally(Map<JobRow.State, Long> states, Map<String, Long> reasons) {
    public static final JobTally NONE = new JobTally(Map.of(), Map.of());

    public JobTally {
        states = Map.copyOf(states);
        reasons = Map.copyOf(reasons);
    }

    static JobTally planned(long rows) {
        return rows == 0 ? NONE : new JobTally(Map.of(JobRow.State.PLANNED, rows), Map.of());
    }

    public long of(JobRow.State state) {
        return states.getOrDefault(state, 0L);
    }

    public JobTally with(JobRow row) {
        return changed(row, 1);
    }

    public JobTally without(JobRow row) {
        return changed(row, -1);
    }

    private JobTally changed(JobRow row, long by) {
        Map<JobRow.State, Long> changedStates = new TreeMap<>(states);
        add(changedStates, row.state(), by);
        Map<String, Long> changedReasons = new TreeMap<>(reasons);
        row.reason().ifPresent(reason -> add(changedReasons, reason, by));
        return new JobTally(changedStates, changedReasons);
    }

    private static <K> void add(Map<K, Long> counts, K key, long by) {
        long sum = counts.getOrDefault(key, 0L) + by;
        if (sum == 0) {
            counts.remove(key);
        } else {
            counts.put(key, sum);
        }
    }
}
