package io.muster.domain.schema;

import java.util.List;

/** A schema (RFC 7643 §7). */
public record Schema(String urn, String name, String description, List<Attribute> attributes) {
    public Schema {
        attributes = List.copyOf(attributes);
    }
}
