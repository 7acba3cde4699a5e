package io.muster.application.match;

class InMemoryConflictRepositoryTest implements ConflictRepositoryContract {
    private final InMemoryConflictRepository conflicts = new InMemoryConflictRepository();

    @Override
    public ConflictRepository conflicts() {
        return conflicts;
    }
}
