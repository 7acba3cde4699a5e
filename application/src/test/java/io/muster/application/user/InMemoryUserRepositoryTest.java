package io.muster.application.user;

class InMemoryUserRepositoryTest implements UserRepositoryContract, UserQueryContract {
    private final InMemoryUserRepository users = new InMemoryUserRepository();

    @Override
    public UserRepository users() {
        return users;
    }
}
