package io.muster.application.activity;

import io.muster.domain.activity.Activity;
import io.muster.domain.activity.Cause;
import io.muster.domain.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** A tenant's activity log; lines are only ever added, and end by their age. */
public interface ActivityLog {
    /** Stands for the errors that concern no known tenant. */
    TenantId NO_TENANT = new TenantId(new UUID(0, 0));

    default void add(TenantId tenant, Activity activity) {
        add(tenant, activity, Set.of());
    }

    /** @param persons the {@link io.muster.domain.activity.PersonKey keys} of those whom it concerns, beside its subject */
    void add(TenantId tenant, Activity activity, Set<String> persons);

    /** Lines of any tenant that are older are gone, at most so many at once; tells how many. */
    int forget(Duration age, int atMost);

    /** The latest first. */
    List<Activity> query(TenantId tenant, ActivityQuery query);

    /**
     * Whether a person or group that a connection has failed to provision has not been written by a connection since.
     *
     * @param connection by its name
     */
    boolean hasOpenFailure(TenantId tenant, String connection, Cause cause, Instant since);

    /** The lines of all tenants, and of none, that have the reference. */
    List<Found> find(String reference);

    /** A line, and whose it is. */
    record Found(TenantId tenant, Activity activity) {}
}
