package io.muster.application.token;

import static io.muster.application.tenant.SampleTenants.ACME;
import static io.muster.application.tenant.SampleTenants.GLOBEX;
import static io.muster.application.tenant.SampleTenants.connectionOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.application.UnitOfWork;
import io.muster.application.tenant.TenantRepository;
import io.muster.domain.tenant.Tenant;
import io.muster.domain.token.ClientId;
import io.muster.domain.token.OAuthClient;
import io.muster.domain.token.SecretKind;
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

    OAuthClientRepository clients();

    TenantRepository tenants();

    UnitOfWork unitOfWork();

    @Test
    default void aTokenIsFoundByItsDigestWithItsTenantAndTheTime() {
        Instant now = now();
        TokenSecret secret = TokenSecret.generate(SecretKind.TOKEN);
        Token token = token(secret, TokenLife.DEFAULT, now);
        insert(ACME, token);
        TokenRepository.Holder holder = tokens().find(secret.digest()).orElseThrow();
        assertThat(holder.tenant()).isEqualTo(ACME);
        assertThat(holder.connection()).isEqualTo(connectionOf(ACME));
        assertThat(holder.token()).isEqualTo(token);
        assertThat(holder.asOf()).isBetween(now, Instant.now().plusSeconds(1));
        assertThat(tokens().find(TokenSecret.generate(SecretKind.TOKEN).digest()))
                .isEmpty();
    }

    @Test
    default void aTokenIsFoundByItsOwnTenantOnlyAndListedWithTheNewestFirst() {
        Instant now = now();
        Token first = token(TokenSecret.generate(SecretKind.TOKEN), TokenLife.DEFAULT, now.minusSeconds(1));
        Token second = token(TokenSecret.generate(SecretKind.TOKEN), TokenLife.NEVER_ENDING, now);
        insert(ACME, first);
        insert(ACME, second);
        assertThat(tokens().find(ACME.id(), first.id())).contains(first);
        assertThat(tokens().find(GLOBEX.id(), first.id())).isEmpty();
        assertThat(tokens().list(ACME.id(), Optional.empty(), 9)).containsExactly(second, first);
        assertThat(tokens().list(ACME.id(), Optional.empty(), 1)).containsExactly(second);
        assertThat(tokens().list(GLOBEX.id(), Optional.empty(), 9)).isEmpty();
    }

    @Test
    default void aChangeIsSeenAtOnceByWhoMadeIt() {
        Instant now = now();
        TokenSecret secret = TokenSecret.generate(SecretKind.TOKEN);
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
        TokenSecret secret = TokenSecret.generate(SecretKind.TOKEN);
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
        Token token = token(TokenSecret.generate(SecretKind.TOKEN), TokenLife.NEVER_ENDING, now);
        insert(ACME, token);
        insert(ACME, token(TokenSecret.generate(SecretKind.TOKEN), TokenLife.of(HOUR), now.minus(HOUR)));
        insert(
                ACME,
                token(TokenSecret.generate(SecretKind.TOKEN), TokenLife.DEFAULT, now)
                        .revoke());
        insert(
                ACME,
                token(TokenSecret.generate(SecretKind.TOKEN), TokenLife.DEFAULT, now)
                        .replace(HOUR, now));
        insert(GLOBEX, token(TokenSecret.generate(SecretKind.TOKEN), TokenLife.DEFAULT, now));
        assertThat(tokens().countActive(ACME.id(), Optional.empty())).isEqualTo(1);
        update(ACME, token.deactivate(now));
        assertThat(tokens().countActive(ACME.id(), Optional.empty())).isZero();
    }

    @Test
    default void theLastUseIsKeptAndNoOlderOne() {
        Instant now = now();
        Token token = token(TokenSecret.generate(SecretKind.TOKEN), TokenLife.DEFAULT, now);
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
        Token token = token(TokenSecret.generate(SecretKind.TOKEN), TokenLife.DEFAULT, now.minusSeconds(9));
        insert(ACME, token.replace(HOUR, now));
        assertThat(keepUse(token, new TokenUse(now.minusSeconds(1), "", ""))).isFalse();
        assertThat(keepUse(token, new TokenUse(now.plusSeconds(1), "", ""))).isTrue();
        assertThat(keepUse(token, new TokenUse(now.plusSeconds(2), "", ""))).isFalse();
    }

    @Test
    default void theEndOfATokenComesOnceForEachOfItsDays() {
        Instant now = now();
        Instant longAgo = now.minus(Duration.ofDays(360));
        Token fiveDaysLeft = token(TokenSecret.generate(SecretKind.TOKEN), TokenLife.DEFAULT, longAgo);
        Token shortLived = token(TokenSecret.generate(SecretKind.TOKEN), TokenLife.of(Duration.ofDays(5)), now);
        insert(ACME, fiveDaysLeft);
        insert(ACME, shortLived);
        insert(ACME, token(TokenSecret.generate(SecretKind.TOKEN), TokenLife.DEFAULT, now));
        insert(
                ACME,
                token(TokenSecret.generate(SecretKind.TOKEN), TokenLife.DEFAULT, longAgo)
                        .revoke());
        insert(GLOBEX, token(TokenSecret.generate(SecretKind.TOKEN), TokenLife.NEVER_ENDING, longAgo));
        assertThat(unitOfWork().execute(() -> tokens().takeExpiring(9)))
                .containsExactly(new TokenRepository.Expiring(ACME.id(), fiveDaysLeft.id(), 7));
        assertThat(unitOfWork().execute(() -> tokens().takeExpiring(9))).isEmpty();
    }

    @Test
    default void anAccessTokenLeadsToItsClientSecretAndWhatItIsWorth() {
        Instant now = now();
        OAuthClient client =
                OAuthClient.issue(ClientId.next(now), connectionOf(ACME).id(), "Entra", "ann", now);
        clients().insert(ACME.id(), client);
        TokenSecret secret = TokenSecret.generate(SecretKind.CLIENT_SECRET);
        Token token = Token.issue(
                TokenId.next(now),
                connectionOf(ACME).id(),
                Optional.of(client.id()),
                secret,
                "Entra",
                TokenLife.DEFAULT,
                "ann",
                now);
        insert(ACME, token);
        TokenSecret access = TokenSecret.generate(SecretKind.ACCESS_TOKEN);
        TokenSecret over = TokenSecret.generate(SecretKind.ACCESS_TOKEN);
        tokens().insertAccess(ACME.id(), token.id(), over.digest(), Duration.ZERO);
        tokens().insertAccess(ACME.id(), token.id(), access.digest(), HOUR);
        TokenRepository.Holder holder = tokens().find(access.digest()).orElseThrow();
        assertThat(holder.token()).isEqualTo(token);
        assertThat(holder.isOf(access)).isTrue();
        assertThat(holder.isOf(secret)).isFalse();
        assertThat(holder.status()).isEqualTo(TokenStatus.ACTIVE);
        assertThat(tokens().find(over.digest()).map(TokenRepository.Holder::status))
                .isNotEqualTo(Optional.of(TokenStatus.ACTIVE));
        assertThat(tokens().list(ACME.id(), Optional.of(client.id()), 9)).containsExactly(token);
        assertThat(tokens().list(ACME.id(), Optional.empty(), 9)).isEmpty();
        assertThat(tokens().countActive(ACME.id(), Optional.of(client.id()))).isEqualTo(1);
        unitOfWork().execute(() -> {
            clients().update(ACME.id(), client.deactivate());
            return client;
        });
        assertThat(tokens().find(access.digest()).orElseThrow().status()).isEqualTo(TokenStatus.INACTIVE);
        assertThat(tokens().find(secret.digest()).orElseThrow().status()).isEqualTo(TokenStatus.INACTIVE);
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS); // as it is stored
    }

    private boolean keepUse(Token token, TokenUse use) {
        return unitOfWork().execute(() -> tokens().keepUse(ACME.id(), token.id(), use));
    }

    private void insert(Tenant tenant, Token token) {
        tokens().insert(tenant.id(), of(tenant, token));
    }

    private static Token of(Tenant tenant, Token token) {
        return new Token(
                token.id(),
                connectionOf(tenant).id(),
                token.client(),
                token.description(),
                token.digest(),
                token.hint(),
                token.setTo(),
                token.createdBy(),
                token.created(),
                token.expires(),
                token.replaced(),
                token.lastUse());
    }

    private void update(Tenant tenant, Token token) {
        unitOfWork().execute(() -> {
            tokens().update(tenant.id(), token);
            return token;
        });
    }

    private static Token token(TokenSecret secret, TokenLife life, Instant created) {
        return Token.issue(
                TokenId.next(created), connectionOf(ACME).id(), Optional.empty(), secret, "Okta", life, "ann", created);
    }
}
