package io.muster.scimhttp.auth;

import io.muster.application.Caller;
import io.muster.application.activity.ActivityHistory;
import io.muster.application.activity.CountedErrors;
import io.muster.application.activity.CountedErrors.CountedError;
import io.muster.application.activity.FailedRequest;
import io.muster.application.habit.HabitCounter;
import io.muster.application.health.TrafficCounter;
import io.muster.application.metric.RequestMeter;
import io.muster.domain.activity.Cause;
import io.muster.domain.health.RequestKind;
import io.muster.domain.tenant.ConnectionId;
import io.muster.scimhttp.message.ScimDocument;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** The last to see an answer: gives every one the same headers, and keeps failures where the tenant can find them. */
public final class ScimExit implements ContainerResponseFilter {
    private static final Logger LOG = LoggerFactory.getLogger(ScimExit.class);
    private static final Map<String, String> VERBS =
            Map.of("POST", "create", "PUT", "replace", "PATCH", "update", "DELETE", "delete");

    private final ActivityHistory activities;
    private final HabitCounter habits;
    private final TrafficCounter traffic;
    private final RequestMeter meter;
    private final CountedErrors errors;

    @Inject
    public ScimExit(
            ActivityHistory activities,
            HabitCounter habits,
            TrafficCounter traffic,
            RequestMeter meter,
            CountedErrors errors) {
        this.errors = errors;
        this.activities = activities;
        this.habits = habits;
        this.traffic = traffic;
        this.meter = meter;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        ScimExchange exchange = ScimExchange.of(request);
        response.getHeaders().putSingle("Cache-Control", "no-store");
        response.getHeaders().putSingle("X-Content-Type-Options", "nosniff");
        response.getHeaders().putSingle("X-Request-Id", exchange.reference().value());
        measure(request, response.getStatus(), exchange);
        exchange.caller()
                .ifPresent(caller -> caller.connection()
                        .ifPresent(connection -> count(request, response.getStatus(), caller, connection.id())));
        if (response.getStatus() >= 400) {
            exchange.refusedWith(response.getStatus());
            String operation = exchange.kind() + " " + VERBS.getOrDefault(request.getMethod(), "look-up");
            boolean isRecorded = exchange.caller()
                    .filter(caller -> recordFailure(caller, request, operation, response))
                    .isPresent();
            if (!isRecorded) {
                count(request, response);
            }
        }
        MDC.clear();
    }

    private void measure(ContainerRequestContext request, int status, ScimExchange exchange) {
        String operation = request.getProperty("operation") instanceof String known ? known : "other";
        meter.answered(operation, status, exchange.caller());
        if (status >= 400) {
            Optional<Cause> cause = status == 401 ? exchange.namedCause() : Optional.of(exchange.cause(status));
            meter.failed(status, cause, exchange.caller());
        }
    }

    private void count(ContainerRequestContext request, int status, Caller caller, ConnectionId connection) {
        habits.count(caller.tenant(), connection, caller.trace());
        if (status == 401) {
            traffic.denied(caller.tenant(), connection);
        } else {
            traffic.answered(caller.tenant(), connection, kind(request), status);
        }
    }

    /** An answer that groups are off is no failure of a connection that is set up so. */
    private static RequestKind kind(ContainerRequestContext request) {
        return ScimExchange.of(request).namedCause().equals(Optional.of(Cause.GROUPS_OFF))
                ? RequestKind.READ
                : RequestKinds.of(request.getMethod(), request.getUriInfo().getRequestUri());
    }

    /** Answers with the reference of all that are counted together. */
    private void count(ContainerRequestContext request, ContainerResponseContext response) {
        ScimExchange exchange = ScimExchange.of(request);
        boolean isDenied = !exchange.denied().isEmpty();
        int status = response.getStatus();
        String reference = errors.count(new CountedError(
                        exchange.caller().map(Caller::tenant),
                        exchange.slug(),
                        exchange.caller()
                                .map(Caller::actor)
                                .orElse(isDenied ? "somebody without a valid token" : "somebody"),
                        isDenied ? "sign-in" : "request",
                        isDenied ? exchange.denied() : "answered with " + status,
                        isDenied ? Optional.empty() : Optional.of(exchange.cause(status)),
                        exchange.address()))
                .value();
        response.getHeaders().putSingle("X-Request-Id", reference);
        request.setProperty("reference", reference);
        if (response.getEntity() instanceof ScimDocument error
                && error.members().get("detail") instanceof String detail) {
            Map<String, Object> members = new LinkedHashMap<>(error.members());
            members.put("detail", detail.replace("[" + exchange.reference() + "]", "[" + reference + "]"));
            response.setEntity(new ScimDocument(members));
        }
    }

    /** Whether it is recorded by itself. */
    private boolean recordFailure(
            Caller caller, ContainerRequestContext request, String operation, ContainerResponseContext response) {
        ScimExchange exchange = ScimExchange.of(request);
        Cause cause = exchange.cause(response.getStatus());
        if (cause == Cause.TOO_MANY_REQUESTS) { // to keep each would cost what the refusal saves
            return false;
        }
        String detail = response.getEntity() instanceof ScimDocument error
                ? String.valueOf(error.members().get("detail"))
                : "";
        LOG.info("{} answered with {}", operation, response.getStatus());
        try {
            Set<String> persons = new HashSet<>(exchange.persons());
            persons.addAll(PersonTexts.ofFilter(
                    request.getUriInfo().getQueryParameters().getFirst("filter")));
            activities.recordFailure(caller, new FailedRequest(operation, exchange.subject(), persons, cause, detail));
            return true;
        } catch (RuntimeException e) { // the answer goes out all the same; it is counted until it can be recorded
            LOG.warn("a failure could not be kept in the activity list: {}", e.getMessage());
            return false;
        }
    }
}
