package io.muster.application.template;

import io.muster.application.job.JobLedger;
import io.muster.application.user.InMemoryUserRepository;
import io.muster.domain.group.MemberId;
import io.muster.domain.job.JobId;
import io.muster.domain.job.JobRow;
import io.muster.domain.tenant.TenantId;
import io.muster.domain.user.User;
import io.muster.domain.user.UserId;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Looks through all users; what is too many may be set lower. */
public final class InMemoryTouchedPeople implements TouchedPeople {
    private final InMemoryUserRepository users;
    private final JobLedger ledger;
    private int few = Integer.MAX_VALUE;

    public InMemoryTouchedPeople(InMemoryUserRepository users, JobLedger ledger) {
        this.users = users;
        this.ledger = ledger;
    }

    public void findAtMost(int number) {
        few = number;
    }

    @Override
    public Optional<List<UserId>> ifFew(TenantId tenant, Collection<MemberId> members, int atMost) {
        return Optional.of(touched(tenant, members)).filter(touched -> touched.size() <= Math.min(atMost, few));
    }

    @Override
    public long plan(TenantId tenant, JobId job, Collection<MemberId> members) {
        List<JobRow> rows = touched(tenant, members).stream()
                .map(user -> new JobRow(
                        user.value(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        JobRow.State.PLANNED,
                        Optional.empty()))
                .toList();
        ledger.put(tenant, job, rows);
        return rows.size();
    }

    private List<UserId> touched(TenantId tenant, Collection<MemberId> members) {
        return users.all(tenant).stream()
                .filter(user -> members.contains(new MemberId(user.id().value()))
                        || user.groups().stream()
                                .anyMatch(group ->
                                        members.contains(new MemberId(group.id().value()))))
                .map(User::id)
                .sorted(Comparator.comparing(UserId::toString))
                .toList();
    }
}
