package io.muster.admin.task;

import io.muster.application.job.JobAdministration;
import io.muster.application.link.LinkMove;
import io.muster.domain.job.JobKind;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;

/**
 * Moves the links of all people and groups from one connection to another: {@code from} and {@code to} are names of connections; with
 * {@code from=all} and {@code to=none} nobody is linked any more.
 */
public final class LinkMoveTask extends JobTask {
    @Inject
    public LinkMoveTask(JobAdministration jobs, Clock clock) {
        super(jobs, clock, JobKind.LINK_MOVE, List.of(LinkMove.FROM, LinkMove.TO));
    }
}
