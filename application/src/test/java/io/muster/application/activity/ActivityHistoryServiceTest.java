package io.muster.application.activity;

import static io.muster.application.tenant.SampleTenants.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.application.Caller;
import io.muster.application.InMemoryPersistence;
import io.muster.application.SetClock;
import io.muster.domain.activity.Activity;
import io.muster.domain.activity.Activity.Outcome;
import io.muster.domain.activity.Cause;
import io.muster.domain.activity.Trace;
import io.muster.domain.schema.ResourceTypes;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ActivityHistoryServiceTest {
    private final InMemoryPersistence memory = new InMemoryPersistence();
    private final ActivityHistory history =
            new ActivityHistoryService(memory.unitOfWork, memory.activities, memory.failures, new SetClock());
    private final Caller caller = Caller.of(ACME, ResourceTypes.STANDARD, "token 1", Trace.begin());

    @Test
    void aFailureIsFoundByTheReferenceThatTheClientWasGiven() {
        history.recordFailure(
                caller, new FailedRequest("user update", Optional.of("1"), Cause.UNIQUENESS, "userName is taken"));
        ActivityQuery byReference = new ActivityQuery(
                Optional.of(caller.trace().reference().value()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                9);
        assertThat(history.query(caller, byReference))
                .singleElement()
                .satisfies(line -> assertThat(line.detail()).isEqualTo("userName is taken"))
                .extracting(Activity::outcome)
                .isEqualTo(Outcome.REFUSED);
    }
}
