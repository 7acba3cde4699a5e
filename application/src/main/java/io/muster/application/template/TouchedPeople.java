package io.muster.application.template;

import io.muster.domain.group.MemberId;
import io.muster.domain.job.JobId;
import io.muster.domain.tenant.TenantId;
import io.muster.domain.user.UserId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Finds the users whom a change of memberships touches: those whom some members are or, being groups, contain at any depth. */
public interface TouchedPeople {
    /** Each once, by id; empty if there may be more. A user who is met twice may count twice. */
    Optional<List<UserId>> ifFew(TenantId tenant, Collection<MemberId> members, int atMost);

    /** Adds a planned row to the job for each of them, however many, inside a unit of work. Returns their number. */
    long plan(TenantId tenant, JobId job, Collection<MemberId> members);
}
