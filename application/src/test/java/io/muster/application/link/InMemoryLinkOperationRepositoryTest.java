package io.muster.application.link;

class InMemoryLinkOperationRepositoryTest implements LinkOperationRepositoryContract {
    private final InMemoryLinkOperationRepository operations = new InMemoryLinkOperationRepository();

    @Override
    public LinkOperationRepository operations() {
        return operations;
    }
}
