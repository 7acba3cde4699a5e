package io.muster.domain.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExternalIdPolicyTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "2819c223-7f76-453a-919d-413861904646",
                "{2819C223-7F76-453A-919D-413861904646}",
                "2819c2237f76453a919d413861904646",
                "00u1dhhb1fkIGP7RL1d8",
                "I8IZKHZ/OkWRnUE4YZBGRg==",
                "dGhpcyBpcyAxOCBieXRlczE1"
            })
    void anIdOfAGeneratedFormNeverPassesToAnotherPerson(String externalId) {
        assertThat(ExternalIdPolicy.AUTO.isImmutable(externalId)).isTrue();
        assertThat(ExternalIdPolicy.REUSABLE.isImmutable(externalId)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kim.lee",
                "kim.lee@example.com",
                "40118",
                "00012345678901234567",
                "maximilianmustermann",
                "christophermontgomeryjunior1",
                "ChristopherMontgomeryJr.",
                "YWJj",
                "2819c223-7f76-453a"
            })
    void anIdThatLooksLikeANameOrANumberMay(String externalId) {
        assertThat(ExternalIdPolicy.AUTO.isImmutable(externalId)).isFalse();
        assertThat(ExternalIdPolicy.IMMUTABLE.isImmutable(externalId)).isTrue();
    }
}
