package io.muster.application.token;

import static io.muster.application.tenant.SampleTenants.ACME;
import static io.muster.domain.Refusals.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.application.InMemoryPersistence;
import io.muster.application.SetClock;
import io.muster.domain.Refusal.Reason;
import io.muster.domain.tenant.Slug;
import io.muster.domain.tenant.TenantSettings;
import io.muster.domain.token.Token;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TokenAdministrationServiceTest {
    private final InMemoryPersistence memory = new InMemoryPersistence();
    private final SetClock clock = new SetClock();
    private final TokenAdministration tokens =
            new TokenAdministrationService(memory.unitOfWork, memory.tenants, memory.tokens, clock);

    @BeforeEach
    void addTenant() {
        memory.tenants.insert(ACME);
    }

    @Test
    void anIssuedTokenIsKeptAndKnownByItsSecret() {
        TokenAdministration.Issued issued = tokens.issue(ACME.slug(), "Okta", Optional.empty());
        assertThat(memory.tokens.find(issued.secret().digest()))
                .get()
                .extracting(holder -> holder.token().id())
                .isEqualTo(issued.token().id());
    }

    @Test
    void aTokenWorksForAYearUnlessAskedOtherwise() {
        assertThat(tokens.issue(ACME.slug(), "Okta", Optional.empty()).token().expires())
                .contains(clock.instant().plus(Token.DEFAULT_LIFE));
        assertThat(tokens.issue(ACME.slug(), "Okta", Optional.of(Duration.ofDays(1)))
                        .token()
                        .expires())
                .contains(clock.instant().plus(Duration.ofDays(1)));
    }

    @Test
    void aTenantHasNoMoreTokensThanItMay() {
        tokens.issue(ACME.slug(), "Okta", Optional.empty());
        tokens.issue(ACME.slug(), "Entra", Optional.empty());
        assertThat(refusalOf(() -> tokens.issue(ACME.slug(), "third", Optional.empty())))
                .isEqualTo(Reason.NOT_ALLOWED_NOW);
    }

    @Test
    void anExpiredTokenMakesRoom() {
        tokens.issue(ACME.slug(), "Okta", Optional.of(Duration.ofDays(1)));
        tokens.issue(ACME.slug(), "Entra", Optional.empty());
        clock.advance(Duration.ofDays(1));
        assertThat(tokens.issue(ACME.slug(), "third", Optional.empty()).token().description())
                .isEqualTo("third");
    }

    @Test
    void tokensWaitForSingleSignOn() {
        memory.tenants.update(ACME.with(TenantSettings.DEFAULT));
        assertThat(refusalOf(() -> tokens.issue(ACME.slug(), "Okta", Optional.empty())))
                .isEqualTo(Reason.NOT_ALLOWED_NOW);
    }

    @Test
    void anUnknownTenantIsRefused() {
        assertThat(refusalOf(() -> tokens.issue(new Slug("nobody"), "Okta", Optional.empty())))
                .isEqualTo(Reason.NOT_FOUND);
    }
}
