package io.muster.domain.user;

import static io.muster.domain.Refusals.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.domain.Event;
import io.muster.domain.Refusal;
import io.muster.domain.resource.ComplexValue;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserTest {
    private static final Instant NOW = Instant.parse("2026-01-31T09:30:00Z");
    private static final Instant LATER = NOW.plusSeconds(60);

    private final User barbara = user(Map.of("userName", "BJensen", "title", "Judge"));

    @Test
    void aPushedUserIsActiveUnlessToldOtherwise() {
        assertThat(barbara.active()).isTrue();
        assertThat(user(Map.of("userName", "b", "active", false)).active()).isFalse();
        assertThat(barbara.version()).isEqualTo(1);
    }

    @Test
    void aUserNameIsComparedInAnyLetterCaseAndKeptAsItWasGiven() {
        assertThat(barbara.userNameKey()).isEqualTo("bjensen");
        assertThat(barbara.userName()).isEqualTo("BJensen");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u3000"})
    void aUserWithoutAUserNameIsRefused(String blank) {
        assertThat(refusalOf(() -> user(Map.of("userName", blank)))).isEqualTo(Refusal.Reason.INVALID_VALUE);
        assertThat(refusalOf(() -> user(Map.of("title", "Judge")))).isEqualTo(Refusal.Reason.INVALID_VALUE);
    }

    @Nested
    class Replace {
        @Test
        void clearsWhatIsLeftOut() {
            User after = barbara.replace(attributes(Map.of("userName", "bjensen", "locale", "en")), LATER);
            assertThat(after.attributes().toPlain())
                    .isEqualTo(Map.of("userName", "bjensen", "locale", "en", "active", true));
            assertThat(after.version()).isEqualTo(2);
            assertThat(after.lastModified()).isEqualTo(LATER);
            assertThat(after.created()).isEqualTo(NOW);
        }

        @Test
        void neitherGivesNorTakesAccessByOmission() {
            User inactive = user(Map.of("userName", "b", "active", false));
            assertThat(inactive.replace(attributes(Map.of("userName", "c")), LATER)
                            .active())
                    .isFalse();
        }

        @Test
        void byTheSameIsNoChange() {
            assertThat(barbara.replace(barbara.attributes(), LATER)).isSameAs(barbara);
        }
    }

    @Nested
    class Events {
        @Test
        void losingAndRegainingAccessOutweighWhatElseChanged() {
            User gone = barbara.replace(attributes(Map.of("userName", "x", "active", false)), LATER);
            assertThat(UserEvent.changed(barbara, gone).what()).isEqualTo(Event.What.DEACTIVATED);
            assertThat(UserEvent.changed(gone, barbara).what()).isEqualTo(Event.What.REACTIVATED);
            assertThat(UserEvent.changed(barbara, barbara).what()).isEqualTo(Event.What.UPDATED);
        }

        @Test
        void aNewUserIsAllChange() {
            assertThat(UserEvent.created(barbara).changes()).containsOnlyKeys("userName", "title", "active");
            assertThat(UserEvent.deleted(barbara).changes()).containsOnlyKeys("userName", "title", "active");
        }
    }

    private static User user(Map<String, Object> attributes) {
        return User.provisioned(UserId.next(NOW), Optional.empty(), attributes(attributes), NOW);
    }

    private static ComplexValue attributes(Map<String, Object> attributes) {
        return ComplexValue.ofPlain(attributes);
    }
}
