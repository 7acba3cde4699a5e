package io.muster.admin.task;

import io.muster.domain.activity.Activity;
import io.muster.domain.tenant.Profile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lines of the activity log as tasks show them. */
final class ActivityAnswers {
    private ActivityAnswers() {}

    static List<Map<String, @Nullable Object>> of(List<Activity> activities) {
        return activities.stream().map(ActivityAnswers::of).toList();
    }

    static Map<String, @Nullable Object> of(Activity activity) {
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("at", activity.at().toString());
        answer.put("reference", activity.reference());
        answer.put("actor", activity.actor());
        answer.put("operation", activity.operation());
        answer.put("subject", activity.subject().orElse(null));
        answer.put("outcome", Parameters.lower(activity.outcome()));
        answer.put("cause", activity.cause().map(Parameters::lower).orElse(null));
        activity.cause().ifPresent(cause -> FailureAnswers.putText(answer, cause, Profile.UNKNOWN));
        answer.put("milliseconds", activity.took().toMillis());
        answer.put("detail", activity.detail());
        answer.put("trace", activity.trace());
        return answer;
    }
}
