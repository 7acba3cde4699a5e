package io.muster.admin.task;

import io.muster.application.habit.HabitCount;
import io.muster.application.habit.HabitCounter;
import io.muster.application.health.HealthInspection;
import io.muster.application.notice.OpenFailures;
import io.muster.application.tenant.ConnectionAdministration;
import io.muster.application.tenant.ConnectionAdministration.ExternalIdsSeen;
import io.muster.application.tenant.TenantAdministration;
import io.muster.domain.tenant.Connection;
import io.muster.domain.tenant.Tenant;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Shows a tenant's connection to its IdP: its policies, how it does, and the ways in which the client departs from the RFC. */
public final class ConnectionShowTask implements AdminTask {
    private final TenantAdministration tenants;
    private final ConnectionAdministration connections;
    private final HealthInspection health;
    private final HabitCounter habits;
    private final OpenFailures failures;

    @Inject
    public ConnectionShowTask(
            TenantAdministration tenants,
            ConnectionAdministration connections,
            HealthInspection health,
            HabitCounter habits,
            OpenFailures failures) {
        this.tenants = tenants;
        this.connections = connections;
        this.health = health;
        this.habits = habits;
        this.failures = failures;
    }

    @Override
    public String name() {
        return "connection-show";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(Parameter.required("tenant"), Parameter.optional("connection"));
    }

    @Override
    public Map<String, @Nullable Object> run(Parameters parameters) {
        Tenant tenant = tenants.get(parameters.tenant());
        Connection connection = connections.get(tenant.slug(), parameters.text("connection"));
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("tenant", tenant.slug().value());
        answer.putAll(ConnectionAnswers.of(connection));
        ExternalIdsSeen seen = connections.externalIds(tenant.slug(), Optional.of(connection.name()));
        answer.put("externalIdMeans", connection.policies().externalId().inWords());
        answer.put(
                "externalIdDetected",
                seen.users() == 0
                        ? "no user has an externalId yet"
                        : seen.immutable() + " of the latest " + seen.users()
                                + " users have an externalId that brings them back by itself");
        answer.putAll(HealthAnswers.of(health.get(tenant, connection)));
        answer.put(
                "failing",
                failures.list(tenant.slug()).stream()
                        .filter(failure -> failure.connection().equals(connection.id()))
                        .map(failure -> FailureAnswers.of(failure, connection.profile()))
                        .toList());
        answer.put(
                "quirks",
                habits.list(tenant.id(), connection.id()).stream()
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
