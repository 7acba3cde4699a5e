package io.muster.persistence.group;

import io.muster.application.group.GroupRepository;
import io.muster.application.group.GroupRepositoryContract;
import io.muster.application.user.UserRepository;
import io.muster.persistence.TestDatabase;
import io.muster.persistence.user.JdbiUserRepository;
import org.junit.jupiter.api.BeforeEach;

class JdbiGroupRepositoryTest implements GroupRepositoryContract {
    private static final TestDatabase POSTGRES = TestDatabase.migrated();

    private final GroupRepository groups = new JdbiGroupRepository(POSTGRES.database(), POSTGRES.schemas());
    private final UserRepository users = new JdbiUserRepository(POSTGRES.database(), POSTGRES.schemas());

    @BeforeEach
    void reset() {
        POSTGRES.reset();
    }

    @Override
    public GroupRepository groups() {
        return groups;
    }

    @Override
    public UserRepository users() {
        return users;
    }
}
