package io.muster.domain.job;

import io.muster.domain.Event;
import io.muster.domain.Event.What;
import io.muster.domain.resource.ComplexValue;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What happens to jobs, as events: how many rows, and no person. */
public final class JobEvent {
    private static final String KIND = "job";

    private JobEvent() {}

    /** It begins to run, or to be undone. */
    public static Event started(Job job) {
        return Event.of(KIND, What.STARTED, job.id().toString(), ComplexValue.EMPTY, shown(job));
    }

    /** It takes long, and another quarter of it is done. */
    public static Event progressed(Job job) {
        return Event.of(KIND, What.PROGRESSED, job.id().toString(), ComplexValue.EMPTY, shown(job));
    }

    public static Event resumed(Job before, Job after) {
        return Event.of(KIND, What.RESUMED, after.id().toString(), progress(before), shown(after));
    }

    /** It is in another state than before. */
    public static Event changed(Job before, Job after) {
        return Event.of(KIND, what(after.state()), after.id().toString(), progress(before), shown(after));
    }

    private static What what(JobState state) {
        return switch (state) {
            case PLANNED -> What.PLANNED;
            case RUNNING -> What.STARTED;
            case PAUSED -> What.PAUSED;
            case FINISHED -> What.FINISHED;
            case FAILED -> What.FAILED;
            case CANCELLED -> What.CANCELLED;
            case UNDONE -> What.UNDONE;
        };
    }

    /** Without what tells which job it is and what it is about, so that the event has that though it is as before. */
    private static ComplexValue progress(Job job) {
        return ComplexValue.ofPlain(progressOf(job));
    }

    private static ComplexValue shown(Job job) {
        Map<String, Object> shown = progressOf(job);
        shown.put("kind", job.kind().task());
        shown.put("total", job.progress().total());
        shown.putAll(job.settings());
        return ComplexValue.ofPlain(shown);
    }

    private static Map<String, Object> progressOf(Job job) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("state", job.state().inWords());
        shown.put("phase", job.phase().name().toLowerCase(Locale.ROOT));
        for (JobRow.State state : JobRow.State.values()) {
            shown.put(state.inWords(), job.progress().tally().of(state));
        }
        job.problem().ifPresent(problem -> shown.put("problem", problem));
        return shown;
    }
}
