package io.muster.application.group;

import io.muster.application.InMemoryPersistence;
import io.muster.application.user.UserRepository;

class InMemoryGroupRepositoryTest implements GroupRepositoryContract {
    private final InMemoryPersistence memory = new InMemoryPersistence();

    @Override
    public GroupRepository groups() {
        return memory.groups;
    }

    @Override
    public UserRepository users() {
        return memory.users;
    }
}
