package io.muster.admin.task;

import io.muster.application.token.TokenAdministration;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lists the tokens of a tenant, the newest first, without their secrets. */
public final class TokenListTask implements AdminTask {
    private final TokenAdministration tokens;

    @Inject
    public TokenListTask(TokenAdministration tokens) {
        this.tokens = tokens;
    }

    @Override
    public String name() {
        return "token-list";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(Parameter.required("tenant"));
    }

    @Override
    public Map<String, @Nullable Object> run(Parameters parameters) {
        return Map.of(
                "items",
                tokens.list(parameters.tenant()).stream().map(TokenAnswers::of).toList());
    }
}
