package io.muster.domain.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenSecretTest {
    private final TokenSecret secret = TokenSecret.generate(SecretKind.TOKEN);

    @Test
    void aSecretSurvivesItsPaste() {
        TokenSecret pasted = TokenSecret.parse(secret.reveal()).orElseThrow();
        assertThat(pasted.reveal()).isEqualTo(secret.reveal());
        assertThat(pasted.digest()).isEqualTo(secret.digest());
    }

    @Test
    void aPasteThatLostOrChangedACharacterIsNoSecret() {
        String text = secret.reveal();
        for (int i = 0; i < text.length(); i++) {
            char other = text.charAt(i) == 'x' ? 'y' : 'x';
            assertThat(TokenSecret.parse(text.substring(0, i) + other + text.substring(i + 1)))
                    .isEmpty();
            assertThat(TokenSecret.parse(text.substring(0, i) + text.substring(i + 1)))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "mus_", "Bearer", "eyJhbGciOiJIUzI1NiJ9.e30.x"})
    void anythingElseIsNoSecret(String text) {
        assertThat(TokenSecret.parse(text)).isEmpty();
    }

    @Test
    void noTwoAreAlike() {
        Set<String> secrets = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            secrets.add(TokenSecret.generate(SecretKind.TOKEN).reveal());
        }
        assertThat(secrets).hasSize(1000);
    }

    @Test
    void itIsNotPrintedByAccident() {
        assertThat(secret).hasToString("TokenSecret[redacted]");
    }

    @ParameterizedTest
    @EnumSource
    void itSaysOfWhichKindItIs(SecretKind kind) {
        TokenSecret made = TokenSecret.generate(kind);
        assertThat(TokenSecret.parse(made.reveal()).orElseThrow().kind()).isEqualTo(kind);
        assertThat(TokenSecret.parse("mux_" + made.reveal().substring(4))).isEmpty();
    }
}
