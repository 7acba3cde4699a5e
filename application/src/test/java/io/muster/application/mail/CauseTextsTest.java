package io.muster.application.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.domain.activity.Cause;
import io.muster.domain.tenant.Profile;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CauseTextsTest {
    private static final int LONGEST = 300;

    /** Those that other identity providers get over by themselves. */
    private static final Set<Cause> OKTA_REPEATS_NOT = Set.of(
            Cause.TOKEN_EXPIRED,
            Cause.CONFLICT,
            Cause.NOT_FOUND,
            Cause.STALE_VERSION,
            Cause.NOT_ALLOWED_NOW,
            Cause.DATABASE_AWAY,
            Cause.BUG);

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "ja"})
    void everyCauseHasItsTextsAndNoTextIsUnused(String language) {
        Set<String> wanted = new HashSet<>();
        for (Cause cause : Cause.values()) {
            for (String part : new String[] {"title", "meaning", "fix"}) {
                wanted.add(cause.name() + "." + part);
            }
            for (Profile profile : Profile.values()) {
                assertThat(CauseTexts.of(cause, profile, language).where()).isNotBlank();
            }
        }
        for (CauseTexts.Place place : CauseTexts.Place.values()) {
            for (Profile profile : Profile.values()) {
                wanted.add(CauseTexts.key(place, profile));
            }
        }
        for (Cause cause : OKTA_REPEATS_NOT) {
            wanted.add(cause.name() + ".fix.OKTA");
        }
        Words words = CauseTexts.in(language);
        assertThat(words.keys()).isEqualTo(wanted);
        assertThat(wanted).allSatisfy(key -> assertThat(words.get(key)).isNotBlank());
    }

    @Test
    void englishTextsAreShort() {
        for (Cause cause : Cause.values()) {
            for (Profile profile : Profile.values()) {
                CauseText text = CauseTexts.of(cause, profile, "en");
                assertThat(text.title()).hasSizeLessThanOrEqualTo(60);
                assertThat(text.meaning()).hasSizeLessThanOrEqualTo(LONGEST);
                assertThat(text.fix()).hasSizeLessThanOrEqualTo(LONGEST);
                assertThat(text.where()).hasSizeLessThanOrEqualTo(LONGEST);
            }
        }
    }

    @Test
    void whereToLookDependsOnTheIdentityProvider() {
        assertThat(CauseTexts.of(Cause.INVALID_VALUE, Profile.ENTRA, "en").where())
                .contains("Provisioning logs");
        assertThat(CauseTexts.of(Cause.INVALID_VALUE, Profile.OKTA, "en").where())
                .contains("System Log");
        assertThat(CauseTexts.of(Cause.INVALID_VALUE, Profile.ONELOGIN, "en").where())
                .contains("Users → Provisioning");
        assertThat(CauseTexts.of(Cause.INVALID_VALUE, Profile.UNKNOWN, "en").where())
                .contains("your identity provider");
    }
}
