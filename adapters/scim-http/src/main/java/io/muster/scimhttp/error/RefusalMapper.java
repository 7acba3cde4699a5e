package io.muster.scimhttp.error;

import io.muster.domain.Refusal;
import io.muster.domain.activity.Cause;
import io.muster.scimhttp.auth.ScimExchange;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;

/** The one place where a refusal becomes a status and a scimType (RFC 7644 §3.12, tables 8 and 9; RFC 9865 §3). */
public final class RefusalMapper implements ExceptionMapper<Refusal> {
    private final Provider<ContainerRequestContext> request;

    @Inject
    public RefusalMapper(Provider<ContainerRequestContext> request) {
        this.request = request;
    }

    @Override
    public Response toResponse(Refusal refusal) {
        ScimExchange exchange = ScimExchange.of(request.get());
        exchange.failed(Cause.of(refusal.reason()));
        String reference = exchange.reference().value();
        Response response = ScimError.response(statusOf(refusal.reason()), message(refusal), reference);
        return refusal.reason() == Refusal.Reason.TOO_MANY_REQUESTS ? later(response) : response;
    }

    /** In a whole second, for Okta reads nothing else. */
    private static Response later(Response response) {
        return Response.fromResponse(response)
                .header(HttpHeaders.RETRY_AFTER, "1")
                .build();
    }

    public static ScimStatus statusOf(Refusal.Reason reason) {
        return switch (reason) { // no default: a new reason does not compile until it has its line here
            case INVALID_SYNTAX -> ScimStatus.of(400, "invalidSyntax");
            case INVALID_FILTER -> ScimStatus.of(400, "invalidFilter");
            case INVALID_PATH -> ScimStatus.of(400, "invalidPath");
            case INVALID_CURSOR -> ScimStatus.of(400, "invalidCursor");
            case EXPIRED_CURSOR -> ScimStatus.of(400, "expiredCursor");
            case INVALID_VALUE -> ScimStatus.of(400, "invalidValue");
            case NO_TARGET -> ScimStatus.of(400, "noTarget");
            case MUTABILITY -> ScimStatus.of(400, "mutability");
            case UNIQUENESS -> ScimStatus.of(409, "uniqueness");
            case CONFLICT -> ScimStatus.of(409, "uniqueness");
            case NOT_FOUND, GROUPS_OFF -> ScimStatus.of(404);
            case STALE_VERSION -> ScimStatus.of(412);
            case TOO_LARGE -> ScimStatus.of(413);
            case TOO_MANY_REQUESTS -> ScimStatus.of(429);
            case PROTECTED_ACCOUNT, FORBIDDEN, SCIM_OFF -> ScimStatus.of(403);
            case NOT_ALLOWED_NOW -> ScimStatus.of(409);
        };
    }

    private static String message(Refusal refusal) {
        return refusal.getMessage() == null ? refusal.reason().name() : refusal.getMessage();
    }
}
