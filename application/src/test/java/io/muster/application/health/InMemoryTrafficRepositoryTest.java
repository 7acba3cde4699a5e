package io.muster.application.health;

import io.muster.application.InMemoryPersistence;
import io.muster.application.UnitOfWork;
import io.muster.application.tenant.SampleTenants;
import org.junit.jupiter.api.BeforeEach;

class InMemoryTrafficRepositoryTest implements TrafficRepositoryContract {
    private final InMemoryPersistence memory = new InMemoryPersistence();

    @BeforeEach
    void addTenants() {
        memory.add(SampleTenants.ACME);
        memory.add(SampleTenants.GLOBEX);
    }

    @Override
    public TrafficRepository traffic() {
        return memory.traffic;
    }

    @Override
    public UnitOfWork unitOfWork() {
        return memory.unitOfWork;
    }
}
