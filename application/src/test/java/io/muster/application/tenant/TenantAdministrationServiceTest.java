package io.muster.application.tenant;

import static io.muster.domain.Refusals.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.application.InMemoryPersistence;
import io.muster.application.SetClock;
import io.muster.application.tenant.TenantAdministration.Settings;
import io.muster.domain.Refusal.Reason;
import io.muster.domain.tenant.ScimState;
import io.muster.domain.tenant.SingleSignOn;
import io.muster.domain.tenant.Slug;
import io.muster.domain.tenant.Tenant;
import io.muster.domain.tenant.TenantSettings;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TenantAdministrationServiceTest {
    private static final Slug ACME = new Slug("acme");
    private static final Settings SAML =
            new Settings(Optional.of(SingleSignOn.SAML), Optional.empty(), Optional.empty());

    private final InMemoryPersistence memory = new InMemoryPersistence();
    private final TenantAdministration tenants =
            new TenantAdministrationService(memory.unitOfWork, memory.tenants, new SetClock());

    @Test
    void aNewTenantIsKeptWithScimOff() {
        Tenant created = tenants.create(ACME, "Acme Ltd");
        assertThat(created.scim()).isEqualTo(ScimState.OFF);
        assertThat(tenants.get(ACME)).isEqualTo(created);
        assertThat(tenants.list()).containsExactly(created);
    }

    @Test
    void aSlugIsTakenOnce() {
        tenants.create(ACME, "Acme Ltd");
        assertThat(refusalOf(() -> tenants.create(ACME, "Another"))).isEqualTo(Reason.UNIQUENESS);
    }

    @Test
    void anUnknownTenantIsRefused() {
        assertThat(refusalOf(() -> tenants.get(ACME))).isEqualTo(Reason.NOT_FOUND);
        assertThat(refusalOf(() -> tenants.change(ACME, SAML))).isEqualTo(Reason.NOT_FOUND);
        assertThat(refusalOf(() -> tenants.enableScim(ACME))).isEqualTo(Reason.NOT_FOUND);
    }

    @Test
    void aSettingThatIsLeftOutStaysAsItIs() {
        tenants.create(ACME, "Acme Ltd");
        tenants.change(ACME, SAML);
        tenants.change(ACME, new Settings(Optional.empty(), Optional.of(false), Optional.of(5)));
        assertThat(tenants.get(ACME).settings()).isEqualTo(new TenantSettings(SingleSignOn.SAML, false, 5));
    }

    @Test
    void aRefusedChangeChangesNothing() {
        Tenant before = tenants.create(ACME, "Acme Ltd");
        Settings tooMany = new Settings(Optional.of(SingleSignOn.OIDC), Optional.empty(), Optional.of(11));
        assertThat(refusalOf(() -> tenants.change(ACME, tooMany))).isEqualTo(Reason.INVALID_VALUE);
        assertThat(tenants.get(ACME)).isEqualTo(before);
    }

    @Test
    void scimWaitsForSingleSignOn() {
        tenants.create(ACME, "Acme Ltd");
        assertThat(refusalOf(() -> tenants.enableScim(ACME))).isEqualTo(Reason.NOT_ALLOWED_NOW);
        tenants.change(ACME, SAML);
        assertThat(tenants.enableScim(ACME).scim()).isEqualTo(ScimState.ON);
        assertThat(tenants.get(ACME).scim()).isEqualTo(ScimState.ON);
    }
}
