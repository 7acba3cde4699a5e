package io.muster.scimhttp.message;

import io.muster.scimhttp.auth.ScimExchange;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A resource as an answer: the attributes that were asked for, its ETag, and where it is (RFC 7644 §3.1, RFC 9110 §8.7). */
public final class Answers {
    private Answers() {}

    public static Response created(ResourceDocument resource, AttributeSelection selection, ScimExchange exchange) {
        return answer(Response.status(Response.Status.CREATED), resource, selection, exchange)
                .build();
    }

    public static Response ok(ResourceDocument resource, AttributeSelection selection, ScimExchange exchange) {
        return answer(Response.ok(), resource, selection, exchange).build();
    }

    /** A document of discovery. */
    public static Response ok(Map<String, Object> document, String location) {
        return Response.ok(new ScimDocument(document))
                .header(HttpHeaders.LOCATION, location)
                .header(HttpHeaders.CONTENT_LOCATION, location)
                .build();
    }

    /** Done, with nothing to show but the version. */
    public static Response changed(long version) {
        return Response.noContent()
                .header(HttpHeaders.ETAG, EntityTag.of(version))
                .build();
    }

    /** The resource, or that nothing is new if {@code If-None-Match} names what would be shown (RFC 9110 §13.1.2). */
    public static Response unless(
            @Nullable String ifNoneMatch,
            ResourceDocument resource,
            AttributeSelection selection,
            ScimExchange exchange) {
        return EntityTag.isNamedBy(ifNoneMatch, resource.tag())
                ? Response.notModified()
                        .header(HttpHeaders.ETAG, resource.tag())
                        .header(HttpHeaders.CONTENT_LOCATION, resource.location(exchange))
                        .build()
                : ok(resource, selection, exchange);
    }

    private static Response.ResponseBuilder answer(
            Response.ResponseBuilder response,
            ResourceDocument resource,
            AttributeSelection selection,
            ScimExchange exchange) {
        String location = resource.location(exchange);
        return response.entity(new ScimDocument(selection.select(resource.type(), resource.members(exchange))))
                .header(HttpHeaders.ETAG, resource.tag())
                .header(HttpHeaders.LOCATION, location)
                .header(HttpHeaders.CONTENT_LOCATION, location);
    }
}
