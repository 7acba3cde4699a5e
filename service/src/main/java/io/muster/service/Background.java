package io.muster.service;

import io.dropwizard.lifecycle.Managed;
import io.dropwizard.lifecycle.setup.LifecycleEnvironment;
import io.muster.application.activity.ActivityRetention;
import io.muster.application.activity.CountedErrors;
import io.muster.application.departure.MassChangeWatch;
import io.muster.application.habit.HabitCounter;
import io.muster.application.health.SilenceWatch;
import io.muster.application.health.TrafficCounter;
import io.muster.application.metric.StandingCounts;
import io.muster.application.notice.EventRelay;
import io.muster.application.notice.FailureNotices;
import io.muster.application.template.GroupNameBinding;
import io.muster.application.tenant.ProfileDetection;
import io.muster.application.token.TokenExpiry;
import io.muster.application.token.TokenUses;
import io.muster.application.user.DeletedUserPurge;
import io.muster.persistence.TableStatistics;
import io.muster.persistence.token.TokenChanges;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a node does beside answering. Each of it can be killed at any moment; what it has counted is kept every few seconds and at the end. */
final class Background implements Managed {
    private static final Logger LOG = LoggerFactory.getLogger(Background.class);
    private static final Duration NOTICES = Duration.ofSeconds(1);
    private static final Duration STATISTICS = Duration.ofSeconds(2);
    private static final Duration FLUSH = Duration.ofSeconds(5);
    private static final Duration STANDING = Duration.ofSeconds(30);
    private static final Duration BEAT = Duration.ofMinutes(1);
    private static final Duration EXPIRY = Duration.ofMinutes(10);
    private static final Duration PURGE = Duration.ofHours(1);
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final HabitCounter habits;
    private final TrafficCounter traffic;
    private final SilenceWatch silence;
    private final TokenUses uses;
    private final CountedErrors errors;
    private final ProfileDetection profiles;
    private final TokenExpiry expiry;
    private final DeletedUserPurge purge;
    private final MassChangeWatch massChanges;
    private final FailureNotices failures;
    private final EventRelay events;
    private final ActivityRetention activities;
    private final TableStatistics statistics;
    private final StandingCounts standing;
    private final GroupNameBinding groupNames;
    private final TokenChanges changes;
    private @Nullable ScheduledExecutorService executor;
    private @Nullable Thread listener;
    private final List<Future<?>> scheduled = new ArrayList<>();

    @Inject
    Background(
            HabitCounter habits,
            TrafficCounter traffic,
            SilenceWatch silence,
            TokenUses uses,
            CountedErrors errors,
            ProfileDetection profiles,
            TokenExpiry expiry,
            DeletedUserPurge purge,
            MassChangeWatch massChanges,
            FailureNotices failures,
            EventRelay events,
            ActivityRetention activities,
            TableStatistics statistics,
            StandingCounts standing,
            GroupNameBinding groupNames,
            TokenChanges changes) {
        this.habits = habits;
        this.traffic = traffic;
        this.silence = silence;
        this.uses = uses;
        this.errors = errors;
        this.profiles = profiles;
        this.expiry = expiry;
        this.purge = purge;
        this.massChanges = massChanges;
        this.failures = failures;
        this.events = events;
        this.activities = activities;
        this.statistics = statistics;
        this.standing = standing;
        this.groupNames = groupNames;
        this.changes = changes;
    }

    void manageOn(LifecycleEnvironment lifecycle) {
        executor = lifecycle.scheduledExecutorService("background").build();
        lifecycle.manage(this);
    }

    @Override
    public void start() {
        every(FLUSH, "counts", habits::flush);
        every(FLUSH, "traffic of connections", traffic::flush);
        every(FLUSH, "uses of tokens", uses::flush);
        every(FLUSH, "counted errors", errors::flush);
        every(FLUSH, "profiles of connections", profiles::flush);
        every(BEAT, "silence of connections", silence::run);
        every(EXPIRY, "ends of tokens", expiry::tell);
        every(NOTICES, "notices of failures", failures::tell);
        every(NOTICES, "notices of events", events::tell);
        every(FLUSH, "mass changes", massChanges::look);
        every(STATISTICS, "statistics of new tables", statistics::keepUp);
        every(PURGE, "the end of activities", activities::run);
        every(PURGE, "departures of long ago", massChanges::forget);
        every(PURGE, "the end of deleted users", purge::run);
        every(STANDING, "counts for metrics", standing::refresh);
        soon("counts for metrics", standing::refresh);
        every(STANDING, "groups of templates", groupNames::settle);
        soon("groups of templates", groupNames::settle);
        listener = new Thread(changes, "token-changes");
        listener.setDaemon(true);
        listener.start();
    }

    @Override
    public void stop() throws InterruptedException {
        scheduled.forEach(work -> work.cancel(false));
        if (listener != null) {
            listener.interrupt();
            listener.join(PATIENCE.toMillis());
        }
        attempt("counts", habits::flush);
        attempt("traffic of connections", traffic::flush);
        attempt("uses of tokens", uses::flush);
        attempt("counted errors", errors::flush);
    }

    private void every(Duration interval, String what, Runnable work) {
        if (executor != null) {
            scheduled.add(executor.scheduleWithFixedDelay(
                    () -> attempt(what, work), interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS));
        }
    }

    private void soon(String what, Runnable work) {
        if (executor != null) {
            executor.execute(() -> attempt(what, work));
        }
    }

    /** What fails is tried again the next time. */
    private static void attempt(String what, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.warn("{} could not be kept: {}", what, e.getMessage());
        } catch (Error e) { // the executor would keep it to itself
            LOG.error("{} could not be kept", what, e);
            throw e;
        }
    }
}
