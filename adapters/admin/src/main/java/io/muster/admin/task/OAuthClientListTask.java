package io.muster.admin.task;

import io.muster.application.token.OAuthClientAdministration;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lists the OAuth clients of a tenant, the newest first, and what is known of their secrets. */
public final class OAuthClientListTask implements AdminTask {
    private final OAuthClientAdministration clients;

    @Inject
    public OAuthClientListTask(OAuthClientAdministration clients) {
        this.clients = clients;
    }

    @Override
    public String name() {
        return "oauth-client-list";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(Parameter.required("tenant"));
    }

    @Override
    public Map<String, @Nullable Object> run(Parameters parameters) {
        return Map.of(
                "items",
                clients.list(parameters.tenant()).stream().map(OAuthAnswers::of).toList());
    }
}
