package io.muster.persistence.notice;

import io.muster.application.UnitOfWork;
import io.muster.application.notice.FailureRepository;
import io.muster.application.notice.FailureRepositoryContract;
import io.muster.persistence.JdbiUnitOfWork;
import io.muster.persistence.TestDatabase;
import org.junit.jupiter.api.BeforeEach;

class JdbiFailureRepositoryTest implements FailureRepositoryContract {
    private static final TestDatabase POSTGRES = TestDatabase.migrated();

    @BeforeEach
    void reset() {
        POSTGRES.reset();
    }

    @Override
    public FailureRepository failures() {
        return new JdbiFailureRepository(POSTGRES.database());
    }

    @Override
    public UnitOfWork unitOfWork() {
        return new JdbiUnitOfWork(POSTGRES.database());
    }
}
