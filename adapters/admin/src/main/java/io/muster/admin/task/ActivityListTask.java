package io.muster.admin.task;

import io.muster.application.activity.ActivityHistory;
import io.muster.application.activity.ActivityQuery;
import io.muster.domain.activity.Activity;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lists what happened to a tenant, the latest first. */
public final class ActivityListTask implements AdminTask {
    private final OperatorCaller operator;
    private final ActivityHistory activities;

    @Inject
    public ActivityListTask(OperatorCaller operator, ActivityHistory activities) {
        this.operator = operator;
        this.activities = activities;
    }

    @Override
    public String name() {
        return "activity-list";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                Parameter.required("tenant"),
                Parameter.optional("ref"),
                Parameter.optional("user"),
                Parameter.optional("outcome"),
                Parameter.optional("since"),
                Parameter.optional("limit"));
    }

    @Override
    public Map<String, @Nullable Object> run(Parameters parameters) {
        ActivityQuery query = new ActivityQuery(
                parameters.text("ref"),
                parameters.text("user"),
                parameters.oneOf("outcome", Activity.Outcome.values()),
                parameters.instant("since"),
                parameters.number("limit", 1, ActivityQuery.MAX_LIMIT).orElse(ActivityQuery.DEFAULT_LIMIT));
        return Map.of("items", ActivityAnswers.of(activities.query(operator.of(parameters), query)));
    }
}
