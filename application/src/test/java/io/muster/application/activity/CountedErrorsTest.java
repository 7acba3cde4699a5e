package io.muster.application.activity;

import static io.muster.application.tenant.SampleTenants.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.application.InMemoryPersistence;
import io.muster.application.SetClock;
import io.muster.application.activity.CountedErrors.CountedError;
import io.muster.domain.activity.Activity;
import io.muster.domain.activity.Cause;
import io.muster.domain.activity.Reference;
import io.muster.domain.tenant.TenantId;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CountedErrorsTest {
    private final InMemoryPersistence memory = new InMemoryPersistence();
    private final SetClock clock = new SetClock();
    private final CountedErrors errors = new CountedErrors(memory.unitOfWork, memory.tenants, memory.activities, clock);

    @BeforeEach
    void addTenant() {
        memory.add(ACME);
    }

    @Test
    void aMinuteOfOneKindIsOneLineWhoseReferenceEachAnswerHas() {
        Set<Reference> unknown = new HashSet<>();
        Set<Reference> malformed = new HashSet<>();
        for (int i = 0; i < 500; i++) {
            unknown.add(errors.count(denied("acme", "unknown")));
            malformed.add(errors.count(denied("acme", "malformed")));
        }
        assertThat(unknown).hasSize(1).doesNotContainAnyElementsOf(malformed);
        errors.flush();
        assertThat(errors.count(denied("acme", "unknown"))).isIn(unknown);
        errors.flush();
        assertThat(details(ACME.id()))
                .containsExactlyInAnyOrder(
                        "500 with a token that is unknown, the last from 10.0.0.1",
                        "500 with a token that is malformed, the last from 10.0.0.1");
        clock.advance(Duration.ofMinutes(1));
        errors.flush();
        assertThat(details(ACME.id())).hasSize(3).contains("1 with a token that is unknown, the last from 10.0.0.1");
        assertThat(memory.activities.find(unknown.iterator().next().value())).hasSize(2);
        assertThat(errors.count(denied("acme", "unknown"))).isNotIn(unknown);
    }

    @Test
    void whatConcernsNoTenantIsRecordedAsNobodys() {
        errors.count(denied("nobody", "unknown"));
        errors.flush();
        assertThat(details(ACME.id())).isEmpty();
        assertThat(details(ActivityLog.NO_TENANT))
                .containsExactly("1 with a token that is unknown, the last from 10.0.0.1");
    }

    @Test
    void inventedTenantsShareALineWhenThereAreTooMany() {
        Set<Reference> references = new HashSet<>();
        for (int i = 0; i < 5_000; i++) {
            references.add(errors.count(denied("t" + i, "unknown")));
        }
        errors.flush();
        assertThat(references).hasSizeLessThan(2_100);
        assertThat(references.stream()
                        .filter(reference ->
                                memory.activities.find(reference.value()).isEmpty()))
                .isEmpty();
    }

    @Test
    void whatFailedHereIsNoRefusal() {
        errors.count(new CountedError(
                Optional.of(ACME.id()),
                Optional.empty(),
                "token 1",
                "request",
                "answered with 503",
                Optional.of(Cause.DATABASE_AWAY),
                "10.0.0.1"));
        errors.flush();
        assertThat(lines(ACME.id()))
                .singleElement()
                .extracting(Activity::outcome)
                .isEqualTo(Activity.Outcome.FAILED);
    }

    private static CountedError denied(String slug, String why) {
        return new CountedError(
                Optional.empty(),
                Optional.of(slug),
                "somebody without a valid token",
                "sign-in",
                "with a token that is " + why,
                Optional.empty(),
                "10.0.0.1");
    }

    private List<String> details(TenantId tenant) {
        return lines(tenant).stream().map(Activity::detail).toList();
    }

    private List<Activity> lines(TenantId tenant) {
        return memory.activities.query(
                tenant,
                new ActivityQuery(Optional.empty(), Set.of(), Optional.empty(), Optional.empty(), Integer.MAX_VALUE));
    }
}
