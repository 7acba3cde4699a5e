package io.muster.application.activity;

import io.muster.application.Caller;
import io.muster.domain.activity.Activity;
import java.util.List;

/** What happened, for those who ask; and the failures that no use case saw, for those who met them. */
public interface ActivityHistory {
    /** The latest first. */
    List<Activity> query(Caller caller, ActivityQuery query);

    /** Keeps a request that failed, in a transaction of its own, for that of the request is undone. */
    void recordFailure(Caller caller, FailedRequest failed);
}
