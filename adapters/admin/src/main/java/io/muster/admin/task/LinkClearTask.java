package io.muster.admin.task;

import io.muster.application.job.JobAdministration;
import io.muster.application.job.JobAdministration.Order;
import io.muster.application.link.LinkAdministration;
import io.muster.application.link.LinkAdministration.Mode;
import io.muster.application.link.LinkMove;
import io.muster.domain.job.Job;
import io.muster.domain.job.JobKind;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Clears the IdP link of a user, who keeps everything else, or with {@code all=true} those of everybody, which is a job;
 * {@code mode=preview} only tells.
 */
public final class LinkClearTask implements AdminTask {
    private final LinkAdministration links;
    private final JobAdministration jobs;
    private final Clock clock;

    @Inject
    public LinkClearTask(LinkAdministration links, JobAdministration jobs, Clock clock) {
        this.links = links;
        this.jobs = jobs;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "link-clear";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                Parameter.required("tenant"),
                Parameter.optional("user"),
                Parameter.optional("all"),
                Parameter.required("reason"),
                Parameter.optional("mode"));
    }

    @Override
    public Map<String, @Nullable Object> run(Parameters parameters) {
        boolean all = parameters.truth("all").orElse(false);
        if (all == parameters.text("user").isPresent()) {
            throw new BadParameter("link-clear needs either the parameter user, or all=true.");
        }
        return all
                ? JobAnswers.of(job(parameters), clock.instant())
                : LinkAnswers.of(links.clear(
                        parameters.actor(), parameters.tenant(), parameters.user(), LinkAnswers.mode(parameters)));
    }

    private Job job(Parameters parameters) {
        Order order = new Order(
                JobKind.LINK_MOVE, Map.of(LinkMove.FROM, LinkMove.ALL, LinkMove.TO, LinkMove.NONE), Job.DEFAULT_BATCH);
        return LinkAnswers.mode(parameters) == Mode.PREVIEW
                ? jobs.plan(parameters.actor(), parameters.tenant(), order)
                : jobs.run(parameters.actor(), parameters.tenant(), order);
    }
}
