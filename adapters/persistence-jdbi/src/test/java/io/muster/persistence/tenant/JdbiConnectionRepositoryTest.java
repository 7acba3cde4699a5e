package io.muster.persistence.tenant;

import io.muster.application.UnitOfWork;
import io.muster.application.tenant.ConnectionRepository;
import io.muster.application.tenant.ConnectionRepositoryContract;
import io.muster.persistence.JdbiUnitOfWork;
import io.muster.persistence.TestDatabase;
import io.muster.persistence.token.TokenCache;
import org.junit.jupiter.api.BeforeEach;

class JdbiConnectionRepositoryTest implements ConnectionRepositoryContract {
    private static final TestDatabase POSTGRES = TestDatabase.migrated();

    @BeforeEach
    void reset() {
        POSTGRES.reset();
    }

    @Override
    public ConnectionRepository connections() {
        return new JdbiConnectionRepository(POSTGRES.database(), new TokenCache());
    }

    @Override
    public UnitOfWork unitOfWork() {
        return new JdbiUnitOfWork(POSTGRES.database());
    }
}
