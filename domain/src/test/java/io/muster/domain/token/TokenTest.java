package io.muster.domain.token;

import static io.muster.domain.Refusals.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.domain.Refusal;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TokenTest {
    private static final Instant NOW = Instant.parse("2026-01-31T09:30:00Z");

    private final TokenSecret secret = TokenSecret.generate();

    @Test
    void itIsItsOwnSecretsOnly() {
        assertThat(token("Okta", Optional.empty()).isOf(secret)).isTrue();
        assertThat(token("Okta", Optional.empty()).isOf(TokenSecret.generate())).isFalse();
    }

    @Test
    void itWorksUntilItExpires() {
        Token token = token("Okta", Optional.of(NOW));
        assertThat(token.isExpiredAt(NOW.minusMillis(1))).isFalse();
        assertThat(token.isExpiredAt(NOW)).isTrue();
        assertThat(token("Okta", Optional.empty()).isExpiredAt(Instant.MAX)).isFalse();
    }

    @Test
    void aDescriptionHasItsLimit() {
        assertThat(refusalOf(() -> token("x".repeat(256), Optional.empty()))).isEqualTo(Refusal.Reason.INVALID_VALUE);
    }

    private Token token(String description, Optional<Instant> expires) {
        return new Token(TokenId.next(NOW), description, secret.digest(), NOW, expires);
    }
}
