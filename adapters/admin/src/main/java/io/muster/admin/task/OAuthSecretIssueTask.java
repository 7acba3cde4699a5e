package io.muster.admin.task;

import io.muster.admin.AdminSettings;
import io.muster.application.token.OAuthClientAdministration;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Issues one more secret of an OAuth client and shows it, this once. */
public final class OAuthSecretIssueTask implements AdminTask {
    private final OAuthClientAdministration clients;
    private final AdminSettings settings;

    @Inject
    public OAuthSecretIssueTask(OAuthClientAdministration clients, AdminSettings settings) {
        this.clients = clients;
        this.settings = settings;
    }

    @Override
    public String name() {
        return "oauth-secret-issue";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                Parameter.required("tenant"),
                Parameter.required("client"),
                Parameter.optional("expiresInDays"),
                Parameter.REASON);
    }

    @Override
    public Map<String, @Nullable Object> run(Parameters parameters) {
        return OAuthAnswers.of(
                parameters.client(),
                clients.issueSecret(parameters.actor(), parameters.tenant(), parameters.client(), parameters.life()),
                settings);
    }
}
