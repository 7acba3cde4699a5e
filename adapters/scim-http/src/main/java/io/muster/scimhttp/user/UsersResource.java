package io.muster.scimhttp.user;

import io.dropwizard.auth.Auth;
import io.muster.application.Caller;
import io.muster.application.Page;
import io.muster.application.user.UserProvisioning;
import io.muster.application.user.UserQuery;
import io.muster.domain.Refusal;
import io.muster.domain.filter.FilterParser;
import io.muster.domain.resource.ComplexValue;
import io.muster.domain.resource.ValueReader;
import io.muster.domain.schema.Schemas;
import io.muster.domain.user.User;
import io.muster.domain.user.UserId;
import io.muster.scimhttp.auth.ScimExchange;
import io.muster.scimhttp.idp.IdpHabits;
import io.muster.scimhttp.message.AttributeSelection;
import io.muster.scimhttp.message.EntityTag;
import io.muster.scimhttp.message.ListResponse;
import io.muster.scimhttp.message.PageParameters;
import io.muster.scimhttp.message.PatchOpReader;
import io.muster.scimhttp.message.ScimDocument;
import io.muster.scimhttp.message.ScimMedia;
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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        User user = users.create(caller, attributes(body));
        ScimExchange exchange = ScimExchange.of(request);
        return answer(Response.status(Response.Status.CREATED), user, exchange, AttributeSelection.ALL)
                .header(
                        HttpHeaders.LOCATION,
                        exchange.location(Schemas.USER.endpoint(), user.id().toString()))
                .build();
    }

    @GET
    public ScimDocument query(
            @Auth Caller caller,
            @Context ContainerRequestContext request,
            @QueryParam("filter") @Nullable String filter,
            @QueryParam("startIndex") @Nullable String startIndex,
            @QueryParam("count") @Nullable String count,
            @QueryParam("attributes") @Nullable String attributes,
            @QueryParam("excludedAttributes") @Nullable String excluded) {
        AttributeSelection selection = AttributeSelection.of(attributes, excluded, Schemas.USER);
        UserQuery query = new UserQuery(
                Optional.ofNullable(filter)
                        .map(FilterParser::parse)
                        .map(parsed -> IdpHabits.filter(Schemas.USER, parsed)),
                PageParameters.number("startIndex", startIndex, 1),
                PageParameters.number("count", count, UserQuery.DEFAULT_COUNT));
        Page<User> page = users.query(caller, query);
        ScimExchange exchange = ScimExchange.of(request);
        List<Map<String, Object>> resources = page.items().stream()
                .map(user -> selection.select(Schemas.USER.root(), UserDocument.of(user, exchange)))
                .toList();
        return ListResponse.of(resources, page.totalResults(), page.startIndex());
    }

    @GET
    @Path("{id}")
    public Response get(
            @Auth Caller caller,
            @Context ContainerRequestContext request,
            @PathParam("id") String id,
            @HeaderParam("If-None-Match") @Nullable String ifNoneMatch,
            @QueryParam("attributes") @Nullable String attributes,
            @QueryParam("excludedAttributes") @Nullable String excluded) {
        User user = users.get(caller, userId(id));
        if (EntityTag.isNamedBy(ifNoneMatch, user.version())) {
            return Response.notModified()
                    .header(HttpHeaders.ETAG, EntityTag.of(user.version()))
                    .build();
        }
        return answer(
                        Response.ok(),
                        user,
                        ScimExchange.of(request),
                        AttributeSelection.of(attributes, excluded, Schemas.USER))
                .build();
    }

    @PUT
    @Path("{id}")
    public Response replace(
            @Auth Caller caller,
            @Context ContainerRequestContext request,
            @PathParam("id") String id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Nullable ScimDocument body) {
        User user = users.replace(caller, userId(id), EntityTag.ifMatch(ifMatch), attributes(body));
        return answer(Response.ok(), user, ScimExchange.of(request), AttributeSelection.ALL)
                .build();
    }

    @PATCH
    @Path("{id}")
    public Response patch(
            @Auth Caller caller,
            @Context ContainerRequestContext request,
            @PathParam("id") String id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @QueryParam("attributes") @Nullable String attributes,
            @QueryParam("excludedAttributes") @Nullable String excluded,
            @Nullable ScimDocument body) {
        AttributeSelection selection = AttributeSelection.of(attributes, excluded, Schemas.USER);
        User user = users.patch(
                caller, userId(id), EntityTag.ifMatch(ifMatch), PatchOpReader.read(required(body), Schemas.USER));
        return answer(Response.ok(), user, ScimExchange.of(request), selection).build();
    }

    @DELETE
    @Path("{id}")
    public void delete(
            @Auth Caller caller, @PathParam("id") String id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        users.delete(caller, userId(id), EntityTag.ifMatch(ifMatch));
    }

    private static ComplexValue attributes(@Nullable ScimDocument body) {
        return ValueReader.readResource(
                Schemas.USER, IdpHabits.document(Schemas.USER, required(body).members()));
    }

    private static ScimDocument required(@Nullable ScimDocument body) {
        if (body == null) {
            throw Refusal.invalidSyntax("The request has no body; send a JSON object.");
        }
        return body;
    }

    /** What is no id of ours is an id that nobody has. */
    private static UserId userId(String text) {
        return UserId.parse(text).orElseThrow(UserProvisioning::unknownUser);
    }

    private static Response.ResponseBuilder answer(
            Response.ResponseBuilder response, User user, ScimExchange exchange, AttributeSelection selection) {
        Map<String, Object> document = selection.select(Schemas.USER.root(), UserDocument.of(user, exchange));
        return response.entity(new ScimDocument(document)).header(HttpHeaders.ETAG, EntityTag.of(user.version()));
    }
}
