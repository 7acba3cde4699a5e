package io.muster.admin.task;

import io.muster.admin.AdminSettings;
import io.muster.application.token.TokenAdministration;
import io.muster.domain.tenant.Slug;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Issues a token and shows its secret, this once. */
public final class TokenIssueTask implements AdminTask {
    private static final int MAX_DAYS = 3650;

    private final TokenAdministration tokens;
    private final AdminSettings settings;

    @Inject
    public TokenIssueTask(TokenAdministration tokens, AdminSettings settings) {
        this.tokens = tokens;
        this.settings = settings;
    }

    @Override
    public String name() {
        return "token-issue";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                Parameter.required("tenant"), Parameter.optional("description"), Parameter.optional("expiresInDays"));
    }

    @Override
    public Map<String, @Nullable Object> run(Parameters parameters) {
        Slug tenant = parameters.tenant();
        TokenAdministration.Issued issued = tokens.issue(
                tenant,
                parameters.text("description").orElse(""),
                parameters.number("expiresInDays", 1, MAX_DAYS).map(Duration::ofDays));
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("id", issued.token().id().toString());
        answer.put("secretToken", issued.secret().reveal());
        answer.put("tenantUrl", settings.tenantUrl(tenant));
        answer.put("expiresAt", issued.token().expires().map(Instant::toString).orElse(null));
        return answer;
    }
}
