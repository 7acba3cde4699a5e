package io.muster.application.link;

import static io.muster.application.tenant.SampleTenants.ACME;
import static io.muster.application.tenant.SampleTenants.GLOBEX;
import static io.muster.application.user.UserBuilder.aUser;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.application.user.UserBuilder;
import io.muster.application.user.UserRepository;
import io.muster.domain.link.Duplicate;
import io.muster.domain.link.Duplicate.Reason;
import io.muster.domain.tenant.ConnectionId;
import io.muster.domain.user.User;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every DuplicateRepository does; there are no users at the beginning, but the tenants ACME and GLOBEX. */
public interface DuplicateRepositoryContract {
    DuplicateRepository duplicates();

    UserRepository users();

    @Test
    default void pairsAreFoundByWhatTheyShare() {
        List<Duplicate> expected = new ArrayList<>();
        User bob = inserted(named("bob", "Bob", "Jones").with("emails", emails("bob@example.com", "b@example.org")));
        expected.add(pair(bob, inserted(aUser().named("BOB@example.com")), Reason.SAME_ADDRESS));
        expected.add(
                pair(bob, inserted(aUser().named("x1").with("emails", emails("B@EXAMPLE.ORG"))), Reason.SAME_ADDRESS));
        User carol = inserted(aUser().named("carol").with("externalId", "7"));
        users().addAlias(ACME.id(), carol.id(), "Caroline@example.com", Optional.empty());
        expected.add(pair(
                carol, inserted(aUser().named("x2").with("emails", emails("caroline@example.com"))), Reason.ALIAS));
        expected.add(pair(
                carol,
                inserted(aUser().named("x3").with("externalId", "7").linkedTo(ConnectionId.next(Instant.EPOCH))),
                Reason.MOVED_EXTERNAL_ID));
        User dave = inserted(named("dave@example.com", "Dave", "Miller"));
        expected.add(pair(dave, inserted(named("DAVE@example.net", "dave", "MILLER")), Reason.SAME_MAILBOX_AND_NAME));
        User eve = inserted(named("eve", "Eve", "Stone").with("emails", emails("eve@example.com")));
        expected.add(pair(
                eve,
                inserted(named("eve@example.com", "Eve", "Stone")),
                Reason.SAME_ADDRESS,
                Reason.SAME_MAILBOX_AND_NAME));
        inserted(named("dave@example.org", "Dave", "Other"));
        inserted(aUser().named("dave"));
        User gone = inserted(aUser().named("x4").with("emails", emails("eve@example.com")));
        users().delete(ACME.id(), gone, Instant.parse("2026-02-01T00:00:00Z"));
        assertThat(duplicates().find(ACME.id(), 99)).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(duplicates().find(ACME.id(), 99))
                .extracting(Duplicate::score)
                .isSortedAccordingTo((a, b) -> b - a);
        assertThat(duplicates().find(ACME.id(), 1)).hasSize(1);
        assertThat(duplicates().find(GLOBEX.id(), 99)).isEmpty();
    }

    @Test
    default void ofManyWhoShareOneThingEachIsPairedWithTheFirst() {
        User first = inserted(aUser().with("emails", emails("info@example.com")));
        User second = inserted(aUser().with("emails", emails("info@example.com")));
        User third = inserted(aUser().with("emails", emails("info@example.com")));
        assertThat(duplicates().find(ACME.id(), 99))
                .containsExactlyInAnyOrder(
                        pair(first, second, Reason.SAME_ADDRESS), pair(first, third, Reason.SAME_ADDRESS));
    }

    @Test
    default void whoeverIsKnownToBeTwoPeopleIsNotFoundUntilThatIsTakenBack() {
        User one = inserted(aUser().named("bob@example.com"));
        User other = inserted(aUser().with("emails", emails("bob@example.com")));
        duplicates().setDistinct(ACME.id(), other.id(), one.id(), true);
        assertThat(duplicates().find(ACME.id(), 9)).isEmpty();
        duplicates().setDistinct(GLOBEX.id(), one.id(), other.id(), false);
        assertThat(duplicates().find(ACME.id(), 9)).isEmpty();
        duplicates().setDistinct(ACME.id(), one.id(), other.id(), false);
        assertThat(duplicates().find(ACME.id(), 9)).hasSize(1);
    }

    private static Duplicate pair(User one, User other, Reason... reasons) {
        boolean inOrder = one.id().toString().compareTo(other.id().toString()) < 0;
        return new Duplicate((inOrder ? one : other).id(), (inOrder ? other : one).id(), Set.of(reasons));
    }

    private static UserBuilder named(String userName, String given, String family) {
        return aUser().named(userName).with("name", Map.of("givenName", given, "familyName", family));
    }

    private static List<Object> emails(String... addresses) {
        List<Object> emails = new ArrayList<>();
        for (String address : addresses) {
            emails.add(Map.of("value", address));
        }
        return emails;
    }

    private User inserted(UserBuilder builder) {
        User user = builder.build();
        users().insert(ACME.id(), user);
        return user;
    }
}
