package io.muster.admin.task;

import io.muster.application.token.TokenAdministration;
import io.muster.application.token.TokenUses;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lists the tokens of a tenant, the newest first, without their secrets. */
public final class TokenListTask implements AdminTask {
    private final TokenAdministration tokens;
    private final TokenUses uses;

    @Inject
    public TokenListTask(TokenAdministration tokens, TokenUses uses) {
        this.tokens = tokens;
        this.uses = uses;
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
        uses.flush();
        return Map.of(
                "items",
                tokens.list(parameters.tenant()).stream().map(TokenAnswers::of).toList());
    }
}
