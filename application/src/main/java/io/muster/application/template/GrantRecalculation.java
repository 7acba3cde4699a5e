package io.muster.application.template;

import io.muster.application.Caller;
import io.muster.application.activity.ActivityLog;
import io.muster.application.event.Outbox;
import io.muster.application.job.JobNode;
import io.muster.application.job.JobRepository;
import io.muster.domain.Event;
import io.muster.domain.activity.Activity;
import io.muster.domain.activity.Trace;
import io.muster.domain.group.MemberId;
import io.muster.domain.job.Job;
import io.muster.domain.job.JobEvent;
import io.muster.domain.job.JobKind;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;

/** Records a job that recalculates the grants of people who are too many for one request. */
public final class GrantRecalculation {
    /** The setting that holds the reference of the request; what the job changes is found by it. */
    static final String REQUEST = "request";

    private static final String REASON =
            "a change of groups touches more than " + TemplateApplication.MAX_AT_ONCE + " people";

    private final TouchedPeople people;
    private final JobRepository jobs;
    private final JobNode node;
    private final Outbox outbox;
    private final ActivityLog activities;

    @Inject
    public GrantRecalculation(
            TouchedPeople people, JobRepository jobs, JobNode node, Outbox outbox, ActivityLog activities) {
        this.people = people;
        this.jobs = jobs;
        this.node = node;
        this.outbox = outbox;
        this.activities = activities;
    }

    /** Takes effect with the unit of work: a change of groups that is stored has its job. */
    Job record(Caller caller, Collection<MemberId> members, Instant now) {
        Trace trace = new Trace(caller.trace().reference());
        Job begun = Job.begin(
                JobKind.GRANT_RECALCULATE,
                Map.of(REQUEST, trace.reference().value()),
                Job.DEFAULT_BATCH,
                false,
                0,
                caller.actor(),
                REASON,
                now);
        Job job = begun.planned(people.plan(caller.tenant(), begun.id(), members), now);
        jobs.insert(caller.tenant(), job, node.name(), Duration.ZERO);
        Event event = JobEvent.started(job);
        outbox.add(caller.tenant(), event, now);
        activities.add(caller.tenant(), Activity.done(caller.actor(), event, trace, REASON, now));
        return job;
    }
}
