package io.muster.scimhttp.user;

import io.dropwizard.auth.Auth;
import io.muster.application.Caller;
import io.muster.application.Page;
import io.muster.application.user.UserProvisioning;
import io.muster.domain.patch.PatchRequest;
import io.muster.domain.resource.ComplexValue;
import io.muster.domain.user.User;
import io.muster.domain.user.UserId;
import io.muster.scimhttp.auth.ScimExchange;
import io.muster.scimhttp.message.Answers;
import io.muster.scimhttp.message.AttributeSelection;
import io.muster.scimhttp.message.EntityTag;
import io.muster.scimhttp.message.ListParameters;
import io.muster.scimhttp.message.ListRequest;
import io.muster.scimhttp.message.PatchOpReader;
import io.muster.scimhttp.message.ResourceReader;
import io.muster.scimhttp.message.ScimDocument;
import io.muster.scimhttp.message.ScimMedia;
import io.muster.scimhttp.message.SelectionParameters;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.jspecify.annotations.Nullable;

/** {@code /Users}, {@code /Users/{id}} (RFC 7644 §3.3 to §3.6). */
@Path("/scim/v2/Users")
@Produces(ScimMedia.SCIM_JSON)
@Consumes(ScimMedia.SCIM_JSON)
public final class UsersResource {
    private final UserProvisioning users;

    @Inject
    public UsersResource(UserProvisioning users) {
        this.users = users;
    }

    @POST
    public Response create(@Auth Caller caller, @Context ContainerRequestContext request, @Nullable ScimDocument body) {
        ScimExchange.of(request).isAbout(body);
        AttributeSelection selection =
                SelectionParameters.of(request).selection(caller.types().user());
        User user =
                users.create(caller, ResourceReader.read(body, caller.types().user(), caller.trace()));
        ScimExchange exchange = ScimExchange.of(request);
        return Answers.created(new UserDocuments(caller, exchange).document(user), selection, exchange);
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
        ListRequest list = ListRequest.of(given, caller.types().user(), caller);
        ScimExchange exchange = ScimExchange.of(request);
        Page<User> page = users.query(caller, list.query());
        return list.answer(page, new UserDocuments(caller, exchange)::document, exchange);
    }

    @GET
    @Path("{id}")
    public Response get(
            @Auth Caller caller,
            @Context ContainerRequestContext request,
            @PathParam("id") String id,
            @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        AttributeSelection selection =
                SelectionParameters.of(request).selection(caller.types().user());
        User user = users.get(caller, userId(id));
        ScimExchange exchange = ScimExchange.of(request);
        return Answers.unless(ifNoneMatch, new UserDocuments(caller, exchange).document(user), selection, exchange);
    }

    @PUT
    @Path("{id}")
    public Response replace(
            @Auth Caller caller,
            @Context ContainerRequestContext request,
            @PathParam("id") String id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Nullable ScimDocument body) {
        AttributeSelection selection =
                SelectionParameters.of(request).selection(caller.types().user());
        ScimExchange.of(request).isAbout(body);
        ComplexValue attributes = ResourceReader.read(body, caller.types().user(), caller.trace());
        User user = users.replace(caller, userId(id), EntityTag.ifMatch(ifMatch), attributes);
        return ok(user, caller, selection, request);
    }

    @PATCH
    @Path("{id}")
    public Response patch(
            @Auth Caller caller,
            @Context ContainerRequestContext request,
            @PathParam("id") String id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Nullable ScimDocument body) {
        AttributeSelection selection =
                SelectionParameters.of(request).selection(caller.types().user());
        ScimExchange.of(request).isAbout(body);
        PatchRequest patch = PatchOpReader.read(body, caller.types().user(), caller.limits(), caller.trace());
        User user = users.patch(caller, userId(id), EntityTag.ifMatch(ifMatch), patch);
        return ok(user, caller, selection, request);
    }

    @DELETE
    @Path("{id}")
    public void delete(
            @Auth Caller caller, @PathParam("id") String id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        users.delete(caller, userId(id), EntityTag.ifMatch(ifMatch));
    }

    /** What is no id of ours is an id that nobody has. */
    private static UserId userId(String text) {
        return UserId.parse(text).orElseThrow(UserProvisioning::unknownUser);
    }

    private static Response ok(
            User user, Caller caller, AttributeSelection selection, ContainerRequestContext request) {
        ScimExchange exchange = ScimExchange.of(request);
        return Answers.ok(new UserDocuments(caller, exchange).document(user), selection, exchange);
    }
}
