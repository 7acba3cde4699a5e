package io.muster.application;

import io.muster.application.activity.ActivityLog;
import io.muster.application.user.UserRepository;

class InMemoryUnitOfWorkTest implements UnitOfWorkContract {
    private final InMemoryPersistence memory = new InMemoryPersistence();

    @Override
    public UnitOfWork unitOfWork() {
        return memory.unitOfWork;
    }

    @Override
    public UserRepository users() {
        return memory.users;
    }

    @Override
    public ActivityLog activities() {
        return memory.activities;
    }
}
