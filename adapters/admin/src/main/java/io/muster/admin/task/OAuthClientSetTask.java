package io.muster.admin.task;

import io.muster.application.token.OAuthClientAdministration;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Switches an OAuth client off for the time being, or on again. */
public final class OAuthClientSetTask implements AdminTask {
    private final OAuthClientAdministration clients;

    @Inject
    public OAuthClientSetTask(OAuthClientAdministration clients) {
        this.clients = clients;
    }

    @Override
    public String name() {
        return "oauth-client-set";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                Parameter.required("tenant"),
                Parameter.required("client"),
                Parameter.required("status"),
                Parameter.REASON);
    }

    @Override
    public Map<String, @Nullable Object> run(Parameters parameters) {
        boolean active = parameters.oneOf("status", TokenSwitch.values()).orElseThrow() == TokenSwitch.ACTIVE;
        return OAuthAnswers.of(
                active
                        ? clients.activate(parameters.actor(), parameters.tenant(), parameters.client())
                        : clients.deactivate(parameters.actor(), parameters.tenant(), parameters.client()));
    }
}
