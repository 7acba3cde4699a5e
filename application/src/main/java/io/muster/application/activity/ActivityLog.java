package io.muster.application.activity;

import io.muster.domain.activity.Activity;
import io.muster.domain.tenant.TenantId;
import java.util.List;

/** A tenant's activity log; lines are only ever added. */
public interface ActivityLog {
    void add(TenantId tenant, Activity activity);

    /** The latest first. */
    List<Activity> query(TenantId tenant, ActivityQuery query);
}
