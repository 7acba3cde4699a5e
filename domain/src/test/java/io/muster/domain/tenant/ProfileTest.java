package io.muster.domain.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProfileTest {
    @ParameterizedTest
    @CsvSource({
        "'',true,'',ENTRA",
        "'',false,'filter=userName+eq+%22x%22&aadOptscim062020',ENTRA",
        "'',false,'AzureAdScimPatch062020=&startIndex=1',ENTRA",
        "'Okta SCIM Client 1.0.0',false,'startIndex=1&count=2',OKTA",
        "'Google-Auto-Provisioning',false,'count=1',GOOGLE",
        "'',false,'filter=userName+eq+%22x%22&',ONELOGIN"
    })
    void aRequestTellsWhoSentIt(String userAgent, boolean hasAdScimVersion, String query, Profile profile) {
        assertThat(Profile.of(userAgent, hasAdScimVersion, query)).contains(profile);
    }

    @ParameterizedTest
    @CsvSource({
        "'curl/8.5','filter=userName+eq+%22x%22&'",
        "'','filter=userName+eq+%22x%22'",
        "'',''",
        "'python-httpx/0.27','startIndex=1&count=1'"
    })
    void othersDoNotTell(String userAgent, String query) {
        assertThat(Profile.of(userAgent, false, query)).isEmpty();
    }

    @Test
    void someAreHeardOfOnlyWhenSomethingChanges() {
        assertThat(Profile.OKTA.pushesOnChange()).isTrue();
        assertThat(Profile.ENTRA.pushesOnChange()).isFalse();
    }
}
