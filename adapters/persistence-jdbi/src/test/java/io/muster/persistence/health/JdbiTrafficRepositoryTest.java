package io.muster.persistence.health;

import static io.muster.application.tenant.SampleTenants.ACME;
import static io.muster.application.tenant.SampleTenants.connectionOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.application.UnitOfWork;
import io.muster.application.health.TrafficRepository;
import io.muster.application.health.TrafficRepositoryContract;
import io.muster.domain.health.Counts;
import io.muster.domain.health.RequestKind;
import io.muster.domain.health.TrafficCount;
import io.muster.persistence.JdbiUnitOfWork;
import io.muster.persistence.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JdbiTrafficRepositoryTest implements TrafficRepositoryContract {
    private static final TestDatabase POSTGRES = TestDatabase.migrated();

    @BeforeEach
    void reset() {
        POSTGRES.reset();
    }

    @Override
    public TrafficRepository traffic() {
        return new JdbiTrafficRepository(POSTGRES.database());
    }

    @Override
    public UnitOfWork unitOfWork() {
        return new JdbiUnitOfWork(POSTGRES.database());
    }

    @Test
    void nodesThatKeepAtOnceLoseNothingAlsoOfTheFirst() {
        IntStream.range(0, 40).parallel().forEach(i -> keepOne());
        assertThat(traffic().find(ACME.id(), connectionOf(ACME).id()).ever()).isEqualTo(new Counts(40, 0, 40, 0, 0));
    }

    @Test
    void whoIsDueIsTakenByOneNode() {
        keepOne();
        List<Integer> taken = unitOfWork()
                .execute(() -> List.of(
                        take(),
                        CompletableFuture.supplyAsync(() -> unitOfWork().execute(this::take))
                                .join()));
        assertThat(taken).containsExactly(1, 0);
    }

    private int take() {
        return traffic().takeDue(Duration.ofDays(1), 10).size();
    }

    private void keepOne() {
        unitOfWork().execute(() -> {
            TrafficRepository.Watched before =
                    traffic().findForUpdate(ACME.id(), connectionOf(ACME).id()).orElseThrow();
            traffic()
                    .update(
                            ACME.id(),
                            connectionOf(ACME).id(),
                            before.traffic().and(TrafficCount.answered(RequestKind.WRITE, 200, NOON), UP),
                            Optional.of(UP));
            return before;
        });
    }
}
