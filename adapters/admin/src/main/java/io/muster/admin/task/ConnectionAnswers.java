package io.muster.admin.task;

import io.muster.domain.health.Health;
import io.muster.domain.tenant.Connection;
import io.muster.domain.tenant.ConnectionPolicies;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Connections as tasks show them. */
final class ConnectionAnswers {
    private ConnectionAnswers() {}

    static Map<String, @Nullable Object> of(Connection connection) {
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("connection", connection.name());
        answer.put("profile", Parameters.lower(connection.profile()));
        answer.putAll(of(connection.policies()));
        answer.put("created", connection.created().toString());
        return answer;
    }

    /** Each with its state. */
    static List<Map<String, @Nullable Object>> of(Map<Connection, Health> healths) {
        List<Map<String, @Nullable Object>> answers = new ArrayList<>();
        healths.forEach((connection, health) -> {
            Map<String, @Nullable Object> answer = of(connection);
            answer.put("state", Parameters.lower(health.state()));
            answers.add(answer);
        });
        return answers;
    }

    static Map<String, @Nullable Object> of(ConnectionPolicies policies) {
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("groups", policies.groups() ? "on" : "off");
        answer.put("onInactive", Parameters.lower(policies.onInactive()));
        answer.put("onDelete", Parameters.lower(policies.onDelete()));
        answer.put("keepDeletedDays", policies.keepDeletedDays());
        answer.put("externalId", Parameters.lower(policies.externalId()));
        return answer;
    }
}
