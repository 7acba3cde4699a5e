package io.muster.application.departure;

import io.muster.application.InMemoryPersistence;
import io.muster.application.UnitOfWork;
import java.time.Duration;

class InMemoryDepartureRepositoryTest implements DepartureRepositoryContract {
    private final InMemoryPersistence memory = new InMemoryPersistence();

    @Override
    public DepartureRepository departures() {
        return memory.departures;
    }

    @Override
    public UnitOfWork unitOfWork() {
        return memory.unitOfWork;
    }

    @Override
    public void later() {
        memory.departures.clock.advance(Duration.ofSeconds(1));
    }
}
