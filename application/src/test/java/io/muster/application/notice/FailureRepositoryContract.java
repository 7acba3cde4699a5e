package io.muster.application.notice;

import static io.muster.application.tenant.SampleTenants.ACME;
import static io.muster.application.tenant.SampleTenants.GLOBEX;
import static io.muster.application.tenant.SampleTenants.connectionOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.application.UnitOfWork;
import io.muster.domain.activity.Cause;
import io.muster.domain.notice.OpenFailure;
import io.muster.domain.tenant.Tenant;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every FailureRepository does; the tenants ACME and GLOBEX are there with a connection each. */
public interface FailureRepositoryContract {
    FailureRepository failures();

    UnitOfWork unitOfWork();

    @Test
    default void theFirstIsDueAtOnceAndCountsWhatFollows() {
        add(ACME, Cause.BUG, "ref1");
        add(ACME, Cause.BUG, "ref2");
        assertThat(taken(ACME, Cause.BUG)).hasValueSatisfying(failure -> {
            assertThat(failure.times()).isEqualTo(2);
            assertThat(failure.told()).isZero();
            assertThat(failure.reference()).isEqualTo("ref1");
            assertThat(failure.answer()).isEqualTo("answer to ref1");
            assertThat(failure.last()).isAfterOrEqualTo(failure.first());
        });
    }

    @Test
    default void whatWasToldOfIsDueLaterAndNamesTheFirstThatWasNot() {
        add(ACME, Cause.BUG, "ref1");
        OpenFailure first = taken(ACME, Cause.BUG).orElseThrow();
        keep(first.toldOf(), Duration.ofHours(1));
        add(ACME, Cause.BUG, "ref2");
        add(ACME, Cause.BUG, "ref3");
        assertThat(failures().due(9)).isEmpty();
        assertThat(taken(ACME, Cause.BUG)).isEmpty();
        assertThat(failures().list(ACME.id(), 9)).singleElement().satisfies(failure -> {
            assertThat(failure.reference()).isEqualTo("ref2");
            assertThat(failure.times()).isEqualTo(3);
            assertThat(failure.told()).isEqualTo(1);
        });
        keep(first.toldOf(), Duration.ZERO);
        assertThat(failures().due(9)).containsExactly(due(ACME, Cause.BUG));
    }

    @Test
    default void whatIsOverIsGone() {
        add(ACME, Cause.BUG, "ref1");
        OpenFailure failure = taken(ACME, Cause.BUG).orElseThrow();
        unitOfWork().execute(() -> {
            failures().close(ACME.id(), failure);
            return failure;
        });
        assertThat(failures().list(ACME.id(), 9)).isEmpty();
    }

    @Test
    default void aTenantClearsItsOwnOfOneCauseOrOfAll() {
        add(ACME, Cause.BUG, "ref1");
        add(ACME, Cause.CONFLICT, "ref2");
        add(GLOBEX, Cause.BUG, "ref3");
        assertThat(clear(Optional.of(Cause.NO_TARGET))).isEmpty();
        assertThat(clear(Optional.of(Cause.BUG)))
                .extracting(OpenFailure::reference)
                .containsExactly("ref1");
        assertThat(clear(Optional.empty())).extracting(OpenFailure::reference).containsExactly("ref2");
        assertThat(failures().list(GLOBEX.id(), 9)).hasSize(1);
    }

    private List<OpenFailure> clear(Optional<Cause> cause) {
        return unitOfWork().execute(() -> failures().clear(ACME.id(), cause));
    }

    private void add(Tenant tenant, Cause cause, String reference) {
        unitOfWork().execute(() -> {
            failures().add(tenant.id(), connectionOf(tenant).id(), cause, reference, "answer to " + reference);
            return reference;
        });
    }

    private void keep(OpenFailure failure, Duration dueIn) {
        unitOfWork().execute(() -> {
            failures().keep(ACME.id(), failure, dueIn);
            return failure;
        });
    }

    private Optional<OpenFailure> taken(Tenant tenant, Cause cause) {
        return unitOfWork().execute(() -> failures().take(due(tenant, cause)));
    }

    private static FailureRepository.Due due(Tenant tenant, Cause cause) {
        return new FailureRepository.Due(tenant.id(), connectionOf(tenant).id(), cause);
    }
}
