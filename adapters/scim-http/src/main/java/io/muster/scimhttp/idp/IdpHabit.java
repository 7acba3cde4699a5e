package io.muster.scimhttp.idp;

import io.muster.domain.filter.Filter;
import io.muster.domain.schema.ResourceType;
import java.util.List;
import java.util.Map;

/** A way in which an IdP departs from the RFC, turned into the RFC's own form; what is in that form already is given back itself. */
interface IdpHabit {
    /** What was understood as what; fit to follow "understood". */
    String words();

    /** The body of a POST or PUT. */
    default Map<String, ?> document(ResourceType type, Map<String, ?> document) {
        return document;
    }

    /** An operation of a PATCH; none, one or several operations of the RFC's form. */
    default List<RawOperation> operation(ResourceType type, RawOperation operation) {
        return List.of(operation);
    }

    /** A filter as it was written. */
    default String filterText(ResourceType type, String filter) {
        return filter;
    }

    default Filter filter(ResourceType type, Filter filter) {
        return filter;
    }
}
