package io.muster.scimhttp.group;

import io.dropwizard.auth.Auth;
import io.muster.application.Caller;
import io.muster.application.Page;
import io.muster.application.group.GroupProvisioning;
import io.muster.domain.group.Group;
import io.muster.domain.group.GroupId;
import io.muster.domain.schema.Schemas;
import io.muster.scimhttp.auth.ScimExchange;
import io.muster.scimhttp.message.Answers;
import io.muster.scimhttp.message.AttributeSelection;
import io.muster.scimhttp.message.EntityTag;
import io.muster.scimhttp.message.ListParameters;
import io.muster.scimhttp.message.ResourceReader;
import io.muster.scimhttp.message.ScimDocument;
import io.muster.scimhttp.message.ScimMedia;
import io.muster.scimhttp.message.SelectionParameters;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code /Groups}, {@code /Groups/{id}}: made, read, listed and deleted; a group is not changed yet, so PUT and PATCH are 405. */
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
        Group group = groups.create(caller, ResourceReader.read(body, Schemas.GROUP));
        ScimExchange exchange = ScimExchange.of(request);
        return Answers.created(
                documents(List.of(group), caller, AttributeSelection.ALL, exchange)
                        .document(group),
                exchange);
    }

    @GET
    public ScimDocument query(
            @Auth Caller caller,
            @Context ContainerRequestContext request,
            @BeanParam ListParameters list,
            @BeanParam SelectionParameters wanted) {
        AttributeSelection selection = wanted.selection(Schemas.GROUP);
        ScimExchange exchange = ScimExchange.of(request);
        Page<Group> page = groups.query(caller, list.query(Schemas.GROUP));
        GroupDocuments documents = documents(page.items(), caller, selection, exchange);
        return Answers.page(page, documents::document, selection, exchange);
    }

    @GET
    @Path("{id}")
    public Response get(
            @Auth Caller caller,
            @Context ContainerRequestContext request,
            @PathParam("id") String id,
            @HeaderParam("If-None-Match") @Nullable String ifNoneMatch,
            @BeanParam SelectionParameters wanted) {
        AttributeSelection selection = wanted.selection(Schemas.GROUP);
        Group group = groups.get(caller, groupId(id));
        if (EntityTag.isNamedBy(ifNoneMatch, group.version())) {
            return Answers.notModified(group.version());
        }
        ScimExchange exchange = ScimExchange.of(request);
        return Answers.ok(documents(List.of(group), caller, selection, exchange).document(group), selection, exchange);
    }

    @DELETE
    @Path("{id}")
    public void delete(
            @Auth Caller caller, @PathParam("id") String id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        groups.delete(caller, groupId(id), EntityTag.ifMatch(ifMatch));
    }

    private GroupDocuments documents(
            List<Group> shown, Caller caller, AttributeSelection selection, ScimExchange exchange) {
        return GroupDocuments.of(shown, groups, caller, selection, exchange);
    }

    /** What is no id of ours is an id that no group has. */
    private static GroupId groupId(String text) {
        return GroupId.parse(text).orElseThrow(GroupProvisioning::unknownGroup);
    }
}
