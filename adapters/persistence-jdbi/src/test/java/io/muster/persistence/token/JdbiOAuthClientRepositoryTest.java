package io.muster.persistence.token;

import io.muster.application.UnitOfWork;
import io.muster.application.token.OAuthClientRepository;
import io.muster.application.token.OAuthClientRepositoryContract;
import io.muster.persistence.JdbiUnitOfWork;
import io.muster.persistence.TestDatabase;
import org.junit.jupiter.api.BeforeEach;

class JdbiOAuthClientRepositoryTest implements OAuthClientRepositoryContract {
    private static final TestDatabase POSTGRES = TestDatabase.migrated();

    @BeforeEach
    void reset() {
        POSTGRES.reset();
    }

    @Override
    public OAuthClientRepository clients() {
        return new JdbiOAuthClientRepository(POSTGRES.database(), new TokenCache());
    }

    @Override
    public UnitOfWork unitOfWork() {
        return new JdbiUnitOfWork(POSTGRES.database());
    }
}
