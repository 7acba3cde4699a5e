package io.muster.admin.task;

import io.muster.application.tenant.ConnectionAdministration;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lists the connections of a tenant, the oldest first. */
public final class ConnectionListTask implements AdminTask {
    private final ConnectionAdministration connections;

    @Inject
    public ConnectionListTask(ConnectionAdministration connections) {
        this.connections = connections;
    }

    @Override
    public String name() {
        return "connection-list";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(Parameter.required("tenant"));
    }

    @Override
    public Map<String, @Nullable Object> run(Parameters parameters) {
        return Map.of(
                "items",
                connections.list(parameters.tenant()).stream()
                        .map(ConnectionAnswers::of)
                        .toList());
    }
}
