package io.muster.domain.health;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A connection's latest cycles. A cycle begins with a request after a pause: of five minutes, or of a quarter of the usual period if that
 * is longer, but not longer than an hour.
 *
 * @param all the newest first, whether it is over or not
 */
public record Cycles(List<Cycle> all) {
    /** How many of those that have ended are kept. */
    public static final int MAX_ENDED = 20;

    public static final Cycles NONE = new Cycles(List.of());

    private static final Duration SHORTEST_PAUSE = Duration.ofMinutes(5);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
    private static final int MIN_DISTANCES = 3;

    public Cycles {
        all = List.copyOf(all);
    }

    public Optional<Cycle> newest() {
        return all.stream().findFirst();
    }

    /** The newest, unless it is over by now. */
    public Optional<Cycle> present(Instant now) {
        return newest().filter(cycle -> !cycle.isOver(now, pause()));
    }

    /** Those that are over by now, the newest first. */
    public List<Cycle> ended(Instant now) {
        return all.stream()
                .skip(present(now).isPresent() ? 1 : 0)
                .limit(MAX_ENDED)
                .toList();
    }

    Cycles and(Cycle requests) {
        List<Cycle> cycles = new ArrayList<>(all);
        if (present(requests.began()).isPresent()) {
            cycles.set(0, cycles.get(0).and(requests));
        } else {
            cycles.add(0, requests);
        }
        return new Cycles(cycles.stream().limit(MAX_ENDED + 1).toList());
    }

    /**
     * The median of the distances between the beginnings of cycles. There is one only where the traffic shows it: at least three
     * distances, three of four between half of the median and twice of it. What is pushed whenever something changes shows none.
     */
    public Optional<Duration> usualPeriod() {
        List<Duration> distances = IntStream.range(1, all.size())
                .mapToObj(
                        i -> Duration.between(all.get(i).began(), all.get(i - 1).began()))
                .sorted()
                .toList();
        if (distances.size() < MIN_DISTANCES) {
            return Optional.empty();
        }
        Duration median = distances.get((distances.size() - 1) / 2);
        long near = distances.stream()
                .filter(distance -> distance.multipliedBy(2).compareTo(median) >= 0)
                .filter(distance -> distance.compareTo(median.multipliedBy(2)) <= 0)
                .count();
        return 4 * near >= 3L * distances.size() ? Optional.of(median) : Optional.empty();
    }

    /** When the next one is to begin, if there is a period. */
    public Optional<Instant> nextExpected() {
        return newest().flatMap(cycle -> usualPeriod().map(cycle.began()::plus));
    }

    private Duration pause() {
        Duration quarter = usualPeriod().orElse(Duration.ZERO).dividedBy(4);
        return Stream.of(quarter, SHORTEST_PAUSE)
                .max(Duration::compareTo)
                .filter(pause -> pause.compareTo(LONGEST_PAUSE) < 0)
                .orElse(LONGEST_PAUSE);
    }
}
