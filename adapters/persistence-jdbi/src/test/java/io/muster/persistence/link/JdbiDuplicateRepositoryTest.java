package io.muster.persistence.link;

import io.muster.application.link.DuplicateRepository;
import io.muster.application.link.DuplicateRepositoryContract;
import io.muster.application.user.UserRepository;
import io.muster.persistence.TestDatabase;
import io.muster.persistence.user.JdbiUserRepository;
import org.junit.jupiter.api.BeforeEach;

class JdbiDuplicateRepositoryTest implements DuplicateRepositoryContract {
    private static final TestDatabase POSTGRES = TestDatabase.migrated();

    @BeforeEach
    void reset() {
        POSTGRES.reset();
    }

    @Override
    public DuplicateRepository duplicates() {
        return new JdbiDuplicateRepository(POSTGRES.database());
    }

    @Override
    public UserRepository users() {
        return new JdbiUserRepository(POSTGRES.database(), POSTGRES.schemas());
    }
}
