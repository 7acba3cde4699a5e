package io.muster.scimhttp.auth;

import io.muster.application.Caller;
import io.muster.application.tenant.ProfileDetection;
import io.muster.application.token.ClientAuthentication;
import io.muster.application.token.ClientAuthentication.Result;
import io.muster.application.token.TokenUses;
import io.muster.domain.activity.Reference;
import io.muster.domain.activity.Trace;
import io.muster.domain.tenant.Profile;
import io.muster.scimhttp.ScimHttpSettings;
import io.muster.scimhttp.error.ContainerTexts;
import io.muster.scimhttp.error.ScimError;
import io.muster.scimhttp.error.ScimStatus;
import io.muster.scimhttp.message.ScimMedia;
import io.muster.scimhttp.rate.FairShare;
import io.muster.scimhttp.rate.RequestRates;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * The door of all SCIM paths, before any is matched, so that without a token nothing tells which paths there are. Finds the
 * endpoint's form, the caller, the caller's turn and the media type; then the request goes on under {@link ScimPath#ROOT}, as one form.
 */
@PreMatching
@Priority(Priorities.AUTHENTICATION)
public final class ScimEntry implements ContainerRequestFilter {
    /** Answers without a token: it tells clients how to authenticate (RFC 7643 §5). */
    private static final String OPEN_TO_ALL = "/ServiceProviderConfig";

    private static final String TOKEN_ENDPOINT = "/oauth/token";

    private static final Set<String> WITH_BODY = Set.of("POST", "PUT", "PATCH");

    private final ScimHttpSettings settings;
    private final ClientAuthentication clients;
    private final TokenUses uses;
    private final ProfileDetection profiles;
    private final RequestRates rates;
    private final FairShare share;

    /** The one that is being answered. */
    @Context
    private @Nullable HttpServletRequest servletRequest;

    @Inject
    public ScimEntry(
            ScimHttpSettings settings,
            ClientAuthentication clients,
            TokenUses uses,
            ProfileDetection profiles,
            RequestRates rates,
            FairShare share) {
        this.settings = settings;
        this.clients = clients;
        this.uses = uses;
        this.profiles = profiles;
        this.rates = rates;
        this.share = share;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        takePathAsItIs(request);
        askForNoMoreThanTheBody(request);
        Trace trace = Trace.begin();
        Reference reference = trace.reference();
        Optional<ScimPath> path =
                ScimPath.parse(request.getUriInfo().getRequestUri().getRawPath());
        ScimExchange exchange = ScimExchange.begin(
                request,
                trace,
                settings.publicUrl() + path.map(ScimPath::prefix).orElse(""),
                path.map(ScimPath::kind).orElse("request"),
                path.flatMap(ScimPath::id));
        label(request, "reference", reference.value());
        label(
                request,
                "operation",
                request.getMethod() + " "
                        + path.map(ScimPath::template).orElseGet(() -> templateOutsideOfScim(request)));
        exchange.comesFrom(address(), path.flatMap(ScimPath::tenant));
        if (path.isPresent()) {
            exchange.expects(path.get().method(request.getMethod()), path.get().kind());
            enter(request, path.get(), exchange);
        }
    }

    private static String templateOutsideOfScim(ContainerRequestContext request) {
        String path = request.getUriInfo().getRequestUri().getPath();
        return path.equals(TOKEN_ENDPOINT) ? path : "other";
    }

    /** JAX-RS would drop what follows a semicolon, and {@code DELETE /Users/{id};x} would delete that user. */
    private static void takePathAsItIs(ContainerRequestContext request) {
        String path = request.getUriInfo().getRequestUri().getRawPath();
        if (path.contains(";")) {
            request.setRequestUri(UriBuilder.fromUri(request.getUriInfo().getRequestUri())
                    .replacePath(path.replace(";", "%3B"))
                    .build());
        }
    }

    /** A reader asks for bytes behind the end of a short body to learn that it is the end, and Jetty would say that they come too slowly. */
    private static void askForNoMoreThanTheBody(ContainerRequestContext request) {
        int length = request.getLength();
        if (length >= 0 && length <= ShortBody.MAX_BYTES) {
            request.setEntityStream(new ShortBody(request.getEntityStream(), length));
        }
    }

    /** Names the request in the log of the application, and in that of the requests. */
    private static void label(ContainerRequestContext request, String name, String value) {
        MDC.put(name, value);
        request.setProperty(name, value);
    }

    private void enter(ContainerRequestContext request, ScimPath path, ScimExchange exchange) {
        if (!path.rest().equals(OPEN_TO_ALL) && !authenticate(request, path, exchange)) {
            return;
        }
        if (!hasAcceptedBody(request)) {
            request.abortWith(ScimError.response(
                    ScimStatus.of(415),
                    ContainerTexts.detail(415),
                    exchange.reference().value()));
            return;
        }
        // whatever the client says it accepts: there is one form of answer (RFC 7644 §3.1)
        request.getHeaders().putSingle(HttpHeaders.ACCEPT, MediaType.WILDCARD);
        QueryEscapes.require(queryAsWritten(request));
        request.setRequestUri(strictUri(request, path, exchange));
    }

    /** Jersey has escaped by now what was no escape. */
    private @Nullable String queryAsWritten(ContainerRequestContext request) {
        return servletRequest == null
                ? request.getUriInfo().getRequestUri().getRawQuery()
                : servletRequest.getQueryString();
    }

    private static URI strictUri(ContainerRequestContext request, ScimPath path, ScimExchange exchange) {
        URI uri = request.getUriInfo().getRequestUri();
        UriBuilder strict = UriBuilder.fromUri(uri).replacePath(ScimPath.ROOT + path.rest());
        String query = Optional.ofNullable(uri.getRawQuery()).orElse("");
        String escaped = PlusSigns.escaped(query);
        if (!escaped.equals(query)) {
            exchange.trace().understood("PlusSigns", "a plus sign in a query whose blanks are %20 as a plus sign");
            strict.replaceQuery(escaped);
        }
        return strict.build();
    }

    private boolean authenticate(ContainerRequestContext request, ScimPath path, ScimExchange exchange) {
        String address = exchange.address();
        List<String> headers = request.getHeaders().getOrDefault(HttpHeaders.AUTHORIZATION, List.of());
        Optional<BearerHeader> token = BearerHeader.read(headers);
        rates.requireFewFailures(address, token.map(BearerHeader::text).orElse(""));
        if (token.isEmpty() || path.namesTenantBadly()) {
            rates.failed(address);
            request.abortWith(unauthorized(headers.isEmpty() ? Denial.NO_TOKEN : Denial.UNREADABLE, exchange));
            return false;
        }
        if (!token.get().isStrict()) {
            exchange.trace()
                    .understood("TokenAsPasted", "an Authorization header as it was pasted as Bearer and a token");
        }
        Result result = clients.authenticate(token.get().text(), path.tenant(), exchange.trace());
        if (result instanceof Result.Known known) {
            rates.succeeded(token.get().text());
            rates.take(known.caller(), 1);
            share.awaitTurn(known.caller().tenant(), request);
            accept(request, known.caller(), exchange);
            remember(request, known, address);
            return true;
        }
        if (result instanceof Result.Off off) {
            exchange.isFrom(off.caller());
            throw off.why();
        }
        rates.failed(address);
        Result.Denied denied = (Result.Denied) result;
        Denial denial = Denial.of(denied.cause());
        denied.holder().ifPresent(exchange::isFrom);
        denial.cause().ifPresent(exchange::failed);
        request.abortWith(unauthorized(denial, exchange));
        return false;
    }

    private void remember(ContainerRequestContext request, Result.Known known, String address) {
        Caller caller = known.caller();
        String userAgent = Optional.ofNullable(request.getHeaderString(HttpHeaders.USER_AGENT))
                .orElse("");
        uses.used(caller.tenant(), known.token(), address, userAgent);
        caller.connection()
                .filter(connection -> connection.profile() == Profile.UNKNOWN)
                .ifPresent(connection -> Profile.of(
                                userAgent,
                                request.getHeaderString("ADSCIMVersion") != null,
                                Optional.ofNullable(request.getUriInfo()
                                                .getRequestUri()
                                                .getRawQuery())
                                        .orElse(""))
                        .ifPresent(profile -> profiles.seen(caller.tenant(), connection, profile)));
    }

    private static void accept(ContainerRequestContext request, Caller caller, ScimExchange exchange) {
        exchange.isFrom(caller);
        request.setSecurityContext(new CallerSecurity(caller));
        label(request, "tenant", caller.tenant().toString());
    }

    private String address() {
        return servletRequest == null ? "" : servletRequest.getRemoteAddr();
    }

    private static Response unauthorized(Denial denial, ScimExchange exchange) {
        exchange.deniedAs(denial.inWords());
        return Response.fromResponse(ScimError.response(
                        ScimStatus.of(401),
                        denial.detail(),
                        exchange.reference().value()))
                .header(HttpHeaders.WWW_AUTHENTICATE, denial.challenge())
                .build();
    }

    /** {@code identity} is no encoding (RFC 9110 §8.4.1). */
    private static boolean isPlain(@Nullable String encoding) {
        return encoding == null || encoding.strip().equalsIgnoreCase("identity");
    }

    private static boolean hasAcceptedBody(ContainerRequestContext request) {
        if (!WITH_BODY.contains(request.getMethod())) {
            request.getHeaders().remove(HttpHeaders.CONTENT_TYPE); // Okta and Google send one with GET
            return true;
        }
        boolean accepted = isPlain(request.getHeaderString(HttpHeaders.CONTENT_ENCODING))
                && request.getMediaType() != null
                && ScimMedia.isAccepted(request.getMediaType());
        if (accepted) {
            request.getHeaders().putSingle(HttpHeaders.CONTENT_TYPE, ScimMedia.SCIM_JSON);
        }
        return accepted;
    }
}
