package io.muster.application.notice;

import io.muster.application.UnitOfWork;
import io.muster.application.activity.ActivityLog;
import io.muster.application.health.TrafficRepository;
import io.muster.application.mail.Mailing;
import io.muster.application.tenant.ConnectionRepository;
import io.muster.application.tenant.TenantRepository;
import io.muster.domain.notice.NoticeKind;
import io.muster.domain.notice.OpenFailure;
import io.muster.domain.notice.OpenFailure.Step;
import io.muster.domain.tenant.Connection;
import io.muster.domain.tenant.Tenant;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/** Tells admins what their connections fail of: of the first at once, of more once in a period, and when it is over. On any number of nodes. */
public final class FailureNotices {
    /** Of one kind, to one tenant, within a day; what comes beyond waits. */
    private static final int MOST_A_DAY = 10;

    private static final int BATCH = 100;

    private final UnitOfWork unitOfWork;
    private final FailureRepository failures;
    private final TrafficRepository traffic;
    private final TenantRepository tenants;
    private final ConnectionRepository connections;
    private final ActivityLog activities;
    private final Mailing mailing;
    private final NoticeSettings settings;

    @Inject
    public FailureNotices(
            UnitOfWork unitOfWork,
            FailureRepository failures,
            TrafficRepository traffic,
            TenantRepository tenants,
            ConnectionRepository connections,
            ActivityLog activities,
            Mailing mailing,
            NoticeSettings settings) {
        this.unitOfWork = unitOfWork;
        this.failures = failures;
        this.traffic = traffic;
        this.tenants = tenants;
        this.connections = connections;
        this.activities = activities;
        this.mailing = mailing;
        this.settings = settings;
    }

    /** What is due, each in a unit of work of its own; one that fails does not keep the others from being told. */
    public void tell() {
        Each.of(failures.due(BATCH), this::tell);
    }

    private void tell(FailureRepository.Due due) {
        try {
            take(due, failure -> tell(due, failure));
        } catch (RuntimeException e) {
            take(due, failure -> failures.keep(due.tenant(), failure, settings.period()));
            throw e;
        }
    }

    private void take(FailureRepository.Due due, Consumer<OpenFailure> work) {
        unitOfWork.execute(() -> {
            failures.take(due).ifPresent(work);
            return due;
        });
    }

    private void tell(FailureRepository.Due due, OpenFailure failure) {
        Tenant tenant = tenants.find(due.tenant()).orElseThrow();
        Connection connection = connections.find(due.tenant(), due.connection()).orElseThrow();
        Instant now = failures.now();
        Step step = failure.next(
                now,
                settings.period(),
                traffic.lastSuccess(tenant.id(), connection.id()),
                () -> activities.hasOpenFailure(tenant.id(), connection.name(), failure.cause(), failure.first()));
        switch (step) {
            case TELL_FIRST, TELL_MORE -> {
                boolean isTold = mayTell(tenant, step, now);
                if (isTold) {
                    mailing.post(tenant, failure.notice(step, connection));
                }
                failures.keep(tenant.id(), isTold ? failure.toldOf() : failure, settings.period());
            }
            case TELL_OVER -> {
                mailing.post(tenant, failure.notice(step, connection));
                failures.close(tenant.id(), failure);
            }
            case FORGET -> failures.close(tenant.id(), failure);
            case WAIT -> failures.keep(tenant.id(), failure, failure.quietIn(now, settings.period()));
        }
    }

    /** Not while there is nobody to tell, and not too much in a day. */
    private boolean mayTell(Tenant tenant, Step step, Instant now) {
        NoticeKind kind = step == Step.TELL_FIRST ? NoticeKind.FAILURE : NoticeKind.FAILURE_DIGEST;
        return !tenant.settings().notified().isEmpty()
                && mailing.posted(tenant.id(), kind, now.minus(Duration.ofDays(1))) < MOST_A_DAY;
    }
}
