package io.muster.scimhttp.auth;

import io.muster.application.Caller;
import io.muster.domain.activity.Reference;
import io.muster.domain.activity.Trace;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is known of a request from its first filter to its last. */
public final class ScimExchange {
    private static final String PROPERTY = ScimExchange.class.getName();

    private final Trace trace;
    private final String baseUrl;
    private final String kind;
    private @Nullable Caller caller;

    private ScimExchange(Trace trace, String baseUrl, String kind) {
        this.trace = trace;
        this.baseUrl = baseUrl;
        this.kind = kind;
    }

    /**
     * @param baseUrl the public URL with the form of path that was called, such as {@code https://x.example/acme/scim/v2}
     * @param kind of resource that the path is about, as a person says it
     */
    static ScimExchange begin(ContainerRequestContext request, Trace trace, String baseUrl, String kind) {
        ScimExchange exchange = new ScimExchange(trace, baseUrl, kind);
        request.setProperty(PROPERTY, exchange);
        return exchange;
    }

    public static ScimExchange of(ContainerRequestContext request) {
        return request.getProperty(PROPERTY) instanceof ScimExchange exchange
                ? exchange
                : begin(request, Trace.begin(), "", "request");
    }

    Trace trace() {
        return trace;
    }

    public Reference reference() {
        return trace.reference();
    }

    public String kind() {
        return kind;
    }

    /** Where a resource is read, in the form of URL that was called. */
    public String location(String endpoint, String id) {
        return location(endpoint) + "/" + id;
    }

    /** An endpoint, in the form of URL that was called. */
    public String location(String endpoint) {
        return baseUrl + endpoint;
    }

    void authenticated(Caller known) {
        caller = known;
    }

    public Optional<Caller> caller() {
        return Optional.ofNullable(caller);
    }
}
