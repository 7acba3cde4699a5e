package io.muster.scimhttp.bulk;

import io.muster.application.Caller;
import io.muster.application.Unavailable;
import io.muster.application.activity.ActivityHistory;
import io.muster.application.activity.FailedRequest;
import io.muster.domain.Refusal;
import io.muster.domain.TimeOrderedId;
import io.muster.domain.activity.Cause;
import io.muster.scimhttp.auth.PersonTexts;
import io.muster.scimhttp.auth.ScimExchange;
import io.muster.scimhttp.error.ContainerTexts;
import io.muster.scimhttp.error.RefusalMapper;
import io.muster.scimhttp.error.ScimError;
import io.muster.scimhttp.error.ScimStatus;
import io.muster.scimhttp.group.GroupsResource;
import io.muster.scimhttp.message.ScimDocument;
import io.muster.scimhttp.message.SelectionParameters;
import io.muster.scimhttp.user.UsersResource;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes each operation to the resource that would answer it by itself, and tells its answer as a result (RFC 7644 §3.7.3). */
public final class BulkDoors {
    private static final Logger LOG = LoggerFactory.getLogger(BulkDoors.class);
    private static final SelectionParameters NOTHING_MORE = new SelectionParameters("id", null);

    private final UsersResource users;
    private final GroupsResource groups;
    private final ActivityHistory activities;

    @Inject
    public BulkDoors(UsersResource users, GroupsResource groups, ActivityHistory activities) {
        this.users = users;
        this.groups = groups;
        this.activities = activities;
    }

    /** Refused: as the operation by itself. */
    BulkResult run(Caller caller, ContainerRequestContext request, BulkOperation operation, BulkReferences references) {
        NOTHING_MORE.takePlaceIn(request);
        ScimExchange.of(request)
                .expects(operation.method(), operation.endpoint().equals("Users") ? "user" : "group");
        Response answer = operation.endpoint().equals("Users")
                ? user(caller, request, operation)
                : group(caller, request, operation);
        String location = Optional.ofNullable(answer.getHeaderString(HttpHeaders.LOCATION))
                .orElseGet(() -> location(request, operation).orElseThrow());
        operation
                .bulkId()
                .filter(bulkId -> operation.isCreation())
                .ifPresent(bulkId -> references.resolve(bulkId, location.substring(location.lastIndexOf('/') + 1)));
        return BulkResult.done(operation, location, answer.getStatus(), answer.getHeaderString(HttpHeaders.ETAG));
    }

    BulkResult refused(Caller caller, ContainerRequestContext request, BulkOperation operation, Refusal refusal) {
        return answered(
                caller,
                request,
                operation,
                RefusalMapper.statusOf(refusal.reason()),
                String.valueOf(refusal.getMessage()),
                Cause.of(refusal.reason()));
    }

    /** What failed though nothing is wrong with the operation; those before it are done, and the others go on. */
    BulkResult failed(
            Caller caller, ContainerRequestContext request, BulkOperation operation, RuntimeException problem) {
        if (problem instanceof Unavailable away) {
            LOG.warn("an operation of a bulk request answered with 503: {}", problem.getMessage());
            return answered(
                    caller, request, operation, ScimStatus.of(503), ContainerTexts.detail(away), Cause.DATABASE_AWAY);
        }
        LOG.error("a bug met by request {}", ScimExchange.of(request).reference(), problem);
        return answered(caller, request, operation, ScimStatus.of(500), ContainerTexts.detail(500), Cause.BUG);
    }

    private BulkResult answered(
            Caller caller,
            ContainerRequestContext request,
            BulkOperation operation,
            ScimStatus status,
            String detail,
            Cause cause) {
        ScimExchange.of(request).refusedWith(status.code());
        Optional<String> subject = operation.id().flatMap(TimeOrderedId::parse).map(UUID::toString);
        try {
            activities.recordFailure(
                    caller,
                    new FailedRequest(
                            inWords(operation),
                            subject,
                            operation.endpoint().equals("Users") ? PersonTexts.of(operation.data()) : Set.of(),
                            cause,
                            detail));
        } catch (RuntimeException e) { // the answer goes out all the same
            LOG.warn("a failure could not be recorded in the activity list: {}", e.getMessage());
        }
        ScimDocument error = ScimError.document(
                status, detail, ScimExchange.of(request).reference().value());
        return BulkResult.refused(operation, location(request, operation), status.code(), error.members());
    }

    /** Where the resource is that an operation other than a POST names. */
    private static Optional<String> location(ContainerRequestContext request, BulkOperation operation) {
        return operation.id().map(id -> ScimExchange.of(request).location("/" + operation.endpoint(), id));
    }

    private static String inWords(BulkOperation operation) {
        String what =
                operation.method().isEmpty() ? "operation" : operation.method().toLowerCase(Locale.ROOT);
        return "bulk " + (what.matches("[a-z]{1,10}") ? what : "operation")
                + (operation.endpoint().isEmpty() ? "" : " in " + operation.endpoint());
    }

    private Response user(Caller caller, ContainerRequestContext request, BulkOperation operation) {
        String id = operation.id().orElse("");
        @Nullable String ifMatch = operation.version().orElse(null);
        ScimDocument data = new ScimDocument(operation.data());
        return switch (operation.method()) {
            case "POST" -> users.create(caller, request, data);
            case "PUT" -> users.replace(caller, request, id, ifMatch, data);
            case "PATCH" -> users.patch(caller, request, id, ifMatch, data);
            default -> {
                users.delete(caller, id, ifMatch);
                yield Response.noContent().build();
            }
        };
    }

    private Response group(Caller caller, ContainerRequestContext request, BulkOperation operation) {
        String id = operation.id().orElse("");
        @Nullable String ifMatch = operation.version().orElse(null);
        ScimDocument data = new ScimDocument(operation.data());
        return switch (operation.method()) {
            case "POST" -> groups.create(caller, request, data);
            case "PUT" -> groups.replace(caller, request, id, ifMatch, data);
            case "PATCH" -> groups.patch(caller, request, id, ifMatch, data);
            default -> {
                groups.delete(caller, id, ifMatch);
                yield Response.noContent().build();
            }
        };
    }
}
