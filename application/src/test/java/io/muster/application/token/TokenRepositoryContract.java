package io.muster.application.token;

import static io.muster.application.tenant.SampleTenants.ACME;
import static io.muster.application.tenant.SampleTenants.GLOBEX;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.application.tenant.TenantRepository;
import io.muster.domain.tenant.Tenant;
import io.muster.domain.token.Token;
import io.muster.domain.token.TokenId;
import io.muster.domain.token.TokenSecret;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every TokenRepository does; the tenants ACME and GLOBEX are there. */
public interface TokenRepositoryContract {
    Instant NOON = Instant.parse("2026-01-31T12:00:00Z");

    TokenRepository tokens();

    TenantRepository tenants();

    @Test
    default void aTokenIsFoundByItsDigestWithItsTenant() {
        TokenSecret secret = TokenSecret.generate();
        Token token = token(secret, Optional.of(NOON));
        tokens().insert(ACME.id(), token);
        TokenRepository.Holder holder = tokens().find(secret.digest()).orElseThrow();
        assertThat(holder.tenant()).isEqualTo(ACME);
        assertThat(holder.token()).usingRecursiveComparison().isEqualTo(token);
        assertThat(tokens().find(TokenSecret.generate().digest())).isEmpty();
    }

    @Test
    default void theTenantOfATokenIsAsItIsNow() {
        TokenSecret secret = TokenSecret.generate();
        tokens().insert(ACME.id(), token(secret, Optional.empty()));
        Tenant changed = ACME.with(ACME.settings().withMaxActiveTokens(3));
        tenants().update(changed);
        assertThat(tokens().find(secret.digest()).orElseThrow().tenant()).isEqualTo(changed);
    }

    @Test
    default void onlyTheTenantsOwnTokensThatWorkAreCounted() {
        tokens().insert(ACME.id(), token(TokenSecret.generate(), Optional.empty()));
        tokens().insert(ACME.id(), token(TokenSecret.generate(), Optional.of(NOON)));
        tokens().insert(GLOBEX.id(), token(TokenSecret.generate(), Optional.empty()));
        assertThat(tokens().countActive(ACME.id(), NOON.minusMillis(1))).isEqualTo(2);
        assertThat(tokens().countActive(ACME.id(), NOON)).isEqualTo(1);
    }

    private static Token token(TokenSecret secret, Optional<Instant> expires) {
        Instant created = NOON.minusSeconds(60);
        return new Token(TokenId.next(created), "Okta", secret.digest(), created, expires);
    }
}
