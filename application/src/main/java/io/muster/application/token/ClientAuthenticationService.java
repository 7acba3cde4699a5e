package io.muster.application.token;

import io.muster.application.Caller;
import io.muster.application.schema.SchemaRepository;
import io.muster.domain.Limits;
import io.muster.domain.activity.Trace;
import io.muster.domain.tenant.Tenant;
import io.muster.domain.token.TokenSecret;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;

/** Form first, for that costs no query; then the digest; then whether the token and its tenant are in order. */
public final class ClientAuthenticationService implements ClientAuthentication {
    private final TokenRepository tokens;
    private final SchemaRepository schemas;
    private final Limits limits;
    private final Clock clock;

    @Inject
    public ClientAuthenticationService(TokenRepository tokens, SchemaRepository schemas, Limits limits, Clock clock) {
        this.limits = limits;
        this.tokens = tokens;
        this.schemas = schemas;
        this.clock = clock;
    }

    @Override
    public Result authenticate(String presented, Optional<String> path, Trace trace) {
        Optional<TokenSecret> secret = TokenSecret.parse(presented);
        if (secret.isEmpty()) {
            return new Result.Denied(Cause.MALFORMED);
        }
        Optional<TokenRepository.Holder> holder =
                tokens.find(secret.get().digest()).filter(found -> found.token().isOf(secret.get()));
        if (holder.isEmpty() || !path.map(holder.get().tenant()::answersTo).orElse(true)) {
            return new Result.Denied(Cause.UNKNOWN);
        }
        if (holder.get().token().isExpiredAt(clock.instant())) {
            return new Result.Denied(Cause.EXPIRED);
        }
        Tenant tenant = holder.get().tenant();
        tenant.requireScimOn();
        String actor = "token " + holder.get().token().id();
        trace.step("authenticated by " + actor);
        return new Result.Known(
                Caller.of(tenant, schemas.types(tenant.id()), actor, trace).within(limits));
    }
}
