package io.muster.scimhttp.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.muster.domain.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryEscapesTest {
    @ParameterizedTest
    @ValueSource(strings = {"a=%FF", "a=%C3%28", "a=%C3", "a=%C3&b=%A9", "a=%ED%A0%80", "a=%C0%80", "a=\uFFFD"})
    void bytesThatAreNoUtf8AreRefused(String query) {
        assertThat(refusal(query)).hasMessageContaining("no UTF-8 in parameter 1.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"b&a=%ZZ", "b&a=%", "b&a=%4", "b&a=100%&c", "b&%G1", "b&a=%+1"})
    void anEscapeWithoutTwoDigitsIsRefused(String query) {
        Refusal refusal = refusal(query);
        assertThat(refusal).hasMessageContaining("in parameter 2.");
        assertThat(refusal.reason()).isEqualTo(Refusal.Reason.INVALID_SYNTAX);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "a=%C3%A9%20", "a=100%25ZZ", "é=%F0%9F%98%80&", "a&&=b"})
    void anyOtherQueryIsAccepted(String query) {
        assertThatCode(() -> QueryEscapes.require(query)).doesNotThrowAnyException();
    }

    @Test
    void digitsOfOtherScriptsAreNoDigits() {
        assertThat(refusal("a=%٤٤")).hasMessageContaining("hexadecimal");
    }

    private static Refusal refusal(String query) {
        return catchThrowableOfType(Refusal.class, () -> QueryEscapes.require(query));
    }
}
