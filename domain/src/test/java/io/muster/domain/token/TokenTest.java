package io.muster.domain.token;

import static io.muster.domain.Refusals.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.domain.Refusal;
import io.muster.domain.tenant.ConnectionId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TokenTest {
    private static final Instant NOW = Instant.parse("2026-01-31T09:30:00Z");
    private static final Duration YEAR = Duration.ofDays(365);

    private final TokenSecret secret = TokenSecret.generate(SecretKind.TOKEN);
    private final Token token = token("Okta", TokenLife.DEFAULT);

    @Test
    void itKeepsTheDigestOfItsSecretAndItsLastCharacters() {
        assertThat(token.digest()).isEqualTo(secret.digest());
        assertThat(token.digest())
                .isNotEqualTo(TokenSecret.generate(SecretKind.TOKEN).digest());
        assertThat(secret.reveal()).endsWith(token.hint());
        assertThat(token.toString()).doesNotContain(secret.reveal().substring(4, 20));
    }

    @Test
    void itWorksUntilItExpires() {
        assertThat(token.statusAt(NOW.plus(YEAR).minusMillis(1))).isEqualTo(TokenStatus.ACTIVE);
        assertThat(token.statusAt(NOW.plus(YEAR))).isEqualTo(TokenStatus.EXPIRED);
        assertThat(token("Okta", TokenLife.NEVER_ENDING).statusAt(Instant.MAX)).isEqualTo(TokenStatus.ACTIVE);
    }

    @Test
    void itIsSwitchedOffAndOn() {
        Token off = token.deactivate(NOW);
        assertThat(off.statusAt(NOW)).isEqualTo(TokenStatus.INACTIVE);
        assertThat(off.countsAt(NOW)).isFalse();
        assertThat(off.activate(NOW)).isEqualTo(token);
    }

    @Test
    void whatIsOverIsFinal() {
        Token revoked = token.revoke();
        assertThat(revoked.statusAt(NOW.plus(YEAR))).isEqualTo(TokenStatus.REVOKED);
        assertThat(refusalOf(() -> revoked.activate(NOW))).isEqualTo(Refusal.Reason.NOT_ALLOWED_NOW);
        assertThat(refusalOf(() -> revoked.replace(Duration.ZERO, NOW))).isEqualTo(Refusal.Reason.NOT_ALLOWED_NOW);
        assertThat(refusalOf(() -> token.activate(NOW.plus(YEAR)))).isEqualTo(Refusal.Reason.NOT_ALLOWED_NOW);
    }

    @Test
    void anotherTakesItsPlaceAtOnceOrAfterAWhile() {
        assertThat(token.replace(Duration.ZERO, NOW).statusAt(NOW)).isEqualTo(TokenStatus.REVOKED);
        Token beside = token.replace(Duration.ofHours(1), NOW);
        assertThat(beside.statusAt(NOW.plusSeconds(3599))).isEqualTo(TokenStatus.ACTIVE);
        assertThat(beside.countsAt(NOW)).isFalse();
        assertThat(beside.statusAt(NOW.plusSeconds(3600))).isEqualTo(TokenStatus.EXPIRED);
        assertThat(refusalOf(() -> beside.replace(Duration.ofHours(24), NOW)))
                .isEqualTo(Refusal.Reason.NOT_ALLOWED_NOW);
    }

    @Test
    void anOverlapMakesNoLifeLonger() {
        Token shortLived = token("Okta", TokenLife.of(Duration.ofMinutes(10)));
        assertThat(shortLived.replace(Duration.ofHours(1), NOW).expires()).isEqualTo(shortLived.expires());
    }

    @Test
    void whatReplacesItLivesAsLong() {
        assertThat(token.life()).isEqualTo(TokenLife.DEFAULT);
        assertThat(token("Okta", TokenLife.NEVER_ENDING).life()).isEqualTo(TokenLife.NEVER_ENDING);
    }

    @Test
    void aDescriptionHasItsLimit() {
        assertThat(refusalOf(() -> token("x".repeat(256), TokenLife.DEFAULT))).isEqualTo(Refusal.Reason.INVALID_VALUE);
    }

    private Token token(String description, TokenLife life) {
        return Token.issue(
                TokenId.next(NOW), ConnectionId.next(NOW), Optional.empty(), secret, description, life, "ann", NOW);
    }
}
