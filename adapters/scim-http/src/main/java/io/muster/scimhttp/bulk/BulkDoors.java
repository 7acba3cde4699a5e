package io.muster.scimhttp.bulk;

import io.muster.application.Caller;
import io.muster.application.activity.ActivityHistory;
import io.muster.domain.Refusal;
import io.muster.domain.activity.Activity;
import io.muster.scimhttp.auth.ScimExchange;
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
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes each operation to the resource that would answer it by itself, and tells its answer as a result (RFC 7644 §3.7.3). */
public final class BulkDoors {
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
    Map<String, Object> run(
            Caller caller, ContainerRequestContext request, BulkOperation operation, BulkReferences references) {
        Response answer = operation.endpoint().equals("Users")
                ? user(caller, request, operation)
                : group(caller, request, operation);
        String location = Optional.ofNullable(answer.getHeaderString(HttpHeaders.LOCATION))
                .orElseGet(() -> ScimExchange.of(request)
                        .location("/" + operation.endpoint(), operation.id().orElseThrow()));
        operation
                .bulkId()
                .ifPresent(bulkId -> references.resolve(bulkId, location.substring(location.lastIndexOf('/') + 1)));
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("location", location);
        result.put("method", operation.method());
        operation.bulkId().ifPresent(bulkId -> result.put("bulkId", bulkId));
        Optional.ofNullable(answer.getHeaderString(HttpHeaders.ETAG)).ifPresent(tag -> result.put("version", tag));
        result.put("status", Integer.toString(answer.getStatus()));
        return result;
    }

    /** @param operation empty if it could not even be read */
    Map<String, Object> refused(
            Caller caller, ContainerRequestContext request, Optional<BulkOperation> operation, Refusal refusal) {
        ScimExchange exchange = ScimExchange.of(request);
        ScimStatus status = RefusalMapper.statusOf(refusal.reason());
        String detail = String.valueOf(refusal.getMessage());
        ScimDocument error =
                ScimError.document(status, detail, exchange.reference().value());
        activities.recordFailure(
                caller,
                "bulk " + operation.map(BulkDoors::inWords).orElse("operation"),
                Activity.Outcome.REFUSED,
                detail);
        Map<String, Object> result = new LinkedHashMap<>();
        operation
                .filter(known -> !known.method().equals("POST"))
                .ifPresent(known -> result.put(
                        "location",
                        exchange.location("/" + known.endpoint(), known.id().orElseThrow())));
        operation.ifPresent(known -> result.put("method", known.method()));
        operation.flatMap(BulkOperation::bulkId).ifPresent(bulkId -> result.put("bulkId", bulkId));
        result.put("status", Integer.toString(status.code()));
        result.put("response", error.members());
        return result;
    }

    private static String inWords(BulkOperation operation) {
        return operation.method().toLowerCase(Locale.ROOT) + " in " + operation.endpoint();
    }

    private Response user(Caller caller, ContainerRequestContext request, BulkOperation operation) {
        String id = operation.id().orElse("");
        @Nullable String ifMatch = operation.version().orElse(null);
        ScimDocument data = new ScimDocument(operation.data());
        return switch (operation.method()) {
            case "POST" -> users.create(caller, request, data);
            case "PUT" -> users.replace(caller, request, id, ifMatch, data);
            case "PATCH" -> users.patch(caller, request, id, ifMatch, NOTHING_MORE, data);
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
            case "PUT" -> groups.replace(caller, request, id, ifMatch, NOTHING_MORE, data);
            case "PATCH" -> groups.patch(caller, request, id, ifMatch, NOTHING_MORE, data);
            default -> {
                groups.delete(caller, id, ifMatch);
                yield Response.noContent().build();
            }
        };
    }
}
