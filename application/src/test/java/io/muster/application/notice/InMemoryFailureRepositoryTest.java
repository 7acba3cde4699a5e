package io.muster.application.notice;

import io.muster.application.InMemoryPersistence;
import io.muster.application.UnitOfWork;

class InMemoryFailureRepositoryTest implements FailureRepositoryContract {
    private final InMemoryPersistence memory = new InMemoryPersistence();

    @Override
    public FailureRepository failures() {
        return memory.failures;
    }

    @Override
    public UnitOfWork unitOfWork() {
        return memory.unitOfWork;
    }
}
