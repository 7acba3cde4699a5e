package io.muster.application.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What every UpTime does; a test may take some seconds by itself. */
public interface UpTimeContract {
    UpTime upTime();

    /** Has the last beat be so much longer ago. */
    void pass(Duration span);

    @Test
    default void growsByTheTimeBetweenBeats() {
        upTime().beat();
        Duration before = upTime().get();
        pass(Duration.ofMinutes(1));
        assertThat(upTime().get()).isEqualTo(before);
        Duration after = upTime().beat();
        assertThat(after.minus(before)).isBetween(Duration.ofMinutes(1), Duration.ofSeconds(90));
        assertThat(upTime().get()).isEqualTo(after);
    }

    @Test
    default void standsStillWhileNobodyBeatsAndIsNotMovedByAClock() {
        Duration before = upTime().beat();
        pass(Duration.ofDays(3));
        Duration after = upTime().beat();
        assertThat(after.minus(before)).isEqualTo(UpTime.LONGEST_BEAT);
        pass(Duration.ofHours(-1));
        assertThat(upTime().beat()).isEqualTo(after);
        pass(Duration.ofMinutes(1));
        assertThat(upTime().beat()).isGreaterThan(after);
    }
}
