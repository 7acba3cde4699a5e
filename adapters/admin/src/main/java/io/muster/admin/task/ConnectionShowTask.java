package io.muster.admin.task;

import io.muster.application.Caller;
import io.muster.application.habit.HabitCount;
import io.muster.application.habit.HabitCounter;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Shows what is known of a tenant's connection to its IdP: the ways in which the client departs from the RFC. */
public final class ConnectionShowTask implements AdminTask {
    private final OperatorCaller operator;
    private final HabitCounter habits;

    @Inject
    public ConnectionShowTask(OperatorCaller operator, HabitCounter habits) {
        this.operator = operator;
        this.habits = habits;
    }

    @Override
    public String name() {
        return "connection-show";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(Parameter.required("tenant"));
    }

    @Override
    public Map<String, @Nullable Object> run(Parameters parameters) {
        Caller caller = operator.of(parameters);
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("tenant", parameters.tenant().value());
        answer.put(
                "quirks",
                habits.list(caller.tenant()).stream()
                        .map(ConnectionShowTask::of)
                        .toList());
        return answer;
    }

    private static Map<String, Object> of(HabitCount count) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("name", count.habit());
        answer.put("times", count.times());
        answer.put("lastSeen", count.lastSeen().toString());
        return answer;
    }
}
