package io.muster.application.activity;

import io.muster.application.Caller;
import io.muster.application.ResourceQuery;
import io.muster.application.UnitOfWork;
import io.muster.application.activity.ActivityLog.Found;
import io.muster.application.notice.FailureRepository;
import io.muster.application.user.UserRepository;
import io.muster.domain.UserNameKey;
import io.muster.domain.activity.Activity;
import io.muster.domain.activity.PersonKey;
import io.muster.domain.filter.Filter;
import io.muster.domain.filter.FilterParser;
import io.muster.domain.tenant.TenantId;
import io.muster.domain.user.UserId;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the log, and writes the failures into it. */
public final class ActivityHistoryService implements ActivityHistory {
    private static final int MAX_PERSONS = 20;

    private final UnitOfWork unitOfWork;
    private final ActivityLog activities;
    private final FailureRepository failures;
    private final UserRepository users;
    private final CountedErrors counted;
    private final Clock clock;

    @Inject
    public ActivityHistoryService(
            UnitOfWork unitOfWork,
            ActivityLog activities,
            FailureRepository failures,
            UserRepository users,
            CountedErrors counted,
            Clock clock) {
        this.unitOfWork = unitOfWork;
        this.activities = activities;
        this.failures = failures;
        this.users = users;
        this.counted = counted;
        this.clock = clock;
    }

    @Override
    public List<Activity> query(Caller caller, ActivityQuery query) {
        if (query.reference().isPresent()) {
            counted.flush();
        }
        return activities.query(caller.tenant(), query);
    }

    @Override
    public List<Found> find(String reference) {
        counted.flush();
        return activities.find(reference);
    }

    /** Failures from before the account existed are found by what the account is known by now. */
    @Override
    public Set<String> whom(Caller caller, String text) {
        TenantId tenant = caller.tenant();
        Set<String> whom = new HashSet<>(Set.of(text, PersonKey.of(tenant, text)));
        Stream.of(
                        UserId.parse(text).flatMap(id -> users.find(tenant, id)).stream(),
                        users.ownerOfName(tenant, UserNameKey.of(text)).stream(),
                        users
                                .query(tenant, new ResourceQuery(Optional.of(named(text)), 1, MAX_PERSONS))
                                .items()
                                .stream())
                .flatMap(Function.identity())
                .forEach(user -> {
                    whom.add(user.id().toString());
                    Stream.of(Stream.of(user.userName()), user.externalId().stream(), user.addresses())
                            .flatMap(Function.identity())
                            .forEach(name -> whom.add(PersonKey.of(tenant, name)));
                });
        return whom;
    }

    private static Filter named(String text) {
        return FilterParser.parse("userName eq T or externalId eq T or emails.value eq T"
                .replace("T", '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"'));
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
            activities.add(
                    caller.tenant(),
                    line,
                    failed.persons().stream()
                            .map(person -> PersonKey.of(caller.tenant(), person))
                            .collect(Collectors.toSet()));
            caller.connectionId()
                    .filter(connection -> failed.cause().isTold())
                    .ifPresent(connection -> failures.add(
                            caller.tenant(), connection, failed.cause(), line.reference(), failed.answer()));
            return line;
        });
    }
}
