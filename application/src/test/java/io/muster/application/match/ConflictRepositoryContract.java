package io.muster.application.match;

import static io.muster.application.tenant.SampleTenants.ACME;
import static io.muster.application.tenant.SampleTenants.GLOBEX;
import static io.muster.application.tenant.SampleTenants.connectionOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.domain.UserNameKey;
import io.muster.domain.activity.Reference;
import io.muster.domain.match.ConflictCause;
import io.muster.domain.match.ConflictId;
import io.muster.domain.match.Decision;
import io.muster.domain.match.MatchRule;
import io.muster.domain.tenant.ConnectionId;
import io.muster.domain.user.UserId;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every ConflictRepository does; there are none at the beginning, but the tenants ACME and GLOBEX. */
public interface ConflictRepositoryContract {
    Instant NOON = Instant.parse("2026-01-31T12:00:00Z");

    ConflictRepository conflicts();

    @Test
    default void aConflictIsHeldOnceForEachNameAndCounted() {
        UserId user = UserId.next(NOON);
        HeldConflict first = conflict("Bob@example.com", user, NOON);
        assertThat(conflicts().hold(ACME.id(), first)).isTrue();
        assertThat(conflicts().list(ACME.id(), 9)).containsExactly(first);
        HeldConflict again = conflict(" ｂob@example.com", user, NOON.plusSeconds(60));
        assertThat(conflicts().hold(ACME.id(), again)).isFalse();
        assertThat(conflicts().list(ACME.id(), 9)).singleElement().satisfies(held -> {
            assertThat(held.id()).isEqualTo(first.id());
            assertThat(held.times()).isEqualTo(2);
            assertThat(held.first()).isEqualTo(NOON);
            assertThat(held.last()).isEqualTo(again.last());
            assertThat(held.reference()).isEqualTo(again.reference());
        });
        assertThat(conflicts().list(GLOBEX.id(), 9)).isEmpty();
    }

    @Test
    default void theLatestComeFirstAndNoMoreThanAreAskedFor() {
        HeldConflict early = conflict("a", UserId.next(NOON), NOON);
        HeldConflict late = conflict("b", UserId.next(NOON), NOON.plusSeconds(1));
        conflicts().hold(ACME.id(), early);
        conflicts().hold(ACME.id(), late);
        assertThat(conflicts().list(ACME.id(), 9)).containsExactly(late, early);
        assertThat(conflicts().list(ACME.id(), 1)).containsExactly(late);
    }

    @Test
    default void aConflictIsSettledInItsOwnTenantAndConnection() {
        HeldConflict conflict = conflict("Bob", UserId.next(NOON), NOON);
        String key = UserNameKey.of("Bob");
        conflicts().hold(ACME.id(), conflict);
        conflicts().settle(GLOBEX.id(), conflict.connection(), key);
        conflicts().settle(ACME.id(), Optional.of(ConnectionId.next(NOON)), key);
        assertThat(conflicts().list(ACME.id(), 9)).containsExactly(conflict);
        conflicts().settle(ACME.id(), conflict.connection(), key);
        assertThat(conflicts().list(ACME.id(), 9)).isEmpty();
    }

    @Test
    default void aDecisionIsFoundByNameAndByIdAndIsVoidWhenThePushDidNotFollowIt() {
        HeldConflict conflict = conflict("Bob", UserId.next(NOON), NOON);
        Optional<ConnectionId> connection = conflict.connection();
        conflicts().hold(ACME.id(), conflict);
        UserId account = UserId.next(NOON);
        HeldConflict decided =
                conflict.with(Optional.of(new Decision(Decision.How.LINK, account, "operator ann", NOON)));
        conflicts().decide(ACME.id(), decided);
        assertThat(decided.user()).isEqualTo(account);
        assertThat(conflicts().findForUpdate(ACME.id(), conflict.id())).contains(decided);
        assertThat(conflicts().findForUpdate(ACME.id(), connection, UserNameKey.of("BOB")))
                .contains(decided);
        assertThat(conflicts().findForUpdate(ACME.id(), Optional.empty(), UserNameKey.of("Bob")))
                .isEmpty();
        assertThat(conflicts().findForUpdate(GLOBEX.id(), conflict.id())).isEmpty();
        conflicts().decide(GLOBEX.id(), conflict);
        conflicts().decide(ACME.id(), decided.with(Optional.empty()));
        assertThat(conflicts().findForUpdate(ACME.id(), conflict.id()).flatMap(HeldConflict::decision))
                .isEmpty();
        conflicts().decide(ACME.id(), decided);
        conflicts().hold(ACME.id(), conflict("bob", conflict.user(), NOON));
        assertThat(conflicts().list(ACME.id(), 9)).singleElement().satisfies(held -> {
            assertThat(held.decision()).isEmpty();
            assertThat(held.user()).isEqualTo(conflict.user());
        });
    }

    private static HeldConflict conflict(String userName, UserId user, Instant at) {
        return new HeldConflict(
                ConflictId.next(at),
                Optional.of(connectionOf(ACME).id()),
                userName,
                MatchRule.EMAIL,
                ConflictCause.UNVERIFIED_DOMAIN,
                user,
                Optional.empty(),
                Reference.next(),
                at,
                at,
                1,
                Optional.empty());
    }
}
