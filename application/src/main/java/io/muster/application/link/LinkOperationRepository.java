package io.muster.application.link;

import io.muster.domain.link.LinkOperation;
import io.muster.domain.link.OperationId;
import io.muster.domain.tenant.TenantId;
import java.time.Instant;
import java.util.Optional;

/** What support has done in a tenant, for as long as it can be undone. */
public interface LinkOperationRepository {
    void insert(TenantId tenant, LinkOperation operation);

    /** Finds the operation and keeps everybody else from undoing it until the unit of work ends. */
    Optional<LinkOperation> findForUpdate(TenantId tenant, OperationId id);

    void setUndone(TenantId tenant, OperationId id, Instant at);
}
