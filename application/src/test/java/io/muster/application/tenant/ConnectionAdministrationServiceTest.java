package io.muster.application.tenant;

import static io.muster.application.tenant.SampleTenants.ACME;
import static io.muster.application.tenant.SampleTenants.GLOBEX;
import static io.muster.domain.Refusals.refusal;
import static io.muster.domain.Refusals.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.application.Actor;
import io.muster.application.InMemoryPersistence;
import io.muster.application.SetClock;
import io.muster.domain.Event.What;
import io.muster.domain.Refusal.Reason;
import io.muster.domain.tenant.Connection;
import io.muster.domain.tenant.Profile;
import io.muster.domain.tenant.Slug;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConnectionAdministrationServiceTest {
    private static final Actor ANN = new Actor("ann", "");

    private final InMemoryPersistence memory = new InMemoryPersistence();
    private final SetClock clock = new SetClock();
    private final ConnectionAdministration connections = new ConnectionAdministrationService(
            memory.unitOfWork, memory.tenants, memory.connections, memory.users, memory.audit, clock);

    @BeforeEach
    void addTenants() {
        memory.add(ACME);
        memory.add(GLOBEX);
    }

    @Test
    void theOnlyConnectionNeedsNoName() {
        assertThat(connections.get(ACME.slug(), Optional.empty()).name()).isEqualTo("default");
        Connection changed =
                connections.change(ANN, ACME.slug(), Optional.empty(), before -> before.with(Profile.ENTRA));
        assertThat(connections.list(ACME.slug())).containsExactly(changed);
        assertThat(memory.outbox.whats()).containsExactly(What.UPDATED);
    }

    @Test
    void ofSeveralConnectionsOneHasToBeNamed() {
        Connection okta = connections.create(ANN, ACME.slug(), "okta", Profile.OKTA);
        assertThat(refusal(() -> connections.get(ACME.slug(), Optional.empty())))
                .hasMessageContaining("default, okta");
        assertThat(connections.get(ACME.slug(), Optional.of("okta"))).isEqualTo(okta);
        assertThat(refusalOf(() -> connections.get(ACME.slug(), Optional.of("entra"))))
                .isEqualTo(Reason.NOT_FOUND);
        assertThat(refusalOf(() -> connections.get(GLOBEX.slug(), Optional.of("okta"))))
                .isEqualTo(Reason.NOT_FOUND);
    }

    @Test
    void aTenantHasOnlySoManyConnections() {
        for (int i = 1; i < Connection.MAX_CONNECTIONS; i++) {
            connections.create(ANN, ACME.slug(), "c" + i, Profile.GENERIC);
        }
        assertThat(refusalOf(() -> connections.create(ANN, ACME.slug(), "more", Profile.GENERIC)))
                .isEqualTo(Reason.NOT_ALLOWED_NOW);
        assertThat(refusalOf(() -> connections.create(ANN, GLOBEX.slug(), "No Name", Profile.GENERIC)))
                .isEqualTo(Reason.INVALID_VALUE);
        assertThat(refusalOf(() -> connections.list(new Slug("nobody")))).isEqualTo(Reason.NOT_FOUND);
    }

    @Test
    void whichIdpItIsShowsInItsTraffic() {
        ProfileDetection detection = new ProfileDetection(memory.unitOfWork, memory.connections, memory.audit, clock);
        Connection before = connections.get(ACME.slug(), Optional.empty());
        detection.seen(ACME.id(), before, Profile.OKTA);
        detection.flush();
        Connection detected = connections.get(ACME.slug(), Optional.empty());
        assertThat(detected.profile()).isEqualTo(Profile.OKTA);
        detection.seen(ACME.id(), detected, Profile.ENTRA);
        detection.flush();
        assertThat(connections.get(ACME.slug(), Optional.empty())).isEqualTo(detected);
        assertThat(memory.outbox.whats()).containsExactly(What.UPDATED);
    }
}
