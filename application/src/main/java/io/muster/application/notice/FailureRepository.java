package io.muster.application.notice;

import io.muster.domain.activity.Cause;
import io.muster.domain.notice.OpenFailure;
import io.muster.domain.tenant.ConnectionId;
import io.muster.domain.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What connections fail of at present, one for each cause. All times are by one clock, that of the repository. */
public interface FailureRepository {
    Instant now();

    /** Counts one more failure; the first of a connection and cause is due at once. */
    void add(TenantId tenant, ConnectionId connection, Cause cause, String reference, String answer);

    /** Those whose time has come, of all tenants, the earliest first. */
    List<Due> due(int limit);

    /** If it is still due and nobody else is at it; keeps everybody from it until the unit of work ends. */
    Optional<OpenFailure> take(Due due);

    /** The same has been told of; it is due again after that time. */
    void keep(TenantId tenant, OpenFailure failure, Duration dueIn);

    /** It is over. */
    void close(TenantId tenant, OpenFailure failure);

    /** The latest first, at most as many. */
    List<OpenFailure> list(TenantId tenant, int limit);

    /** Forgets what a tenant fails of, or what it fails of for one cause; tells what there was. */
    List<OpenFailure> clear(TenantId tenant, Optional<Cause> cause);

    /** Which failure is due. */
    record Due(TenantId tenant, ConnectionId connection, Cause cause) {}
}
