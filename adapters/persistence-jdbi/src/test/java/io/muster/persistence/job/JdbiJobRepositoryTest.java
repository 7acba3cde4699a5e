package io.muster.persistence.job;

import io.muster.application.job.JobLedger;
import io.muster.application.job.JobRepository;
import io.muster.application.job.JobRepositoryContract;
import io.muster.persistence.TestDatabase;
import org.junit.jupiter.api.BeforeEach;

class JdbiJobRepositoryTest implements JobRepositoryContract {
    private static final TestDatabase POSTGRES = TestDatabase.migrated();

    @BeforeEach
    void reset() {
        POSTGRES.reset();
    }

    @Override
    public JobRepository jobs() {
        return new JdbiJobRepository(POSTGRES.database());
    }

    @Override
    public JobLedger ledger() {
        return new JdbiJobLedger(POSTGRES.database());
    }
}
