package io.muster.scimhttp.discovery;

import io.dropwizard.auth.Auth;
import io.muster.application.Caller;
import io.muster.domain.Limits;
import io.muster.domain.Refusal;
import io.muster.domain.schema.ResourceType;
import io.muster.domain.schema.Schema;
import io.muster.domain.schema.Schemas;
import io.muster.scimhttp.ScimHttpSettings;
import io.muster.scimhttp.auth.ScimExchange;
import io.muster.scimhttp.message.Answers;
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
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code /ServiceProviderConfig}, {@code /ResourceTypes}, {@code /Schemas} (RFC 7644 §4). */
@Path("/scim/v2")
@Produces(ScimMedia.SCIM_JSON)
public final class DiscoveryResource {
    private final Limits limits;
    private final ScimHttpSettings settings;

    @Inject
    public DiscoveryResource(Limits limits, ScimHttpSettings settings) {
        this.limits = limits;
        this.settings = settings;
    }

    @GET
    @Path("ServiceProviderConfig")
    public Response configuration(@Context ContainerRequestContext request) {
        ScimExchange exchange = ScimExchange.of(request);
        return Answers.ok(
                ServiceProviderConfig.document(exchange, limits, settings.documentation()),
                exchange.location("/ServiceProviderConfig"));
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
    public Response resourceType(
            @Auth Caller caller, @Context ContainerRequestContext request, @PathParam("name") String name) {
        return caller.types().all().stream()
                .filter(type -> type.name().equals(name))
                .map(type -> answer(
                        SchemaDocuments.of(type, ScimExchange.of(request)), request, "/ResourceTypes", type.name()))
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
                .map(schema -> SchemaDocuments.of(asServed(schema, caller), exchange))
                .toList());
    }

    @GET
    @Path("Schemas/{urn}")
    public Response schema(
            @Auth Caller caller, @Context ContainerRequestContext request, @PathParam("urn") String urn) {
        return caller.types().schemas().stream()
                .filter(schema -> schema.urn().equalsIgnoreCase(urn))
                .map(schema -> answer(
                        SchemaDocuments.of(asServed(schema, caller), ScimExchange.of(request)),
                        request,
                        "/Schemas",
                        schema.urn()))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("There is no such schema. Known: "
                        + String.join(
                                ", ",
                                caller.types().schemas().stream()
                                        .map(Schema::urn)
                                        .toList()) + "."));
    }

    private static Response answer(
            Map<String, Object> document, ContainerRequestContext request, String endpoint, String id) {
        return Answers.ok(document, ScimExchange.of(request).location(endpoint, id));
    }

    /** Whether a group's name is unique is a setting of the tenant. */
    private static Schema asServed(Schema schema, Caller caller) {
        return schema.urn().equals(Schemas.GROUP_URN) && caller.settings().uniqueGroupNames()
                ? Schemas.GROUP_OF_UNIQUE_NAME
                : schema;
    }

    private static ScimDocument list(List<Map<String, Object>> resources) {
        return ListResponse.of(resources, resources.size(), 1);
    }

    /** RFC 7644 §4: a filter here is answered with 403, lest a client takes part of the list for the whole. */
    private static void refuse(@Nullable String filter) {
        if (filter != null) {
            throw Refusal.forbidden("Discovery takes no filter (RFC 7644 §4). Ask without one.");
        }
    }
}
