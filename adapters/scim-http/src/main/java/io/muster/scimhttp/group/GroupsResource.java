package io.muster.scimhttp.group;

import io.dropwizard.auth.Auth;
import io.muster.application.Caller;
import io.muster.application.Page;
import io.muster.application.group.GroupProvisioning;
import io.muster.domain.group.Group;
import io.muster.domain.group.GroupContent;
import io.muster.domain.group.GroupId;
import io.muster.domain.group.GroupPatch;
import io.muster.domain.schema.Schemas;
import io.muster.scimhttp.auth.ScimExchange;
import io.muster.scimhttp.message.Answers;
import io.muster.scimhttp.message.AttributeSelection;
import io.muster.scimhttp.message.EntityTag;
import io.muster.scimhttp.message.ListParameters;
import io.muster.scimhttp.message.ListRequest;
import io.muster.scimhttp.message.PatchOpReader;
import io.muster.scimhttp.message.ResourceDocument;
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
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /Groups}, {@code /Groups/{id}} (RFC 7644 §3.3 to §3.6). */
@Path("/scim/v2/Groups")
@Produces(ScimMedia.SCIM_JSON)
@Consumes(ScimMedia.SCIM_JSON)
public final class GroupsResource {
    private final GroupProvisioning groups;

    @Inject
    public GroupsResource(GroupProvisioning groups) {
        this.groups = groups;
    }

    @POST
    public Response create(@Auth Caller caller, @Context ContainerRequestContext request, @Nullable ScimDocument body) {
        ScimExchange.of(request).isAboutGroup(body);
        AttributeSelection selection =
                SelectionParameters.of(request).selection(caller.types().group());
        Group group = groups.create(caller, content(caller, body));
        ScimExchange exchange = ScimExchange.of(request);
        return Answers.created(
                documents(List.of(group), caller, selection, exchange).document(group), selection, exchange);
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

    /** Where groups are off the list is empty: Entra's Test Connection and Okta's saving of credentials ask for it. */
    private ScimDocument list(Caller caller, ContainerRequestContext request, ListParameters given) {
        boolean offersGroups = caller.types().offersGroups();
        ListRequest list = ListRequest.of(given, offersGroups ? caller.types().group() : Schemas.GROUP, caller);
        ScimExchange exchange = ScimExchange.of(request);
        Page<Group> page = offersGroups
                ? groups.query(caller, list.query())
                : new Page<>(List.of(), 0, list.query().startIndex(), Optional.empty());
        GroupDocuments documents = documents(page.items(), caller, list.selection(), exchange);
        return list.answer(page, documents::document, exchange);
    }

    @GET
    @Path("{id}")
    public Response get(
            @Auth Caller caller,
            @Context ContainerRequestContext request,
            @PathParam("id") String id,
            @HeaderParam("If-None-Match") @Nullable String ifNoneMatch) {
        AttributeSelection selection =
                SelectionParameters.of(request).selection(caller.types().group());
        Group group = groups.get(caller, groupId(id));
        ScimExchange exchange = ScimExchange.of(request);
        ResourceDocument document =
                documents(List.of(group), caller, selection, exchange).document(group);
        return Answers.unless(ifNoneMatch, document, selection, exchange);
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
                SelectionParameters.of(request).selection(caller.types().group());
        GroupContent content = content(caller, body);
        Group group = groups.replace(caller, groupId(id), EntityTag.ifMatch(ifMatch), content);
        ScimExchange exchange = ScimExchange.of(request);
        return Answers.ok(documents(List.of(group), caller, selection, exchange).document(group), selection, exchange);
    }

    /** 200 with the group, or 204 if it has many members and nobody asked to see it. */
    @PATCH
    @Path("{id}")
    public Response patch(
            @Auth Caller caller,
            @Context ContainerRequestContext request,
            @PathParam("id") String id,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Nullable ScimDocument body) {
        AttributeSelection selection =
                SelectionParameters.of(request).selection(caller.types().group());
        GroupPatch patch =
                GroupPatch.of(PatchOpReader.read(body, caller.types().group(), caller.limits(), caller.trace()));
        Group group = groups.patch(caller, groupId(id), EntityTag.ifMatch(ifMatch), patch);
        ScimExchange exchange = ScimExchange.of(request);
        if (selection.isGiven()) {
            return Answers.ok(
                    documents(List.of(group), caller, selection, exchange).document(group), selection, exchange);
        }
        return groups.membersIfFew(caller, group.id(), caller.limits().membersInPatchAnswer())
                .map(members -> Answers.ok(
                        GroupDocuments.of(group, members, groups, caller, exchange)
                                .document(group),
                        selection,
                        exchange))
                .orElseGet(() -> Answers.changed(group.version()));
    }

    @DELETE
    @Path("{id}")
    public void delete(
            @Auth Caller caller, @PathParam("id") String id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        caller.types().requireGroups();
        groups.delete(caller, groupId(id), EntityTag.ifMatch(ifMatch));
    }

    private GroupDocuments documents(
            List<Group> shown, Caller caller, AttributeSelection selection, ScimExchange exchange) {
        return GroupDocuments.of(shown, groups, caller, selection, exchange);
    }

    private static GroupContent content(Caller caller, @Nullable ScimDocument body) {
        return GroupContent.read(
                caller.types().group(),
                caller.limits(),
                ResourceReader.document(body, caller.types().group(), caller.trace()));
    }

    /** What is no id of ours is an id that no group has. */
    private static GroupId groupId(String text) {
        return GroupId.parse(text).orElseThrow(GroupProvisioning::unknownGroup);
    }
}
