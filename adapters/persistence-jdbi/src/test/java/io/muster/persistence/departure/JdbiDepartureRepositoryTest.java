package io.muster.persistence.departure;

import io.muster.application.UnitOfWork;
import io.muster.application.departure.DepartureRepository;
import io.muster.application.departure.DepartureRepositoryContract;
import io.muster.persistence.JdbiUnitOfWork;
import io.muster.persistence.TestDatabase;
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
    public UnitOfWork unitOfWork() {
        return new JdbiUnitOfWork(POSTGRES.database());
    }

    /** Each statement comes some microseconds after the one before. */
    @Override
    public void later() {}
}
