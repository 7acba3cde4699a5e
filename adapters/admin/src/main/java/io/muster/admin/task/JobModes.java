package io.muster.admin.task;

import io.muster.application.Actor;
import io.muster.application.job.JobAdministration;
import io.muster.application.job.JobAdministration.Order;
import io.muster.domain.job.Job;
import io.muster.domain.job.JobId;
import io.muster.domain.job.JobKind;
import io.muster.domain.tenant.Slug;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the tasks that start jobs of one kind have in common: {@code mode}, {@code job}, {@code batch}, and the settings of a new job. */
final class JobModes {
    private final JobAdministration jobs;
    private final JobKind kind;
    private final List<String> settings;

    /** @param settings of the kind, each a parameter */
    JobModes(JobAdministration jobs, JobKind kind, List<String> settings) {
        this.jobs = jobs;
        this.kind = kind;
        this.settings = List.copyOf(settings);
    }

    List<AdminTask.Parameter> parameters() {
        List<AdminTask.Parameter> parameters = new ArrayList<>(List.of(
                AdminTask.Parameter.required("tenant"),
                AdminTask.Parameter.required("mode"),
                AdminTask.Parameter.optional("job"),
                AdminTask.Parameter.optional("batch")));
        settings.stream().map(AdminTask.Parameter::optional).forEach(parameters::add);
        parameters.add(AdminTask.Parameter.REASON);
        return parameters;
    }

    Job job(Parameters parameters) {
        Mode mode = parameters.oneOf("mode", Mode.values()).orElseThrow();
        Actor actor = parameters.actor();
        Slug tenant = parameters.tenant();
        Optional<JobId> job = parameters.job();
        requireSense(parameters, mode, job);
        return switch (mode) {
            case PLAN -> jobs.plan(actor, tenant, order(parameters));
            case RUN ->
                job.isPresent() ? jobs.run(actor, tenant, kind, job.get()) : jobs.run(actor, tenant, order(parameters));
            case STATUS -> jobs.get(tenant, kind, job);
            case PAUSE -> jobs.pause(actor, tenant, kind, job);
            case RESUME -> jobs.resume(actor, tenant, kind, job);
            case CANCEL -> jobs.cancel(actor, tenant, kind, job);
            case UNDO -> jobs.undo(actor, tenant, kind, job);
        };
    }

    private void requireSense(Parameters parameters, Mode mode, Optional<JobId> job) {
        if (mode == Mode.PLAN && job.isPresent()) {
            throw new BadParameter("mode=plan makes a new job; leave job out.");
        }
        boolean begins = mode == Mode.PLAN || mode == Mode.RUN && job.isEmpty();
        List<String> ofANewJob = new ArrayList<>(settings);
        ofANewJob.add("batch");
        ofANewJob.stream()
                .filter(name -> !begins && parameters.text(name).isPresent())
                .findFirst()
                .ifPresent(name -> {
                    throw new BadParameter(
                            name + " is for a new job: mode=plan, or mode=run without job. Leave it out here.");
                });
    }

    private Order order(Parameters parameters) {
        Map<String, String> given = new LinkedHashMap<>();
        for (String name : settings) {
            parameters.text(name).ifPresent(value -> given.put(name, value));
        }
        return new Order(
                kind, given, parameters.number("batch", 1, Job.MAX_BATCH).orElse(Job.DEFAULT_BATCH));
    }

    /** What is wanted of the job. */
    private enum Mode {
        PLAN,
        RUN,
        STATUS,
        PAUSE,
        RESUME,
        CANCEL,
        UNDO
    }
}
