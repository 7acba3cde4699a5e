package io.muster.application.tenant;

import static io.muster.application.tenant.SampleTenants.tenant;
import static io.muster.domain.Refusals.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.domain.Refusal.Reason;
import io.muster.domain.tenant.Protection;
import io.muster.domain.tenant.ScimState;
import io.muster.domain.tenant.SingleSignOn;
import io.muster.domain.tenant.Slug;
import io.muster.domain.tenant.Tenant;
import io.muster.domain.tenant.TenantSettings;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every TenantRepository does; it is empty at the beginning. */
public interface TenantRepositoryContract {
    UUID USER = UUID.fromString("019c1332-9d00-7000-8000-000000000001");

    TenantRepository tenants();

    @Test
    default void aTenantIsFoundBySlugAsItWas() {
        Tenant acme = tenant("acme");
        tenants().insert(acme);
        assertThat(tenants().find(new Slug("acme"))).contains(acme);
        assertThat(tenants().findForUpdate(new Slug("acme"))).contains(acme);
        assertThat(tenants().find(new Slug("acm"))).isEmpty();
    }

    @Test
    default void aSlugIsTakenOnce() {
        tenants().insert(tenant("acme"));
        assertThat(refusalOf(() -> tenants().insert(tenant("acme")))).isEqualTo(Reason.UNIQUENESS);
    }

    @Test
    default void anUpdateChangesThatTenantOnly() {
        Tenant acme = tenant("acme");
        Tenant globex = tenant("globex");
        tenants().insert(acme);
        tenants().insert(globex);
        TenantSettings settings = new TenantSettings(
                SingleSignOn.OIDC,
                false,
                7,
                false,
                List.of("acme.example"),
                List.of("it@acme.example", "ops@acme.example"),
                "ja",
                50,
                new Protection(Optional.of(USER), true, List.of(USER)));
        Tenant changed = new Tenant(
                acme.id(), acme.slug(), Set.of(), "Acme again", settings, ScimState.SUSPENDED, acme.created());
        tenants().update(changed);
        assertThat(tenants().list(9)).containsExactly(changed, globex);
    }

    @Test
    default void aTenantThatWasRenamedIsFoundByItsOldNameAndNobodyElseGetsThat() {
        Tenant acme = tenant("acme");
        tenants().insert(acme);
        Tenant renamed = acme.rename(new Slug("acme-inc"));
        tenants().update(renamed);
        assertThat(tenants().find(new Slug("acme"))).contains(renamed);
        assertThat(tenants().find(new Slug("acme-inc"))).contains(renamed);
        assertThat(refusalOf(() -> tenants().insert(tenant("acme")))).isEqualTo(Reason.UNIQUENESS);
        Tenant globex = tenant("globex");
        tenants().insert(globex);
        assertThat(refusalOf(() -> tenants().update(globex.rename(new Slug("acme")))))
                .isEqualTo(Reason.UNIQUENESS);
        tenants().update(renamed.rename(new Slug("acme")));
        assertThat(tenants().find(new Slug("acme-inc"))).contains(renamed.rename(new Slug("acme")));
    }

    @Test
    default void aListIsOrderedBySlugAndHasItsLimit() {
        tenants().insert(tenant("b-1"));
        tenants().insert(tenant("b1"));
        tenants().insert(tenant("a"));
        assertThat(tenants().list(9))
                .extracting(tenant -> tenant.slug().value())
                .containsExactly("a", "b-1", "b1");
        assertThat(tenants().list(1))
                .extracting(tenant -> tenant.slug().value())
                .containsExactly("a");
    }
}
