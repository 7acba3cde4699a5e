package io.muster.application.activity;

import io.muster.application.Caller;
import io.muster.application.UnitOfWork;
import io.muster.application.notice.FailureRepository;
import io.muster.domain.activity.Activity;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;

/** Reads the log, and writes the failures into it. */
public final class ActivityHistoryService implements ActivityHistory {
    private final UnitOfWork unitOfWork;
    private final ActivityLog activities;
    private final FailureRepository failures;
    private final Clock clock;

    @Inject
    public ActivityHistoryService(
            UnitOfWork unitOfWork, ActivityLog activities, FailureRepository failures, Clock clock) {
        this.unitOfWork = unitOfWork;
        this.activities = activities;
        this.failures = failures;
        this.clock = clock;
    }

    @Override
    public List<Activity> query(Caller caller, ActivityQuery query) {
        return activities.query(caller.tenant(), query);
    }

    @Override
    public void recordFailure(Caller caller, FailedRequest failed) {
        unitOfWork.execute(() -> {
            Activity line = Activity.failed(
                    failed.cause(),
                    caller.actor(),
                    failed.operation(),
                    failed.subject(),
                    caller.trace(),
                    failed.answer(),
                    clock.instant());
            activities.add(caller.tenant(), line);
            caller.connectionId()
                    .filter(connection -> failed.cause().isTold())
                    .ifPresent(connection -> failures.add(
                            caller.tenant(), connection, failed.cause(), line.reference(), failed.answer()));
            return line;
        });
    }
}
