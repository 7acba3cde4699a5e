package io.muster.application.departure;

import io.muster.application.InMemoryPersistence;
import io.muster.application.UnitOfWork;
import io.muster.application.group.GroupRepository;
import io.muster.application.user.UserRepository;
import java.time.Duration;

class InMemoryDepartureRepositoryTest implements DepartureRepositoryContract {
    private final InMemoryPersistence memory = new InMemoryPersistence();

    @Override
    public DepartureRepository departures() {
        return memory.departures;
    }

    @Override
    public GroupRepository groups() {
        return memory.groups;
    }

    @Override
    public UserRepository users() {
        return memory.users;
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
