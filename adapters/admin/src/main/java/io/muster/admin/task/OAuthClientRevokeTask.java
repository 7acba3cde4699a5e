package io.muster.admin.task;

import io.muster.application.token.OAuthClientAdministration;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Revokes an OAuth client for ever, with all that it has got. */
public final class OAuthClientRevokeTask implements AdminTask {
    private final OAuthClientAdministration clients;

    @Inject
    public OAuthClientRevokeTask(OAuthClientAdministration clients) {
        this.clients = clients;
    }

    @Override
    public String name() {
        return "oauth-client-revoke";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(Parameter.required("tenant"), Parameter.required("client"), Parameter.REASON);
    }

    @Override
    public Map<String, @Nullable Object> run(Parameters parameters) {
        return OAuthAnswers.of(clients.revoke(parameters.actor(), parameters.tenant(), parameters.client()));
    }
}
