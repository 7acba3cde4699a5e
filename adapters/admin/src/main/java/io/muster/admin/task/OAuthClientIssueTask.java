package io.muster.admin.task;

import io.muster.admin.AdminSettings;
import io.muster.application.token.OAuthClientAdministration;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes an OAuth client and shows its first secret, this once. */
public final class OAuthClientIssueTask implements AdminTask {
    private final OAuthClientAdministration clients;
    private final AdminSettings settings;

    @Inject
    public OAuthClientIssueTask(OAuthClientAdministration clients, AdminSettings settings) {
        this.clients = clients;
        this.settings = settings;
    }

    @Override
    public String name() {
        return "oauth-client-issue";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                Parameter.required("tenant"),
                Parameter.optional("connection"),
                Parameter.optional("description"),
                Parameter.optional("expiresInDays"),
                Parameter.REASON);
    }

    @Override
    public Map<String, @Nullable Object> run(Parameters parameters) {
        OAuthClientAdministration.IssuedClient issued = clients.issue(
                parameters.actor(),
                parameters.tenant(),
                parameters.text("connection"),
                parameters.text("description").orElse(""),
                parameters.life());
        return OAuthAnswers.of(issued.client().id(), issued.secret(), settings);
    }
}
