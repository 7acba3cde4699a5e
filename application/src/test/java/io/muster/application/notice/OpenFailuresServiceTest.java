package io.muster.application.notice;

import static io.muster.application.tenant.SampleTenants.ACME;
import static io.muster.application.tenant.SampleTenants.connectionOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.application.Actor;
import io.muster.application.InMemoryPersistence;
import io.muster.application.SetClock;
import io.muster.domain.Event.What;
import io.muster.domain.activity.Cause;
import io.muster.domain.notice.OpenFailure;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OpenFailuresServiceTest {
    private static final Actor ANN = Actor.operator("mended");

    private final InMemoryPersistence memory = new InMemoryPersistence();
    private final OpenFailures failures =
            new OpenFailuresService(memory.unitOfWork, memory.tenants, memory.failures, memory.audit, new SetClock());

    @BeforeEach
    void acmeFails() {
        memory.add(ACME);
        memory.failures.add(ACME.id(), connectionOf(ACME).id(), Cause.BUG, "ref1", "why");
        memory.failures.add(ACME.id(), connectionOf(ACME).id(), Cause.CONFLICT, "ref2", "why");
    }

    @Test
    void ofOneCauseAreClearedAndTheOthersStay() {
        assertThat(failures.clear(ANN, ACME.slug(), Optional.of(Cause.BUG)))
                .extracting(OpenFailure::reference)
                .containsExactly("ref1");
        assertThat(failures.list(ACME.slug())).extracting(OpenFailure::cause).containsExactly(Cause.CONFLICT);
        assertThat(memory.outbox.whats()).containsExactly(What.ERRORS_CLEARED);
    }

    @Test
    void whereThereIsNothingToClearNothingHappens() {
        assertThat(failures.clear(ANN, ACME.slug(), Optional.of(Cause.NO_TARGET)))
                .isEmpty();
        assertThat(memory.outbox.whats()).isEmpty();
    }
}
