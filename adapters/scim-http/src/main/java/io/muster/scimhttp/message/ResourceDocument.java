package io.muster.scimhttp.message;

import io.muster.domain.resource.ComplexValue;
import io.muster.domain.schema.Attribute;
import io.muster.domain.schema.ResourceType;
import io.muster.domain.schema.Schema;
import io.muster.scimhttp.auth.ScimExchange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A resource on its way out: attributes in the schema's order and spelling, with {@code schemas}, {@code id} and {@code meta}.
 *
 * @param tag as {@link EntityTag} has it
 * @param rows attributes that are not part of the resource itself, as plain values; a long one may be an Iterable
 */
public record ResourceDocument(
        ResourceType type,
        String id,
        String tag,
        ComplexValue attributes,
        Map<String, Object> rows,
        Instant created,
        Instant lastModified) {
    public Map<String, Object> members(ScimExchange exchange) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("schemas", schemas());
        members.put("id", id);
        for (Attribute attribute : type.root().subAttributes()) {
            attributes.get(attribute.name()).ifPresent(value -> members.put(attribute.name(), value.toPlain()));
            if (rows.containsKey(attribute.name())) {
                members.put(attribute.name(), rows.get(attribute.name()));
            }
        }
        members.put("meta", meta(exchange));
        return members;
    }

    public String location(ScimExchange exchange) {
        return exchange.location(type.endpoint(), id);
    }

    private List<String> schemas() {
        List<String> urns = new ArrayList<>(List.of(type.core().urn()));
        type.extensions().stream()
                .map(Schema::urn)
                .filter(urn -> attributes.get(urn).isPresent())
                .forEach(urns::add);
        return urns;
    }

    private Map<String, Object> meta(ScimExchange exchange) {
        Map<String, Object> meta = new LinkedHashMap<>();
        meta.put("resourceType", type.name());
        meta.put("created", created.toString());
        meta.put("lastModified", lastModified.toString());
        meta.put("location", location(exchange));
        meta.put("version", tag);
        return meta;
    }
}
