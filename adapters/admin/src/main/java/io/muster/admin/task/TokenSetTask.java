package io.muster.admin.task;

import io.muster.application.token.TokenAdministration;
import io.muster.domain.token.TokenId;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Switches a token off for the time being, or on again. */
public final class TokenSetTask implements AdminTask {
    private final TokenAdministration tokens;

    @Inject
    public TokenSetTask(TokenAdministration tokens) {
        this.tokens = tokens;
    }

    @Override
    public String name() {
        return "token-set";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                Parameter.required("tenant"),
                Parameter.required("token"),
                Parameter.required("status"),
                Parameter.REASON);
    }

    @Override
    public Map<String, @Nullable Object> run(Parameters parameters) {
        TokenId token = parameters.token().orElseThrow();
        boolean active = parameters.oneOf("status", TokenSwitch.values()).orElseThrow() == TokenSwitch.ACTIVE;
        return TokenAnswers.of(
                active
                        ? tokens.activate(parameters.actor(), parameters.tenant(), token)
                        : tokens.deactivate(parameters.actor(), parameters.tenant(), token));
    }
}
