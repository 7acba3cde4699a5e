package io.muster.application.activity;

import io.muster.application.Caller;
import io.muster.application.UnitOfWork;
import io.muster.domain.activity.Activity;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Reads the log, and writes the failures into it. */
public final class ActivityHistoryService implements ActivityHistory {
    private final UnitOfWork unitOfWork;
    private final ActivityLog activities;
    private final Clock clock;

    @Inject
    public ActivityHistoryService(UnitOfWork unitOfWork, ActivityLog activities, Clock clock) {
        this.unitOfWork = unitOfWork;
        this.activities = activities;
        this.clock = clock;
    }

    @Override
    public List<Activity> query(Caller caller, ActivityQuery query) {
        return activities.query(caller.tenant(), query);
    }

    @Override
    public void recordFailure(Caller caller, String operation, Activity.Outcome outcome, String detail) {
        unitOfWork.execute(() -> {
            Activity failure = Activity.ended(
                    outcome, caller.actor(), operation, Optional.empty(), caller.trace(), detail, clock.instant());
            activities.add(caller.tenant(), failure);
            return failure;
        });
    }
}
