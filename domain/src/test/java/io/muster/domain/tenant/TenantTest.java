package io.muster.domain.tenant;

import static io.muster.domain.Refusals.refusal;
import static io.muster.domain.Refusals.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.muster.domain.Refusal;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TenantTest {
    private static final Instant NOW = Instant.parse("2026-01-31T09:30:00Z");

    private final Tenant acme = Tenant.create(TenantId.next(NOW), new Slug("acme"), "Acme", NOW);

    @ParameterizedTest
    @ValueSource(strings = {"", "Acme", "ac_me", "ac.me", "ac me", "api", "scim", "oauth", "é", "a/b"})
    void aSlugThatWouldBreakAnIdpOrAPathIsRefused(String slug) {
        assertThat(refusalOf(() -> new Slug(slug))).isEqualTo(Refusal.Reason.INVALID_VALUE);
    }

    @Test
    void scimWaitsForSingleSignOn() {
        assertThat(acme.scim()).isEqualTo(ScimState.OFF);
        assertThat(refusal(acme::enableScim).reason()).isEqualTo(Refusal.Reason.NOT_ALLOWED_NOW);
        assertThat(refusal(acme::enableScim)).hasMessageContaining("tenant-set tenant=acme sso=saml");
        assertThat(refusalOf(acme::requireTokensAllowed)).isEqualTo(Refusal.Reason.NOT_ALLOWED_NOW);
    }

    @Test
    void scimIsEnabledOnceSingleSignOnIsSetUp() {
        Tenant signedOn = acme.with(TenantSettings.DEFAULT.withSso(SingleSignOn.OIDC));
        assertThat(signedOn.enableScim().scim()).isEqualTo(ScimState.ON);
        assertThatCode(signedOn::requireTokensAllowed).doesNotThrowAnyException();
    }

    @Test
    void theRuleCanBeLiftedForOneTenant() {
        Tenant lifted = acme.with(TenantSettings.DEFAULT.withRequireSso(false));
        assertThat(lifted.enableScim().scim()).isEqualTo(ScimState.ON);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 11})
    void theNumberOfTokensHasItsLimits(int tokens) {
        assertThat(refusalOf(() -> TenantSettings.DEFAULT.withMaxActiveTokens(tokens)))
                .isEqualTo(Refusal.Reason.INVALID_VALUE);
    }

    @Test
    void aNameForPeopleIsNeeded() {
        assertThat(refusalOf(() -> Tenant.create(TenantId.next(NOW), new Slug("acme"), " ", NOW)))
                .isEqualTo(Refusal.Reason.INVALID_VALUE);
    }
}
