package io.muster.admin.task;

import io.muster.application.job.JobAdministration;
import io.muster.domain.job.JobId;
import io.muster.domain.job.JobRow;
import io.muster.domain.tenant.Slug;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;

/** All rows of a job in their order, read a page at a time. */
final class JobRows implements Iterator<JobRow> {
    private static final int PAGE = 500;

    private final JobAdministration jobs;
    private final Slug tenant;
    private final JobId job;
    private final Deque<JobRow> page = new ArrayDeque<>();
    private Optional<UUID> after = Optional.empty();
    private boolean last;

    JobRows(JobAdministration jobs, Slug tenant, JobId job) {
        this.jobs = jobs;
        this.tenant = tenant;
        this.job = job;
    }

    @Override
    public boolean hasNext() {
        if (page.isEmpty() && !last) {
            List<JobRow> rows = jobs.rows(tenant, job, after, PAGE);
            last = rows.size() < PAGE;
            page.addAll(rows);
            after = rows.isEmpty()
                    ? after
                    : Optional.of(rows.get(rows.size() - 1).subject());
        }
        return !page.isEmpty();
    }

    @Override
    public JobRow next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return page.remove();
    }
}
