package io.muster.scimhttp.discovery;

import io.dropwizard.auth.Auth;
import io.muster.application.Caller;
import io.muster.domain.Limits;
import io.muster.domain.Refusal;
import io.muster.domain.schema.ResourceType;
import io.muster.domain.schema.Schema;
import io.muster.scimhttp.auth.ScimExchange;
import io.muster.scimhttp.message.ListResponse;
import io.muster.scimhttp.message.ScimDocument;
import io.muster.scimhttp.message.ScimMedia;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code /ServiceProviderConfig}, {@code /ResourceTypes}, {@code /Schemas} (RFC 7644 §4). */
@Path("/scim/v2")
@Produces(ScimMedia.SCIM_JSON)
public final class DiscoveryResource {
    private final Limits limits;

    @Inject
    public DiscoveryResource(Limits limits) {
        this.limits = limits;
    }

    @GET
    @Path("ServiceProviderConfig")
    public ScimDocument configuration(@Context ContainerRequestContext request) {
        return new ScimDocument(ServiceProviderConfig.document(ScimExchange.of(request), limits));
    }

    @GET
    @Path("ResourceTypes")
    public ScimDocument resourceTypes(
            @Auth Caller caller,
            @Context ContainerRequestContext request,
            @QueryParam("filter") @Nullable String filter) {
        refuse(filter);
        ScimExchange exchange = ScimExchange.of(request);
        return list(caller.types().all().stream()
                .map(type -> SchemaDocuments.of(type, exchange))
                .toList());
    }

    @GET
    @Path("ResourceTypes/{name}")
    public ScimDocument resourceType(
            @Auth Caller caller, @Context ContainerRequestContext request, @PathParam("name") String name) {
        return caller.types().all().stream()
                .filter(type -> type.name().equals(name))
                .map(type -> new ScimDocument(SchemaDocuments.of(type, ScimExchange.of(request))))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("There is no such resource type; see /ResourceTypes. Known: "
                        + String.join(
                                ", ",
                                caller.types().all().stream()
                                        .map(ResourceType::name)
                                        .toList()) + "."));
    }

    @GET
    @Path("Schemas")
    public ScimDocument schemas(
            @Auth Caller caller,
            @Context ContainerRequestContext request,
            @QueryParam("filter") @Nullable String filter) {
        refuse(filter);
        ScimExchange exchange = ScimExchange.of(request);
        return list(caller.types().schemas().stream()
                .map(schema -> SchemaDocuments.of(schema, exchange))
                .toList());
    }

    @GET
    @Path("Schemas/{urn}")
    public ScimDocument schema(
            @Auth Caller caller, @Context ContainerRequestContext request, @PathParam("urn") String urn) {
        return caller.types().schemas().stream()
                .filter(schema -> schema.urn().equalsIgnoreCase(urn))
                .map(schema -> new ScimDocument(SchemaDocuments.of(schema, ScimExchange.of(request))))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("There is no such schema. Known: "
                        + String.join(
                                ", ",
                                caller.types().schemas().stream()
                                        .map(Schema::urn)
                                        .toList()) + "."));
    }

    private static ScimDocument list(List<java.util.Map<String, Object>> resources) {
        return ListResponse.of(resources, resources.size(), 1);
    }

    /** RFC 7644 §4: a filter here is answered with 403, lest a client takes part of the list for the whole. */
    private static void refuse(@Nullable String filter) {
        if (filter != null) {
            throw Refusal.forbidden("Discovery takes no filter (RFC 7644 §4). Ask without one.");
        }
    }
}
