package io.muster.application.link;

import io.muster.application.user.InMemoryUserRepository;
import io.muster.application.user.UserRepository;

class InMemoryDuplicateRepositoryTest implements DuplicateRepositoryContract {
    private final InMemoryUserRepository users = new InMemoryUserRepository();
    private final InMemoryDuplicateRepository duplicates = new InMemoryDuplicateRepository(users);

    @Override
    public DuplicateRepository duplicates() {
        return duplicates;
    }

    @Override
    public UserRepository users() {
        return users;
    }
}
