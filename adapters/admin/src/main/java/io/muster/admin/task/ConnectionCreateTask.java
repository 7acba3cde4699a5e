package io.muster.admin.task;

import io.muster.application.tenant.ConnectionAdministration;
import io.muster.domain.tenant.Profile;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Attaches one more IdP to a tenant. */
public final class ConnectionCreateTask implements AdminTask {
    private final ConnectionAdministration connections;

    @Inject
    public ConnectionCreateTask(ConnectionAdministration connections) {
        this.connections = connections;
    }

    @Override
    public String name() {
        return "connection-create";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                Parameter.required("tenant"),
                Parameter.required("connection"),
                Parameter.optional("profile"),
                Parameter.REASON);
    }

    @Override
    public Map<String, @Nullable Object> run(Parameters parameters) {
        return ConnectionAnswers.of(connections.create(
                parameters.actor(),
                parameters.tenant(),
                parameters.text("connection").orElseThrow(),
                parameters.oneOf("profile", Profile.values()).orElse(Profile.UNKNOWN)));
    }
}
