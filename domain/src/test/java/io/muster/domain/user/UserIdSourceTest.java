package io.muster.domain.user;

import static io.muster.domain.user.UserIdSource.EMAIL;
import static io.muster.domain.user.UserIdSource.MAILBOX;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.domain.resource.ComplexValue;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UserIdSourceTest {
    private static final Instant NOW = Instant.parse("2026-01-31T09:30:00Z");
    private static final List<String> VERIFIED = List.of("acme.example", "xn--bcher-kva.example");

    @ParameterizedTest
    @CsvSource({
        "bob, bob@acme.example, bob@acme.example",
        "bob, Bob.Jones@ACME.example, Bob.Jones@ACME.example",
        "old@acme.example, new@acme.example, new@acme.example",
        "иван, иван@acme.example, иван@acme.example",
        "x, 山田たろう@acme.example, 山田たろう@acme.example"
    })
    void anAddressIsTakenAsItStands(String userName, String email, String expected) {
        UserIdProposal proposal = EMAIL.propose(user(userName, email), VERIFIED);
        assertThat(proposal.obstacle()).isEmpty();
        assertThat(proposal.name()).contains(expected);
        assertThat(proposal.nameKey()).contains(expected.toLowerCase(Locale.ROOT));
    }

    @ParameterizedTest
    @CsvSource({"bob@acme.example, other@acme.example, bob", "17, bob@acme.example, bob", "Bob@acme.example, , Bob"})
    void aMailboxNameIsWhatStandsBeforeTheAt(String userName, String email, String expected) {
        UserIdProposal proposal = MAILBOX.propose(email == null ? user(userName) : user(userName, email), VERIFIED);
        assertThat(proposal.obstacle()).isEmpty();
        assertThat(proposal.name()).contains(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "bob, bob@other.example, UNVERIFIED_DOMAIN",
        "bob, bob@sub.acme.example, UNVERIFIED_DOMAIN",
        "Bob@acme.example, bob@ACME.example, UNCHANGED",
        "bob, bobby, INVALID",
        "bob, @acme.example, INVALID",
        "bob, bob jones@acme.example, INVALID",
        "bob, bob@x@acme.example, INVALID",
        "bob, b\u043eb@acme.example, UNICODE",
        "bob, bob\u200b@acme.example, UNICODE",
        "bob, zoe\u0308@acme.example, UNICODE",
        "bob, \uff42ob@acme.example, UNICODE",
        "bob, \u202eboc@acme.example, UNICODE"
    })
    void whatCannotBecomeANameIsTold(String userName, String email, UserIdObstacle expected) {
        assertThat(EMAIL.propose(user(userName, email), VERIFIED).obstacle()).contains(expected);
    }

    @Test
    void aReservedNameIsNobodysButAnAddressWithItMayBe() {
        for (String name : List.of("admin", "Root", "POSTMASTER")) {
            User user = user("bob", name + "@acme.example");
            assertThat(MAILBOX.propose(user, VERIFIED).obstacle()).contains(UserIdObstacle.RESERVED);
            assertThat(EMAIL.propose(user, VERIFIED).obstacle()).isEmpty();
        }
    }

    @Test
    void ofSeveralAddressesThePrimaryOneCounts() {
        List<Map<String, Object>> emails =
                List.of(Map.of("value", "a@acme.example"), Map.of("value", "b@acme.example", "primary", true));
        assertThat(EMAIL.propose(with("bob", emails), VERIFIED).name()).contains("b@acme.example");
    }

    @Test
    void nothingIsGuessed() {
        assertThat(EMAIL.propose(user("bob"), VERIFIED).obstacle()).contains(UserIdObstacle.NO_ADDRESS);
        assertThat(EMAIL.propose(user("bob", "a@acme.example", "b@acme.example"), VERIFIED)
                        .obstacle())
                .contains(UserIdObstacle.AMBIGUOUS);
        assertThat(EMAIL.propose(user("bob", "a@acme.example", "A@acme.example"), VERIFIED)
                        .obstacle())
                .isEmpty();
        assertThat(EMAIL.propose(user("bob", "bob@acme.example"), List.of()).obstacle())
                .contains(UserIdObstacle.UNVERIFIED_DOMAIN);
    }

    @Test
    void eachObstacleIsFoundByItsWordsAndHasAWayOut() {
        for (UserIdObstacle obstacle : UserIdObstacle.values()) {
            assertThat(UserIdObstacle.of(obstacle.inWords())).contains(obstacle);
            assertThat(obstacle.fix()).endsWith(".");
        }
        assertThat(UserIdObstacle.of("moon")).isEmpty();
    }

    private static User user(String userName, String... emails) {
        return with(
                userName,
                Arrays.stream(emails)
                        .map(email -> Map.<String, Object>of("value", email))
                        .toList());
    }

    private static User with(String userName, List<Map<String, Object>> emails) {
        return User.known(
                UserId.next(NOW),
                Origin.LOCAL,
                ComplexValue.ofPlain(
                        emails.isEmpty()
                                ? Map.of("userName", userName)
                                : Map.of("userName", userName, "emails", emails)),
                Grants.NONE,
                NOW);
    }
}
