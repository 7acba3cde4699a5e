package io.muster.application.tenant;

import static io.muster.application.tenant.SampleTenants.ACME;
import static io.muster.application.tenant.SampleTenants.GLOBEX;
import static io.muster.application.tenant.SampleTenants.connectionOf;
import static io.muster.domain.Refusals.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.application.UnitOfWork;
import io.muster.domain.Refusal.Reason;
import io.muster.domain.tenant.Connection;
import io.muster.domain.tenant.ConnectionId;
import io.muster.domain.tenant.ConnectionPolicies;
import io.muster.domain.tenant.LeaverPolicy;
import io.muster.domain.tenant.Profile;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What every ConnectionRepository does; the tenants ACME and GLOBEX are there, each with its first connection. */
public interface ConnectionRepositoryContract {
    Instant NOON = Instant.parse("2026-01-31T12:00:00Z");

    ConnectionRepository connections();

    UnitOfWork unitOfWork();

    @Test
    default void aConnectionIsFoundByItsOwnTenantOnlyAndListedInOrder() {
        Connection okta = Connection.create(ConnectionId.next(NOON), "okta", Profile.OKTA, NOON);
        connections().insert(ACME.id(), okta);
        assertThat(connections().find(ACME.id(), okta.id())).contains(okta);
        assertThat(connections().find(GLOBEX.id(), okta.id())).isEmpty();
        assertThat(connections().list(ACME.id())).containsExactly(connectionOf(ACME), okta);
        assertThat(connections().list(GLOBEX.id())).containsExactly(connectionOf(GLOBEX));
    }

    @Test
    default void aNameIsTakenOnceInATenant() {
        Connection another = Connection.create(ConnectionId.next(NOON), "default", Profile.OKTA, NOON);
        assertThat(refusalOf(() -> connections().insert(ACME.id(), another))).isEqualTo(Reason.UNIQUENESS);
    }

    @Test
    default void aChangeIsKept() {
        Connection changed = connectionOf(ACME)
                .with(Profile.ENTRA)
                .with(new ConnectionPolicies(false, LeaverPolicy.SOFT_DELETE, LeaverPolicy.HARD_DELETE, 7));
        unitOfWork().execute(() -> {
            connections().update(ACME.id(), changed);
            return changed;
        });
        assertThat(connections().list(ACME.id())).containsExactly(changed);
        assertThat(connections().list(GLOBEX.id())).containsExactly(connectionOf(GLOBEX));
    }
}
