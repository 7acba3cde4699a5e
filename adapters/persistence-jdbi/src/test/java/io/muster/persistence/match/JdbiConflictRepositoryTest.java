package io.muster.persistence.match;

import io.muster.application.match.ConflictRepository;
import io.muster.application.match.ConflictRepositoryContract;
import io.muster.persistence.TestDatabase;
import org.junit.jupiter.api.BeforeEach;

class JdbiConflictRepositoryTest implements ConflictRepositoryContract {
    private static final TestDatabase POSTGRES = TestDatabase.migrated();

    @BeforeEach
    void reset() {
        POSTGRES.reset();
    }

    @Override
    public ConflictRepository conflicts() {
        return new JdbiConflictRepository(POSTGRES.database());
    }
}
