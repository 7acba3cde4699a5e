package io.muster.scimhttp.oauth;

import io.muster.application.token.ClientCredentials;
import io.muster.domain.Refusal;
import io.muster.domain.token.TokenSecret;
import io.muster.scimhttp.rate.RequestRates;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code POST /oauth/token}: client credentials, and no other grant (RFC 6749 §4.4, §5.1, §5.2). */
@Path("/oauth/token")
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@Produces(MediaType.APPLICATION_JSON)
public final class TokenResource {
    private static final String GRANT = "client_credentials";

    private final ClientCredentials clients;
    private final RequestRates rates;

    @Inject
    public TokenResource(ClientCredentials clients, RequestRates rates) {
        this.clients = clients;
        this.rates = rates;
    }

    @POST
    public Response token(
            @Context HttpHeaders headers,
            @Context HttpServletRequest request,
            @Nullable MultivaluedMap<String, String> given) {
        MultivaluedMap<String, String> form = given == null ? new MultivaluedHashMap<>() : given; // null if it is empty
        List<String> grants = form.getOrDefault("grant_type", List.of());
        if (grants.size() != 1) {
            return error(400, "invalid_request", "grant_type must be given once; send grant_type=" + GRANT + ".");
        }
        if (!grants.get(0).equals(GRANT)) {
            return error(400, "unsupported_grant_type", "Only grant_type=" + GRANT + " is served here.");
        }
        List<String> authorization = headers.getRequestHeaders().getOrDefault(HttpHeaders.AUTHORIZATION, List.of());
        if (!authorization.isEmpty() && form.containsKey("client_secret")) {
            return error(
                    400, "invalid_request", "Send client id and secret in the form or in a Basic header, not in both.");
        }
        try {
            return grant(PresentedClient.read(authorization, form), request.getRemoteAddr());
        } catch (Refusal refusal) {
            return refused(refusal);
        }
    }

    private Response grant(Optional<PresentedClient> client, String address) {
        rates.requireFewFailures(address, client.map(PresentedClient::secret).orElse(""));
        client.ifPresent(given -> rates.requireFewGrants(given.id()));
        Optional<TokenSecret> access = client.flatMap(given -> clients.grant(given.id(), given.secret()));
        if (access.isEmpty()) {
            rates.failed(address);
            return unknownClient();
        }
        client.ifPresent(given -> {
            rates.succeeded(given.secret());
            rates.granted(given.id());
        });
        return granted(access.get());
    }

    private static Response refused(Refusal refusal) {
        String detail = String.valueOf(refusal.getMessage());
        return refusal.reason() == Refusal.Reason.TOO_MANY_REQUESTS
                ? Response.fromResponse(error(429, "temporarily_unavailable", detail))
                        .header(HttpHeaders.RETRY_AFTER, "1")
                        .build()
                : error(400, "unauthorized_client", detail);
    }

    private static Response granted(TokenSecret access) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("access_token", access.reveal());
        body.put("token_type", "Bearer");
        body.put("expires_in", ClientCredentials.LIFE.toSeconds());
        return answer(200, body);
    }

    /** Which of id, secret and status it was is not told. */
    private static Response unknownClient() {
        return Response.fromResponse(
                        error(
                                401,
                                "invalid_client",
                                "Client id and secret are not those of an active OAuth client. Issue a new secret and paste both again."))
                .header(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"oauth\"")
                .build();
    }

    private static Response error(int status, String error, String description) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("error", error);
        body.put("error_description", description);
        return answer(status, body);
    }

    private static Response answer(int status, Map<String, Object> body) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON)
                .entity(body)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("Pragma", "no-cache")
                .build();
    }
}
