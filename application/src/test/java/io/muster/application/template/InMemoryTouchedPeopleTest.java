package io.muster.application.template;

import io.muster.application.InMemoryPersistence;
import io.muster.application.group.GroupRepository;
import io.muster.application.job.JobLedger;
import io.muster.application.user.UserRepository;

class InMemoryTouchedPeopleTest implements TouchedPeopleContract {
    private final InMemoryPersistence memory = new InMemoryPersistence();

    @Override
    public TouchedPeople people() {
        return memory.people;
    }

    @Override
    public UserRepository users() {
        return memory.users;
    }

    @Override
    public GroupRepository groups() {
        return memory.groups;
    }

    @Override
    public JobLedger ledger() {
        return memory.ledger;
    }
}
