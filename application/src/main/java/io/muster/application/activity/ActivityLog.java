package io.muster.application.activity;

import io.muster.domain.activity.Activity;
import io.muster.domain.tenant.TenantId;
import java.time.Duration;
import java.util.List;

/** A tenant's activity log; lines are only ever added, and end by their age. */
public interface ActivityLog {
    void add(TenantId tenant, Activity activity);

    /** Lines of any tenant that are older are gone, at most so many at once; tells how many. */
    int forget(Duration age, int atMost);

    /** The latest first. */
    List<Activity> query(TenantId tenant, ActivityQuery query);
}
