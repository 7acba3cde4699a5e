package io.muster.persistence.user;

import static io.muster.application.tenant.SampleTenants.ACME;
import static io.muster.application.user.UserBuilder.aUser;
import static io.muster.domain.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.application.user.UserQueryContract;
import io.muster.application.user.UserRepository;
import io.muster.application.user.UserRepositoryContract;
import io.muster.domain.user.User;
import io.muster.persistence.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JdbiUserRepositoryTest implements UserRepositoryContract, UserQueryContract {
    private static final TestDatabase POSTGRES = TestDatabase.migrated();

    private final UserRepository users = new JdbiUserRepository(POSTGRES.database(), POSTGRES.schemas());

    @BeforeEach
    void reset() {
        POSTGRES.reset();
    }

    @Override
    public UserRepository users() {
        return users;
    }

    @Test
    void aDeletedUserIsKept() {
        User user = aUser().build();
        users.insert(ACME.id(), user);
        users.delete(ACME.id(), user, LATER);
        assertThat(POSTGRES.strings("SELECT id FROM scim_user WHERE deleted_at IS NOT NULL"))
                .containsExactly(user.id().toString());
    }

    @Test
    void theRefusalOfATakenNameShowsNoName() {
        users.insert(ACME.id(), aUser().named("bjensen").build());
        assertThat(refusal(
                        () -> users.insert(ACME.id(), aUser().named("BJensen").build())))
                .hasMessageContaining("userName is taken")
                .hasMessageNotContainingAny("bjensen", "BJensen")
                .hasNoCause();
    }
}
