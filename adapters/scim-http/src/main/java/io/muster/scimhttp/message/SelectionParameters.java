package io.muster.scimhttp.message;

import io.muster.domain.schema.ResourceType;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MultivaluedMap;
import org.jspecify.annotations.Nullable;

/**
 * {@code attributes} and {@code excludedAttributes} of a request (RFC 7644 §3.9). Read by hand: to have Jersey make a bean of them cost a
 * tenth of a GET.
 */
public record SelectionParameters(
        @Nullable String attributes, @Nullable String excludedAttributes) {
    private static final String IN_PLACE = SelectionParameters.class.getName();

    public static SelectionParameters of(ContainerRequestContext request) {
        if (request.getProperty(IN_PLACE) instanceof SelectionParameters given) {
            return given;
        }
        MultivaluedMap<String, String> query = request.getUriInfo().getQueryParameters();
        return new SelectionParameters(query.getFirst("attributes"), query.getFirst("excludedAttributes"));
    }

    /** From now on these are what the request asks for, whatever stands in its URL. */
    public void takePlaceIn(ContainerRequestContext request) {
        request.setProperty(IN_PLACE, this);
    }

    /** Refused: INVALID_VALUE. */
    public AttributeSelection selection(ResourceType type) {
        return AttributeSelection.of(attributes, excludedAttributes, type);
    }
}
