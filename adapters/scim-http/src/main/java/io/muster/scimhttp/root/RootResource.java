package io.muster.scimhttp.root;

import io.dropwizard.auth.Auth;
import io.muster.application.Caller;
import io.muster.application.Page;
import io.muster.application.ResourceQuery;
import io.muster.application.group.GroupProvisioning;
import io.muster.application.user.UserProvisioning;
import io.muster.domain.Refusal;
import io.muster.domain.group.Group;
import io.muster.domain.schema.Schemas;
import io.muster.domain.user.User;
import io.muster.scimhttp.auth.ScimExchange;
import io.muster.scimhttp.group.GroupDocuments;
import io.muster.scimhttp.message.ListParameters;
import io.muster.scimhttp.message.ListRequest;
import io.muster.scimhttp.message.ListResponse;
import io.muster.scimhttp.message.ScimDocument;
import io.muster.scimhttp.message.ScimMedia;
import io.muster.scimhttp.user.UserDocuments;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A query over all kinds of resource (RFC 7644 §3.4.2.1): the users, then the groups. A filter on an attribute that one kind does not
 * have selects none of that kind.
 */
@Path("/scim/v2")
@Produces(ScimMedia.SCIM_JSON)
@Consumes(ScimMedia.SCIM_JSON)
public final class RootResource {
    private final UserProvisioning users;
    private final GroupProvisioning groups;

    @Inject
    public RootResource(UserProvisioning users, GroupProvisioning groups) {
        this.users = users;
        this.groups = groups;
    }

    @GET
    public ScimDocument query(@Auth Caller caller, @Context ContainerRequestContext request, @Context UriInfo uri) {
        return list(caller, request, ListParameters.of(uri));
    }

    @POST
    @Path(".search")
    public ScimDocument search(
            @Auth Caller caller, @Context ContainerRequestContext request, @Nullable ScimDocument body) {
        return list(caller, request, ListParameters.of(body));
    }

    private ScimDocument list(Caller caller, ContainerRequestContext request, ListParameters given) {
        if (given.cursor() != null || given.sortBy() != null) {
            throw Refusal.invalidValue(
                    "cursor and sortBy", "are taken on /Users and /Groups, for they belong to one kind");
        }
        Optional<ListRequest> ofUsers = of(() -> ListRequest.of(given, Schemas.USER, caller));
        Optional<ListRequest> ofGroups = of(() -> ListRequest.of(given, Schemas.GROUP, caller));
        if (ofUsers.isEmpty() && ofGroups.isEmpty()) {
            ListRequest.of(given, Schemas.USER, caller); // says what is wrong with it
        }
        ScimExchange exchange = ScimExchange.of(request);
        List<Map<String, Object>> resources = new ArrayList<>();
        Page<User> people = page(ofUsers, query -> users.query(caller, query));
        ofUsers.ifPresent(list -> {
            UserDocuments documents = UserDocuments.of(people.items(), groups, caller, list.selection(), exchange);
            resources.addAll(list.documents(people, documents::document, exchange));
        });
        Optional<ListRequest> rest = ofGroups.map(
                list -> list.behind(people.totalResults(), people.items().size()));
        Page<Group> teams = page(rest, query -> groups.query(caller, query));
        rest.ifPresent(list -> {
            GroupDocuments documents = GroupDocuments.of(teams.items(), groups, caller, list.selection(), exchange);
            resources.addAll(list.documents(teams, documents::document, exchange));
        });
        return ListResponse.of(resources, people.totalResults() + teams.totalResults(), people.startIndex());
    }

    private static <T> Page<T> page(Optional<ListRequest> list, Function<ResourceQuery, Page<T>> query) {
        return list.map(ListRequest::query).map(query).orElseGet(() -> new Page<>(List.of(), 0, 1, Optional.empty()));
    }

    /** Empty where the filter makes no sense for the kind. */
    private static Optional<ListRequest> of(Supplier<ListRequest> list) {
        try {
            return Optional.of(list.get());
        } catch (Refusal refusal) {
            if (refusal.reason() != Refusal.Reason.INVALID_FILTER) {
                throw refusal;
            }
            return Optional.empty();
        }
    }
}
