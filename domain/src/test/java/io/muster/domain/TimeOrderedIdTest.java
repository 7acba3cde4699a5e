package io.muster.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimeOrderedIdTest {
    private static final Instant NOW = Instant.parse("2026-01-31T09:30:00Z");

    @Test
    void anIdIsAUuidOfVersionSeven() {
        UUID id = TimeOrderedId.next(NOW);
        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
    }

    @Test
    void aLaterIdSortsBehindAnEarlierOne() {
        String earlier = TimeOrderedId.next(NOW).toString();
        String later = TimeOrderedId.next(NOW.plusMillis(1)).toString();
        assertThat(earlier).isLessThan(later);
    }

    @Test
    void theFirstIdOfAMillisecondLiesBetweenThoseOfTheOneBeforeAndItsOwn() {
        assertThat(TimeOrderedId.first(NOW).toString())
                .isLessThan(TimeOrderedId.next(NOW).toString())
                .isGreaterThan(TimeOrderedId.next(NOW.minusMillis(1)).toString());
    }

    @Test
    void theFirstOfATimeThatNoIdHasIsBeforeOrBehindAll() {
        assertThat(TimeOrderedId.first(Instant.parse("1900-01-01T00:00:00Z"))).isEqualTo(new UUID(0, 0));
        assertThat(TimeOrderedId.first(Instant.MIN)).isEqualTo(new UUID(0, 0));
        assertThat(TimeOrderedId.first(Instant.MAX).toString())
                .startsWith("ffffffff")
                .isGreaterThan(TimeOrderedId.next(NOW).toString());
    }

    @Test
    void onlyTheSpellingThatWasGivenIsRead() {
        UUID id = TimeOrderedId.next(NOW);
        assertThat(TimeOrderedId.parse(id.toString())).contains(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "1-1-1-1-1", "01890A5D-AC96-774B-BCCE-B302099A8057", "' or 1=1"})
    void anythingElseIsNoId(String text) {
        assertThat(TimeOrderedId.parse(text)).isEmpty();
    }
}
