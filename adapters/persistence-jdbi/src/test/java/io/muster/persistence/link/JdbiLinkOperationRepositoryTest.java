package io.muster.persistence.link;

import io.muster.application.link.LinkOperationRepository;
import io.muster.application.link.LinkOperationRepositoryContract;
import io.muster.persistence.TestDatabase;
import org.junit.jupiter.api.BeforeEach;

class JdbiLinkOperationRepositoryTest implements LinkOperationRepositoryContract {
    private static final TestDatabase POSTGRES = TestDatabase.migrated();

    @BeforeEach
    void reset() {
        POSTGRES.reset();
    }

    @Override
    public LinkOperationRepository operations() {
        return new JdbiLinkOperationRepository(POSTGRES.database());
    }
}
