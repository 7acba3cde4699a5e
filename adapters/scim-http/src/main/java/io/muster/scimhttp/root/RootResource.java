package io.muster.scimhttp.root;

import io.dropwizard.auth.Auth;
import io.muster.application.Caller;
import io.muster.application.Page;
import io.muster.application.group.GroupProvisioning;
import io.muster.application.user.UserProvisioning;
import io.muster.domain.Refusal;
import io.muster.domain.group.Group;
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
        ListRequest ofUsers = ListRequest.of(given, caller.types().user(), caller);
        Found<User> people = find(() -> users.query(caller, ofUsers.query()));
        boolean withGroups = caller.types().offersGroups();
        ListRequest ofGroups = withGroups ? ListRequest.of(given, caller.types().group(), caller) : ofUsers;
        Found<Group> teams = withGroups
                ? find(() -> groups.query(
                        caller,
                        ofGroups.behind(
                                        people.page().totalResults(),
                                        people.page().items().size())
                                .query()))
                : Found.nothing(people.refusal());
        if (people.refusal().isPresent() && teams.refusal().isPresent()) {
            throw people.refusal().get();
        }
        ScimExchange exchange = ScimExchange.of(request);
        UserDocuments userDocuments =
                UserDocuments.of(people.page().items(), groups, caller, ofUsers.selection(), exchange);
        GroupDocuments groupDocuments =
                GroupDocuments.of(teams.page().items(), groups, caller, ofGroups.selection(), exchange);
        List<Map<String, Object>> resources =
                new ArrayList<>(ofUsers.documents(people.page(), userDocuments::document, exchange));
        resources.addAll(ofGroups.documents(teams.page(), groupDocuments::document, exchange));
        return ListResponse.of(
                resources,
                people.page().totalResults() + teams.page().totalResults(),
                ofUsers.query().startIndex());
    }

    /** Nobody where the filter makes no sense for the kind. */
    private static <T> Found<T> find(Supplier<Page<T>> query) {
        try {
            return new Found<>(query.get(), Optional.empty());
        } catch (Refusal refusal) {
            if (refusal.reason() != Refusal.Reason.INVALID_FILTER) {
                throw refusal;
            }
            return Found.nothing(Optional.of(refusal));
        }
    }

    private record Found<T>(Page<T> page, Optional<Refusal> refusal) {
        static <T> Found<T> nothing(Optional<Refusal> refusal) {
            return new Found<>(new Page<>(List.of(), 0, 1, Optional.empty()), refusal);
        }
    }
}
