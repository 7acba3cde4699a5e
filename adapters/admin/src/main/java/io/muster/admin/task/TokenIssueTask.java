package io.muster.admin.task;

import io.muster.admin.AdminSettings;
import io.muster.application.token.TokenAdministration;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Issues a token and shows its secret, this once. */
public final class TokenIssueTask implements AdminTask {
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
                Parameter.required("tenant"),
                Parameter.optional("connection"),
                Parameter.optional("description"),
                Parameter.optional("expiresInDays"),
                Parameter.REASON);
    }

    @Override
    public Map<String, @Nullable Object> run(Parameters parameters) {
        TokenAdministration.Issued issued = tokens.issue(
                parameters.actor(),
                parameters.tenant(),
                parameters.text("connection"),
                parameters.text("description").orElse(""),
                parameters.life());
        return TokenAnswers.of(issued, parameters.tenant(), settings);
    }
}
