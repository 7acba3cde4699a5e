package io.muster.domain.tenant;

import static io.muster.domain.Refusals.refusal;
import static io.muster.domain.Refusals.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.muster.domain.Refusal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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
        assertThat(refusal(() -> acme.enableScim(true)).reason()).isEqualTo(Refusal.Reason.NOT_ALLOWED_NOW);
        assertThat(refusal(() -> acme.enableScim(true))).hasMessageContaining("tenant-set tenant=acme sso=saml");
        assertThat(refusalOf(acme::requireTokensAllowed)).isEqualTo(Refusal.Reason.NOT_ALLOWED_NOW);
    }

    @Test
    void scimIsEnabledOnceSingleSignOnIsSetUp() {
        Tenant signedOn = acme.with(TenantSettings.DEFAULT.withSso(SingleSignOn.OIDC));
        assertThat(signedOn.enableScim(true).scim()).isEqualTo(ScimState.ON);
        assertThatCode(signedOn::requireTokensAllowed).doesNotThrowAnyException();
    }

    @Test
    void theRuleCanBeLiftedForOneTenant() {
        Tenant lifted = acme.with(TenantSettings.DEFAULT.withRequireSso(false));
        assertThat(lifted.enableScim(true).scim()).isEqualTo(ScimState.ON);
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

    @Test
    void aTenantAnswersToTheNamesThatItHad() {
        Tenant renamed = acme.rename(new Slug("acme-inc"));
        assertThat(renamed.slug()).isEqualTo(new Slug("acme-inc"));
        assertThat(renamed.answersTo("acme")).isTrue();
        assertThat(renamed.answersTo("acme-inc")).isTrue();
        assertThat(renamed.answersTo("globex")).isFalse();
        assertThat(renamed.rename(new Slug("acme")).formerSlugs()).containsExactly(new Slug("acme-inc"));
    }

    @Test
    void aTenantHasOnlySoManyNames() {
        Tenant renamed = acme;
        for (int i = 1; i < 20; i++) {
            renamed = renamed.rename(new Slug("acme-" + i));
        }
        Tenant last = renamed;
        assertThat(refusalOf(() -> last.rename(new Slug("one-too-many")))).isEqualTo(Refusal.Reason.NOT_ALLOWED_NOW);
        assertThat(last.rename(new Slug("acme")).slug()).isEqualTo(new Slug("acme"));
    }

    @Test
    void aTenantWhoseScimIsNotOnSaysWhy() {
        assertThat(refusal(acme::requireScimOn)).hasMessageContaining("not enabled");
        assertThat(refusal(acme.suspendScim()::requireScimOn)).hasMessageContaining("suspended");
    }

    @Test
    void singleSignOnThatGoesOffLaterIsWarnedOfAndNoMore() {
        Tenant on = acme.with(TenantSettings.DEFAULT.withSso(SingleSignOn.OIDC)).enableScim(true);
        assertThat(on.isProvisionedWithoutSingleSignOn()).isFalse();
        Tenant off = on.with(TenantSettings.DEFAULT);
        assertThat(off.isProvisionedWithoutSingleSignOn()).isTrue();
        assertThat(off.scim()).isEqualTo(ScimState.ON);
    }

    @ParameterizedTest
    @CsvSource({"localhost,,en", "EXAMPLE.com,,en", "example..com,,en", ",nobody,en", ",a b@c.example,en", ",,fr"})
    void domainsAddressesAndLanguagesAreChecked(@Nullable String domain, @Nullable String address, String language) {
        List<String> domains = domain == null ? List.of() : List.of(domain);
        List<String> addresses = address == null ? List.of() : List.of(address);
        assertThat(refusalOf(() -> new TenantSettings(
                        SingleSignOn.NONE, true, 2, true, domains, addresses, language, 1, Protection.NONE)))
                .isEqualTo(Refusal.Reason.INVALID_VALUE);
    }
}
