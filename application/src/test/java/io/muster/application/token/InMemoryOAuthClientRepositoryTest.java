package io.muster.application.token;

import io.muster.application.InMemoryPersistence;
import io.muster.application.UnitOfWork;

class InMemoryOAuthClientRepositoryTest implements OAuthClientRepositoryContract {
    private final InMemoryPersistence memory = new InMemoryPersistence();

    @Override
    public OAuthClientRepository clients() {
        return memory.clients;
    }

    @Override
    public UnitOfWork unitOfWork() {
        return memory.unitOfWork;
    }
}
