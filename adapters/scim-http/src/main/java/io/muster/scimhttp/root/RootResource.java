package io.muster.scimhttp.root;

import io.dropwizard.auth.Auth;
import io.muster.application.Caller;
import io.muster.application.Page;
import io.muster.application.group.GroupProvisioning;
import io.muster.application.user.UserProvisioning;
import io.muster.domain.Refusal;
import io.muster.domain.group.Group;
import io.muster.domain.schema.ResourceType;
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
import org.jspecify.annotations.Nullable;

/**
 * A query over all types of resource (RFC 7644 §3.4.2.1): the users, then the groups. An attribute that a type does not have is
 * unassigned.
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
        ListRequest ofUsers = request(given, caller.types().user(), caller);
        Page<User> people = users.query(caller, ofUsers.query());
        ListRequest ofGroups =
                caller.types().offersGroups() ? request(given, caller.types().group(), caller) : ofUsers;
        Page<Group> teams = caller.types().offersGroups()
                ? groups.query(caller, ofGroups.behind(people).query())
                : new Page<>(List.of(), 0, 1, Optional.empty());
        ScimExchange exchange = ScimExchange.of(request);
        UserDocuments userDocuments = new UserDocuments(caller, exchange);
        GroupDocuments groupDocuments =
                GroupDocuments.of(teams.items(), groups, caller, ofGroups.selection(), exchange);
        List<Map<String, Object>> resources =
                new ArrayList<>(ofUsers.documents(people, userDocuments::document, exchange));
        resources.addAll(ofGroups.documents(teams, groupDocuments::document, exchange));
        return ListResponse.of(
                resources,
                people.totalResults() + teams.totalResults(),
                ofUsers.query().startIndex());
    }

    private static ListRequest request(ListParameters given, ResourceType type, Caller caller) {
        AbsentAttributes absent = new AbsentAttributes(type, caller.types().all());
        return ListRequest.of(given, type, caller).withFilter(absent::settle);
    }
}
