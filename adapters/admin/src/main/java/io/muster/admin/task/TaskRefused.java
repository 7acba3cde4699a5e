package io.muster.admin.task;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A rule turns the task down, and there is more to say than one sentence. */
public final class TaskRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Map<String, @Nullable Object> answer;

    TaskRefused(String message, Map<String, @Nullable Object> answer) {
        super(message, null, false, false);
        this.answer = answer;
    }

    /** Plain values, as a task answers them. */
    public Map<String, @Nullable Object> answer() {
        return answer;
    }
}
