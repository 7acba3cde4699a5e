package io.muster.application.health;

import static io.muster.application.tenant.SampleTenants.ACME;
import static io.muster.application.tenant.SampleTenants.GLOBEX;
import static io.muster.application.tenant.SampleTenants.connectionOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.application.UnitOfWork;
import io.muster.application.health.TrafficRepository.Watched;
import io.muster.domain.health.RequestKind;
import io.muster.domain.health.Traffic;
import io.muster.domain.health.TrafficCount;
import io.muster.domain.tenant.ConnectionId;
import io.muster.domain.tenant.ScimState;
import io.muster.domain.tenant.Tenant;
import io.muster.domain.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every TrafficRepository does; the tenants ACME and GLOBEX are there, each with its first connection, and nothing has come. */
public interface TrafficRepositoryContract {
    Instant NOON = Instant.parse("2026-01-31T12:00:00Z");
    Duration UP = Duration.ofMinutes(500);

    TrafficRepository traffic();

    UnitOfWork unitOfWork();

    @Test
    default void nothingHasComeToBeginWith() {
        assertThat(traffic().lastSuccess(ACME.id(), idOf(ACME))).isEmpty();
        assertThat(traffic().find(ACME.id(), idOf(ACME))).isEqualTo(Traffic.NONE);
        assertThat(traffic().list(ACME.id())).isEmpty();
        assertThat(locked(ACME.id(), idOf(ACME)))
                .contains(new Watched(ACME.id(), ScimState.ON, connectionOf(ACME), Traffic.NONE));
    }

    @Test
    default void whatIsKeptIsFoundAsItWas() {
        Traffic much = much();
        keep(ACME, much, Optional.of(UP));
        assertThat(traffic().find(ACME.id(), idOf(ACME))).isEqualTo(much);
        assertThat(traffic().list(ACME.id())).isEqualTo(Map.of(idOf(ACME), much));
        assertThat(locked(ACME.id(), idOf(ACME))).map(Watched::traffic).contains(much);
        assertThat(traffic().lastSuccess(ACME.id(), idOf(ACME))).contains(NOON);
        keep(ACME, much.toldSilent(), Optional.empty());
        assertThat(traffic().find(ACME.id(), idOf(ACME))).isEqualTo(much.toldSilent());
    }

    @Test
    default void whetherAnybodyIsServedIsKnownOfAllTogether() {
        assertThat(traffic().hasComeSince(NOON.minusSeconds(9000))).isFalse();
        keep(GLOBEX, much(), Optional.empty());
        assertThat(traffic().hasComeSince(NOON)).isTrue();
        assertThat(traffic().hasComeSince(NOON.plusSeconds(60))).isFalse();
    }

    @Test
    default void itIsOfOneConnectionOfOneTenant() {
        keep(ACME, much(), Optional.empty());
        assertThat(traffic().find(GLOBEX.id(), idOf(GLOBEX))).isEqualTo(Traffic.NONE);
        assertThat(traffic().find(GLOBEX.id(), idOf(ACME))).isEqualTo(Traffic.NONE);
        assertThat(traffic().lastSuccess(GLOBEX.id(), idOf(ACME))).isEmpty();
        assertThat(traffic().list(GLOBEX.id())).isEmpty();
        assertThat(locked(GLOBEX.id(), idOf(ACME))).isEmpty();
        assertThat(locked(ACME.id(), ConnectionId.next(NOON))).isEmpty();
    }

    @Test
    default void whoIsDueAndNotToldIsTakenTheLongestDueFirst() {
        keep(ACME, much(), Optional.of(UP));
        keep(GLOBEX, much(), Optional.of(UP.minusMillis(1)));
        assertThat(due(UP.minusMillis(2), 10)).isEmpty();
        assertThat(due(UP.minusMillis(1), 10)).extracting(Watched::tenant).containsExactly(GLOBEX.id());
        assertThat(due(UP, 10)).extracting(Watched::tenant).containsExactly(GLOBEX.id(), ACME.id());
        assertThat(due(UP, 1)).extracting(Watched::connection).containsExactly(connectionOf(GLOBEX));
        keep(GLOBEX, much().toldSilent(), Optional.of(UP));
        assertThat(due(UP, 10)).extracting(Watched::traffic).containsExactly(much());
        keep(ACME, much(), Optional.empty());
        assertThat(due(UP, 10)).isEmpty();
    }

    @Test
    default void theSilenceOfOneTenantIsCountedAnew() {
        Traffic much = much();
        keep(ACME, much, Optional.of(UP));
        keep(GLOBEX, much, Optional.of(UP));
        countAnew(ACME);
        assertThat(traffic().find(ACME.id(), idOf(ACME))).isEqualTo(much.heardAt(UP.plusDays(1)));
        assertThat(traffic().find(GLOBEX.id(), idOf(GLOBEX))).isEqualTo(much);
        assertThat(due(UP.plusDays(1), 10)).extracting(Watched::tenant).containsExactly(GLOBEX.id());
        assertThat(due(UP.plusDays(2), 10)).extracting(Watched::tenant).containsExactly(GLOBEX.id(), ACME.id());
        keep(ACME, much.toldSilent(), Optional.empty());
        countAnew(ACME);
        keep(GLOBEX, much, Optional.empty());
        countAnew(GLOBEX);
        assertThat(traffic().find(ACME.id(), idOf(ACME))).isEqualTo(much.toldSilent());
        assertThat(due(UP.plusDays(2), 10)).isEmpty();
    }

    private void countAnew(Tenant tenant) {
        unitOfWork().execute(() -> {
            traffic().countAnew(tenant.id(), UP.plusDays(1), UP.plusDays(2));
            return tenant;
        });
    }

    private void keep(Tenant tenant, Traffic kept, Optional<Duration> lookAgain) {
        unitOfWork().execute(() -> {
            Optional<Watched> before = traffic().findForUpdate(tenant.id(), idOf(tenant));
            traffic().update(tenant.id(), idOf(tenant), kept, lookAgain);
            return before;
        });
    }

    private Optional<Watched> locked(TenantId tenant, ConnectionId connection) {
        return unitOfWork().execute(() -> traffic().findForUpdate(tenant, connection));
    }

    private List<Watched> due(Duration up, int limit) {
        return unitOfWork().execute(() -> traffic().takeDue(up, limit));
    }

    private static ConnectionId idOf(Tenant tenant) {
        return connectionOf(tenant).id();
    }

    private static Traffic much() {
        return Traffic.NONE
                .and(TrafficCount.answered(RequestKind.PROBE, 200, NOON.minusSeconds(3000)), UP)
                .and(TrafficCount.answered(RequestKind.WRITE, 201, NOON), UP)
                .and(TrafficCount.answered(RequestKind.WRITE, 409, NOON.plusMillis(7)), UP.plusMillis(3))
                .and(TrafficCount.denied(NOON.plusSeconds(9)), UP);
    }
}
