package io.muster.scimhttp.message;

import io.muster.scimhttp.auth.ScimExchange;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** A resource as an answer: the attributes that were asked for, its ETag, and where it is. */
public final class Answers {
    private Answers() {}

    public static Response created(ResourceDocument resource, AttributeSelection selection, ScimExchange exchange) {
        return answer(Response.status(Response.Status.CREATED), resource, selection, exchange)
                .header(HttpHeaders.LOCATION, resource.location(exchange))
                .build();
    }

    public static Response ok(ResourceDocument resource, AttributeSelection selection, ScimExchange exchange) {
        return answer(Response.ok(), resource, selection, exchange).build();
    }

    /** Done, with nothing to show but the version. */
    public static Response changed(long version) {
        return Response.noContent()
                .header(HttpHeaders.ETAG, EntityTag.of(version))
                .build();
    }

    public static Response notModified(long version) {
        return Response.notModified()
                .header(HttpHeaders.ETAG, EntityTag.of(version))
                .build();
    }

    private static Response.ResponseBuilder answer(
            Response.ResponseBuilder response,
            ResourceDocument resource,
            AttributeSelection selection,
            ScimExchange exchange) {
        return response.entity(new ScimDocument(selection.select(resource.type(), resource.members(exchange))))
                .header(HttpHeaders.ETAG, EntityTag.of(resource.version()));
    }
}
