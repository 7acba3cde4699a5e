package io.muster.application.job;

class InMemoryJobRepositoryTest implements JobRepositoryContract {
    private final InMemoryJobRepository jobs = new InMemoryJobRepository();
    private final InMemoryJobLedger ledger = new InMemoryJobLedger();

    @Override
    public JobRepository jobs() {
        return jobs;
    }

    @Override
    public JobLedger ledger() {
        return ledger;
    }
}
