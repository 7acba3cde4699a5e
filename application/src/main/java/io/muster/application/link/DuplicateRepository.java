package io.muster.application.link;

import io.muster.domain.link.Duplicate;
import io.muster.domain.tenant.TenantId;
import io.muster.domain.user.UserId;
import java.util.List;

/** Accounts of a tenant that may be one person. */
public interface DuplicateRepository {
    /** Pairs that share what tells a person, but for those that were found to be two; by score, the highest first. */
    List<Duplicate> find(TenantId tenant, int limit);

    /** These two are two people, or that is not known any more. */
    void setDistinct(TenantId tenant, UserId one, UserId other, boolean distinct);
}
