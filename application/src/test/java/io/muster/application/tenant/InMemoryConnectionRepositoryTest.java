package io.muster.application.tenant;

import io.muster.application.InMemoryPersistence;
import io.muster.application.UnitOfWork;
import org.junit.jupiter.api.BeforeEach;

class InMemoryConnectionRepositoryTest implements ConnectionRepositoryContract {
    private final InMemoryPersistence memory = new InMemoryPersistence();

    @BeforeEach
    void addTenants() {
        memory.add(SampleTenants.ACME);
        memory.add(SampleTenants.GLOBEX);
    }

    @Override
    public ConnectionRepository connections() {
        return memory.connections;
    }

    @Override
    public UnitOfWork unitOfWork() {
        return memory.unitOfWork;
    }
}
