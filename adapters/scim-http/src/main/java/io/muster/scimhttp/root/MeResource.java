package io.muster.scimhttp.root;

import io.muster.scimhttp.auth.ScimExchange;
import io.muster.scimhttp.error.ScimError;
import io.muster.scimhttp.error.ScimStatus;
import io.muster.scimhttp.message.ScimMedia;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;

/** {@code /Me} (RFC 7644 §3.11): a token belongs to a tenant, not to a person, so nobody is meant by it. */
@Path("/scim/v2/Me")
@Produces(ScimMedia.SCIM_JSON)
public final class MeResource {
    @GET
    public Response get(@Context ContainerRequestContext request) {
        return nobody(request);
    }

    @POST
    public Response create(@Context ContainerRequestContext request) {
        return nobody(request);
    }

    @PUT
    public Response replace(@Context ContainerRequestContext request) {
        return nobody(request);
    }

    @PATCH
    public Response patch(@Context ContainerRequestContext request) {
        return nobody(request);
    }

    @DELETE
    public Response delete(@Context ContainerRequestContext request) {
        return nobody(request);
    }

    private static Response nobody(ContainerRequestContext request) {
        return ScimError.response(
                ScimStatus.of(501),
                "A token of a tenant is nobody's own, so /Me names nobody. Use /Users/{id}.",
                ScimExchange.of(request).reference().value());
    }
}
