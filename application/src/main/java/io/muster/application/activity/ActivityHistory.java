package io.muster.application.activity;

import io.muster.application.Caller;
import io.muster.application.activity.ActivityLog.Found;
import io.muster.domain.activity.Activity;
import java.util.List;
import java.util.Set;

/** What happened, for those who ask; and the failures that no use case saw, for those who met them. */
public interface ActivityHistory {
    /** The latest first. */
    List<Activity> query(Caller caller, ActivityQuery query);

    /** Who is meant by an id, a user name, an alias, an address or an externalId, for a query: also a person who has no account. */
    Set<String> whom(Caller caller, String text);

    /** The lines that have the reference, of whatever tenant, or of none. */
    List<Found> find(String reference);

    /** Keeps a request that failed, in a transaction of its own, for that of the request is undone. */
    void recordFailure(Caller caller, FailedRequest failed);
}
