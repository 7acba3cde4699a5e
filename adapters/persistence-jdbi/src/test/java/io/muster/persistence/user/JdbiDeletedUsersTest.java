package io.muster.persistence.user;

import static io.muster.application.tenant.SampleTenants.ACME;
import static io.muster.application.tenant.SampleTenants.connectionOf;
import static io.muster.application.user.UserBuilder.aUser;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.domain.tenant.ConnectionPolicies;
import io.muster.domain.tenant.LeaverPolicy;
import io.muster.domain.user.User;
import io.muster.persistence.TestDatabase;
import io.muster.persistence.tenant.JdbiConnectionRepository;
import io.muster.persistence.token.TokenCache;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JdbiDeletedUsersTest {
    private static final TestDatabase POSTGRES = TestDatabase.migrated();

    private final JdbiUserRepository users = new JdbiUserRepository(POSTGRES.database(), POSTGRES.schemas());
    private final JdbiDeletedUsers deleted = new JdbiDeletedUsers(POSTGRES.database());

    @BeforeEach
    void reset() {
        POSTGRES.reset();
        JdbiConnectionRepository connections = new JdbiConnectionRepository(POSTGRES.database(), new TokenCache());
        ConnectionPolicies tenDays = new ConnectionPolicies(true, LeaverPolicy.SUSPEND, LeaverPolicy.SOFT_DELETE, 10);
        connections.update(ACME.id(), connectionOf(ACME).with(tenDays));
    }

    @Test
    void whoseDaysAreOverAreGoneForGoodAndNobodyElse() {
        User over = deletedFor(Duration.ofDays(11));
        users.addAlias(ACME.id(), over.id(), "known", Optional.empty());
        User kept = deletedFor(Duration.ofDays(9));
        User living = aUser().build();
        users.insert(ACME.id(), living);
        assertThat(deleted.purge(9)).isEqualTo(1);
        assertThat(deleted.purge(9)).isZero();
        assertThat(users.findDeleted(ACME.id(), over.id())).isEmpty();
        assertThat(users.findDeleted(ACME.id(), kept.id())).isPresent();
        assertThat(users.find(ACME.id(), living.id())).isPresent();
    }

    @Test
    void noMoreThanAreAskedForGoAtOnce() {
        deletedFor(Duration.ofDays(11));
        deletedFor(Duration.ofDays(11));
        assertThat(deleted.purge(1)).isEqualTo(1);
        assertThat(deleted.purge(9)).isEqualTo(1);
    }

    private User deletedFor(Duration span) {
        User user = aUser().build();
        users.insert(ACME.id(), user);
        users.delete(ACME.id(), user, Instant.now().minus(span));
        return user;
    }
}
