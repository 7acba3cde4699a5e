package io.muster.admin.task;

import io.muster.application.job.JobAdministration;
import io.muster.application.link.LinkMove;
import io.muster.domain.job.JobKind;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Moves the links of all people and groups from one connection to another: {@code from} and {@code to} are names of connections; with
 * {@code from=all} and {@code to=none} nobody is linked any more.
 */
public final class LinkMoveTask implements AdminTask {
    private final JobModes modes;
    private final Clock clock;

    @Inject
    public LinkMoveTask(JobAdministration jobs, Clock clock) {
        this.modes = new JobModes(jobs, JobKind.LINK_MOVE, List.of(LinkMove.FROM, LinkMove.TO));
        this.clock = clock;
    }

    @Override
    public String name() {
        return JobKind.LINK_MOVE.task();
    }

    @Override
    public List<Parameter> parameters() {
        return modes.parameters();
    }

    @Override
    public Map<String, @Nullable Object> run(Parameters parameters) {
        return JobAnswers.of(modes.job(parameters), clock.instant());
    }
}
