package io.muster.admin.task;

import io.muster.application.tenant.ConnectionAdministration;
import io.muster.domain.tenant.ConnectionPolicies;
import io.muster.domain.tenant.Profile;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Changes the profile and the policies of one connection; what is not given stays as it is. */
public final class ConnectionSetTask implements AdminTask {
    private final ConnectionAdministration connections;

    @Inject
    public ConnectionSetTask(ConnectionAdministration connections) {
        this.connections = connections;
    }

    @Override
    public String name() {
        return "connection-set";
    }

    @Override
    public List<Parameter> parameters() {
        List<Parameter> parameters = new ArrayList<>(List.of(
                Parameter.required("tenant"),
                Parameter.optional("connection"),
                Parameter.optional("profile"),
                Parameter.REASON));
        parameters.addAll(PolicyParameters.ALL);
        return parameters;
    }

    @Override
    public Map<String, @Nullable Object> run(Parameters parameters) {
        Optional<Profile> profile = parameters.oneOf("profile", Profile.values());
        UnaryOperator<ConnectionPolicies> policies = PolicyParameters.read(parameters);
        return ConnectionAnswers.of(connections.change(
                parameters.actor(),
                parameters.tenant(),
                parameters.text("connection"),
                before -> before.with(profile.orElse(before.profile())).with(policies.apply(before.policies()))));
    }
}
