package io.muster.admin.task;

import io.muster.application.token.TokenAdministration;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Revokes a token for ever. */
public final class TokenRevokeTask implements AdminTask {
    private final TokenAdministration tokens;

    @Inject
    public TokenRevokeTask(TokenAdministration tokens) {
        this.tokens = tokens;
    }

    @Override
    public String name() {
        return "token-revoke";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(Parameter.required("tenant"), Parameter.required("token"), Parameter.REASON);
    }

    @Override
    public Map<String, @Nullable Object> run(Parameters parameters) {
        return TokenAnswers.of(tokens.revoke(
                parameters.actor(), parameters.tenant(), parameters.token().orElseThrow()));
    }
}
