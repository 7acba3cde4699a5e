package io.muster.admin.task;

import io.muster.admin.AdminSettings;
import io.muster.application.token.TokenAdministration;
import io.muster.domain.token.Token;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Issues a token in the place of another, and shows its secret, this once. */
public final class TokenRegenerateTask implements AdminTask {
    private final TokenAdministration tokens;
    private final AdminSettings settings;

    @Inject
    public TokenRegenerateTask(TokenAdministration tokens, AdminSettings settings) {
        this.tokens = tokens;
        this.settings = settings;
    }

    @Override
    public String name() {
        return "token-regenerate";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                Parameter.required("tenant"),
                Parameter.optional("token"),
                Parameter.optional("overlapMinutes"),
                Parameter.REASON);
    }

    @Override
    public Map<String, @Nullable Object> run(Parameters parameters) {
        int overlap = parameters
                .number("overlapMinutes", 0, (int) Token.MAX_OVERLAP.toMinutes())
                .orElse(0);
        TokenAdministration.Issued issued = tokens.regenerate(
                parameters.actor(), parameters.tenant(), parameters.token(), Duration.ofMinutes(overlap));
        return TokenAnswers.of(issued, parameters.tenant(), settings);
    }
}
