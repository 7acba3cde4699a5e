package io.muster.persistence.template;

import io.muster.application.group.GroupRepository;
import io.muster.application.job.JobLedger;
import io.muster.application.template.TouchedPeople;
import io.muster.application.template.TouchedPeopleContract;
import io.muster.application.user.UserRepository;
import io.muster.persistence.TestDatabase;
import io.muster.persistence.group.JdbiGroupRepository;
import io.muster.persistence.job.JdbiJobLedger;
import io.muster.persistence.user.JdbiUserRepository;
import org.junit.jupiter.api.BeforeEach;

class JdbiTouchedPeopleTest implements TouchedPeopleContract {
    private static final TestDatabase POSTGRES = TestDatabase.migrated();

    @BeforeEach
    void reset() {
        POSTGRES.reset();
    }

    @Override
    public TouchedPeople people() {
        return new JdbiTouchedPeople(POSTGRES.database());
    }

    @Override
    public UserRepository users() {
        return new JdbiUserRepository(POSTGRES.database(), POSTGRES.schemas());
    }

    @Override
    public GroupRepository groups() {
        return new JdbiGroupRepository(POSTGRES.database(), POSTGRES.schemas());
    }

    @Override
    public JobLedger ledger() {
        return new JdbiJobLedger(POSTGRES.database());
    }
}
