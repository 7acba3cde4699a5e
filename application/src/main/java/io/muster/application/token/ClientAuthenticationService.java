package io.muster.application.token;

import io.muster.application.Caller;
import io.muster.application.schema.SchemaRepository;
import io.muster.domain.Limits;
import io.muster.domain.Refusal;
import io.muster.domain.activity.Trace;
import io.muster.domain.tenant.Tenant;
import io.muster.domain.token.SecretKind;
import io.muster.domain.token.Token;
import io.muster.domain.token.TokenSecret;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.Optional;

/** Form first, for that costs no query; then the digest; then whether the token and its tenant are in order. */
public final class ClientAuthenticationService implements ClientAuthentication {
    private final TokenRepository tokens;
    private final SchemaRepository schemas;
    private final Limits limits;

    @Inject
    public ClientAuthenticationService(TokenRepository tokens, SchemaRepository schemas, Limits limits) {
        this.limits = limits;
        this.tokens = tokens;
        this.schemas = schemas;
    }

    @Override
    public Result authenticate(String presented, Optional<String> path, Trace trace) {
        return TokenSecret.parse(presented)
                .filter(secret -> secret.kind() != SecretKind.CLIENT_SECRET)
                .map(secret -> authenticate(secret, path, trace))
                .orElseGet(() -> new Result.Denied(Cause.MALFORMED, Optional.empty()));
    }

    private Result authenticate(TokenSecret secret, Optional<String> path, Trace trace) {
        return tokens.find(secret.digest())
                .filter(found -> found.isOf(secret))
                .filter(found -> path.map(found.tenant()::answersTo).orElse(true))
                .map(found -> judge(found, trace))
                .orElseGet(() -> new Result.Denied(Cause.UNKNOWN, Optional.empty()));
    }

    private Result judge(TokenRepository.Holder holder, Trace trace) {
        return switch (holder.status()) {
            case ACTIVE -> known(holder, trace);
            case INACTIVE -> denied(holder, Cause.INACTIVE, trace);
            case EXPIRED -> denied(holder, Cause.EXPIRED, trace);
            case REVOKED -> denied(holder, Cause.REVOKED, trace);
        };
    }

    private Result denied(TokenRepository.Holder holder, Cause cause, Trace trace) {
        Caller caller = caller(holder, trace);
        trace.step("denied: " + caller.actor() + ", which is " + cause.name().toLowerCase(Locale.ROOT));
        return new Result.Denied(cause, Optional.of(caller));
    }

    private Result known(TokenRepository.Holder holder, Trace trace) {
        Caller caller = caller(holder, trace);
        trace.step("authenticated by " + caller.actor());
        try {
            holder.tenant().requireScimOn();
        } catch (Refusal off) {
            return new Result.Off(caller, off);
        }
        return new Result.Known(caller, holder.token().id());
    }

    private Caller caller(TokenRepository.Holder holder, Trace trace) {
        Tenant tenant = holder.tenant();
        Token token = holder.token();
        String actor = "connection " + holder.connection().name()
                + tenant.settings()
                        .protection()
                        .scimAdministrator()
                        .map(user -> " acting as " + user)
                        .orElse("") + ", "
                + token.client().map(client -> "OAuth client " + client).orElse("token " + token.id());
        return Caller.of(tenant, schemas.types(tenant.id()), actor, trace)
                .through(holder.connection())
                .within(limits);
    }
}
