package io.muster.application.tenant;

import static io.muster.domain.Refusals.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.application.InMemoryPersistence;
import io.muster.application.SetClock;
import io.muster.domain.Refusal.Reason;
import io.muster.domain.tenant.ScimState;
import io.muster.domain.tenant.SingleSignOn;
import io.muster.domain.tenant.Slug;
import io.muster.domain.tenant.Tenant;
import io.muster.domain.tenant.TenantSettings;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class TenantAdministrationServiceTest {
    private static final Slug ACME = new Slug("acme");
    private final InMemoryPersistence memory = new InMemoryPersistence();
    private final TenantAdministration tenants =
            new TenantAdministrationService(memory.unitOfWork, memory.tenants, memory.groups, new SetClock());

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
        assertThat(refusalOf(() -> tenants.change(ACME, settings -> settings.withSso(SingleSignOn.SAML))))
                .isEqualTo(Reason.NOT_FOUND);
        assertThat(refusalOf(() -> tenants.enableScim(ACME))).isEqualTo(Reason.NOT_FOUND);
    }

    @Test
    void aSettingThatIsLeftOutStaysAsItIs() {
        tenants.create(ACME, "Acme Ltd");
        tenants.change(ACME, settings -> settings.withSso(SingleSignOn.SAML));
        tenants.change(ACME, settings -> settings.withRequireSso(false).withMaxActiveTokens(5));
        assertThat(tenants.get(ACME).settings())
                .isEqualTo(TenantSettings.DEFAULT
                        .withSso(SingleSignOn.SAML)
                        .withRequireSso(false)
                        .withMaxActiveTokens(5));
    }

    @Test
    void aRefusedChangeChangesNothing() {
        Tenant before = tenants.create(ACME, "Acme Ltd");
        UnaryOperator<TenantSettings> tooMany =
                settings -> settings.withSso(SingleSignOn.OIDC).withMaxActiveTokens(11);
        assertThat(refusalOf(() -> tenants.change(ACME, tooMany))).isEqualTo(Reason.INVALID_VALUE);
        assertThat(tenants.get(ACME)).isEqualTo(before);
    }

    @Test
    void scimWaitsForSingleSignOn() {
        tenants.create(ACME, "Acme Ltd");
        assertThat(refusalOf(() -> tenants.enableScim(ACME))).isEqualTo(Reason.NOT_ALLOWED_NOW);
        tenants.change(ACME, settings -> settings.withSso(SingleSignOn.SAML));
        assertThat(tenants.enableScim(ACME).scim()).isEqualTo(ScimState.ON);
        assertThat(tenants.get(ACME).scim()).isEqualTo(ScimState.ON);
    }
}
