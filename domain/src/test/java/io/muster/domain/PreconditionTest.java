package io.muster.domain;

import static io.muster.domain.Refusals.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.Set;
import org.junit.jupiter.api.Test;

class PreconditionTest {
    @Test
    void anyVersionWillDoWhereNoneIsDemanded() {
        assertThatCode(() -> Precondition.NONE.require(7)).doesNotThrowAnyException();
    }

    @Test
    void oneOfTheVersionsDemandedWillDo() {
        assertThatCode(() -> new Precondition(Set.of(6L, 7L)).require(7)).doesNotThrowAnyException();
    }

    @Test
    void anotherVersionIsRefused() {
        assertThat(refusalOf(() -> new Precondition(Set.of(6L)).require(7))).isEqualTo(Refusal.Reason.STALE_VERSION);
    }
}
