package io.muster.admin.task;

import io.muster.domain.job.Job;
import io.muster.domain.job.JobRow;
import io.muster.domain.job.JobTally;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A job as tasks show it. */
final class JobAnswers {
    private JobAnswers() {}

    static Map<String, @Nullable Object> of(Job job, Instant now) {
        JobTally tally = job.progress().tally();
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("job", job.id().toString());
        answer.put("kind", job.kind().task());
        answer.put("state", job.state().inWords());
        answer.put("phase", Parameters.lower(job.phase()));
        answer.put("done", tally.of(JobRow.State.DONE));
        answer.put("total", job.progress().total());
        answer.put("planned", tally.of(JobRow.State.PLANNED));
        answer.put("skipped", tally.of(JobRow.State.SKIPPED));
        answer.put("undone", tally.of(JobRow.State.UNDONE));
        answer.put("kept", tally.of(JobRow.State.KEPT));
        answer.put("reasons", new TreeMap<>(tally.reasons()));
        answer.put("etaSeconds", job.remaining(now).map(Duration::toSeconds).orElse(null));
        answer.put("batch", job.batch());
        answer.putAll(new TreeMap<>(job.settings()));
        answer.put("created", job.created().toString());
        answer.put("startedBy", job.startedBy());
        answer.put("reason", job.reason());
        answer.put("node", job.node().orElse(null));
        answer.put("problem", job.problem().orElse(null));
        return answer;
    }
}
