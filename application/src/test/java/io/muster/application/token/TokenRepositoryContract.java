package io.muster.application.token;

import static io.muster.application.tenant.SampleTenants.ACME;
import static io.muster.application.tenant.SampleTenants.GLOBEX;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.application.UnitOfWork;
import io.muster.application.tenant.TenantRepository;
import io.muster.domain.tenant.Tenant;
import io.muster.domain.token.Token;
import io.muster.domain.token.TokenId;
import io.muster.domain.token.TokenLife;
import io.muster.domain.token.TokenSecret;
import io.muster.domain.token.TokenStatus;
import io.muster.domain.token.TokenUse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every TokenRepository does; the tenants ACME and GLOBEX are there. Its clock goes with that of the machine. */
public interface TokenRepositoryContract {
    Duration HOUR = Duration.ofHours(1);

    TokenRepository tokens();

    TenantRepository tenants();

    UnitOfWork unitOfWork();

    @Test
    default void aTokenIsFoundByItsDigestWithItsTenantAndTheTime() {
        Instant now = now();
        TokenSecret secret = TokenSecret.generate();
        Token token = token(secret, TokenLife.DEFAULT, now);
        insert(ACME, token);
        TokenRepository.Holder holder = tokens().find(secret.digest()).orElseThrow();
        assertThat(holder.tenant()).isEqualTo(ACME);
        assertThat(holder.token()).isEqualTo(token);
        assertThat(holder.asOf()).isBetween(now, Instant.now().plusSeconds(1));
        assertThat(tokens().find(TokenSecret.generate().digest())).isEmpty();
    }

    @Test
    default void aTokenIsFoundByItsOwnTenantOnlyAndListedWithTheNewestFirst() {
        Instant now = now();
        Token first = token(TokenSecret.generate(), TokenLife.DEFAULT, now.minusSeconds(1));
        Token second = token(TokenSecret.generate(), TokenLife.NEVER_ENDING, now);
        insert(ACME, first);
        insert(ACME, second);
        assertThat(tokens().find(ACME.id(), first.id())).contains(first);
        assertThat(tokens().find(GLOBEX.id(), first.id())).isEmpty();
        assertThat(tokens().list(ACME.id(), 9)).containsExactly(second, first);
        assertThat(tokens().list(ACME.id(), 1)).containsExactly(second);
        assertThat(tokens().list(GLOBEX.id(), 9)).isEmpty();
    }

    @Test
    default void aChangeIsSeenAtOnceByWhoMadeIt() {
        Instant now = now();
        TokenSecret secret = TokenSecret.generate();
        Token token = token(secret, TokenLife.DEFAULT, now);
        insert(ACME, token);
        assertThat(tokens().find(secret.digest())).isPresent();
        Token revoked = token.revoke();
        update(GLOBEX, revoked);
        assertThat(tokens().find(ACME.id(), token.id())).contains(token);
        update(ACME, revoked);
        assertThat(tokens().find(secret.digest()).orElseThrow().token()).isEqualTo(revoked);
    }

    @Test
    default void theTenantOfATokenIsAsItIsNow() {
        Instant now = now();
        TokenSecret secret = TokenSecret.generate();
        insert(ACME, token(secret, TokenLife.DEFAULT, now));
        Tenant changed = ACME.with(ACME.settings().withMaxActiveTokens(3));
        unitOfWork().execute(() -> {
            tenants().update(changed);
            return changed;
        });
        assertThat(tokens().find(secret.digest()).orElseThrow().tenant()).isEqualTo(changed);
    }

    @Test
    default void onlyTheTenantsOwnTokensThatWorkAndAreNotReplacedAreCounted() {
        Instant now = now();
        Token token = token(TokenSecret.generate(), TokenLife.NEVER_ENDING, now);
        insert(ACME, token);
        insert(ACME, token(TokenSecret.generate(), TokenLife.of(HOUR), now.minus(HOUR)));
        insert(ACME, token(TokenSecret.generate(), TokenLife.DEFAULT, now).revoke());
        insert(ACME, token(TokenSecret.generate(), TokenLife.DEFAULT, now).replace(HOUR, now));
        insert(GLOBEX, token(TokenSecret.generate(), TokenLife.DEFAULT, now));
        assertThat(tokens().countActive(ACME.id())).isEqualTo(1);
        update(ACME, token.deactivate(now));
        assertThat(tokens().countActive(ACME.id())).isZero();
    }

    @Test
    default void theLastUseIsKeptAndNoOlderOne() {
        Instant now = now();
        Token token = token(TokenSecret.generate(), TokenLife.DEFAULT, now);
        insert(ACME, token);
        TokenUse use = new TokenUse(now, "10.0.0.1", "Okta");
        assertThat(keepUse(token, use)).isFalse();
        assertThat(keepUse(token, new TokenUse(now.minusSeconds(9), "10.0.0.2", "curl")))
                .isFalse();
        assertThat(tokens().find(ACME.id(), token.id()).orElseThrow().lastUse()).contains(use);
        update(ACME, token.revoke());
        assertThat(tokens().find(ACME.id(), token.id()).orElseThrow())
                .extracting(Token::setTo, Token::lastUse)
                .containsExactly(TokenStatus.REVOKED, Optional.of(use));
    }

    @Test
    default void theFirstUseSinceItsReplacementIsTold() {
        Instant now = now();
        Token token = token(TokenSecret.generate(), TokenLife.DEFAULT, now.minusSeconds(9));
        insert(ACME, token.replace(HOUR, now));
        assertThat(keepUse(token, new TokenUse(now.minusSeconds(1), "", ""))).isFalse();
        assertThat(keepUse(token, new TokenUse(now.plusSeconds(1), "", ""))).isTrue();
        assertThat(keepUse(token, new TokenUse(now.plusSeconds(2), "", ""))).isFalse();
    }

    @Test
    default void theEndOfATokenComesOnceForEachOfItsDays() {
        Instant now = now();
        Instant longAgo = now.minus(Duration.ofDays(360));
        Token fiveDaysLeft = token(TokenSecret.generate(), TokenLife.DEFAULT, longAgo);
        Token shortLived = token(TokenSecret.generate(), TokenLife.of(Duration.ofDays(5)), now);
        insert(ACME, fiveDaysLeft);
        insert(ACME, shortLived);
        insert(ACME, token(TokenSecret.generate(), TokenLife.DEFAULT, now));
        insert(ACME, token(TokenSecret.generate(), TokenLife.DEFAULT, longAgo).revoke());
        insert(GLOBEX, token(TokenSecret.generate(), TokenLife.NEVER_ENDING, longAgo));
        assertThat(unitOfWork().execute(() -> tokens().takeExpiring(9)))
                .containsExactly(new TokenRepository.Expiring(ACME.id(), fiveDaysLeft.id(), 7));
        assertThat(unitOfWork().execute(() -> tokens().takeExpiring(9))).isEmpty();
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS); // as it is stored
    }

    private boolean keepUse(Token token, TokenUse use) {
        return unitOfWork().execute(() -> tokens().keepUse(ACME.id(), token.id(), use));
    }

    private void insert(Tenant tenant, Token token) {
        tokens().insert(tenant.id(), token);
    }

    private void update(Tenant tenant, Token token) {
        unitOfWork().execute(() -> {
            tokens().update(tenant.id(), token);
            return token;
        });
    }

    private static Token token(TokenSecret secret, TokenLife life, Instant created) {
        return Token.issue(TokenId.next(created), secret, "Okta", life, "ann", created);
    }
}
