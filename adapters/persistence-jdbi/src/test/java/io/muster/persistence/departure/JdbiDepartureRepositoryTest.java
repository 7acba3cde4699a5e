package io.muster.persistence.departure;

import io.muster.application.UnitOfWork;
import io.muster.application.departure.DepartureRepository;
import io.muster.application.departure.DepartureRepositoryContract;
import io.muster.application.group.GroupRepository;
import io.muster.application.user.UserRepository;
import io.muster.persistence.JdbiUnitOfWork;
import io.muster.persistence.TestDatabase;
import io.muster.persistence.group.JdbiGroupRepository;
import io.muster.persistence.user.JdbiUserRepository;
import org.junit.jupiter.api.BeforeEach;

class JdbiDepartureRepositoryTest implements DepartureRepositoryContract {
    private static final TestDatabase POSTGRES = TestDatabase.migrated();

    @BeforeEach
    void reset() {
        POSTGRES.reset();
    }

    @Override
    public DepartureRepository departures() {
        return new JdbiDepartureRepository(POSTGRES.database());
    }

    @Override
    public GroupRepository groups() {
        return new JdbiGroupRepository(POSTGRES.database(), POSTGRES.schemas());
    }

    @Override
    public UserRepository users() {
        return new JdbiUserRepository(POSTGRES.database(), POSTGRES.schemas());
    }

    @Override
    public UnitOfWork unitOfWork() {
        return new JdbiUnitOfWork(POSTGRES.database());
    }

    /** Each statement comes some microseconds after the one before. */
    @Override
    public void later() {}
}
