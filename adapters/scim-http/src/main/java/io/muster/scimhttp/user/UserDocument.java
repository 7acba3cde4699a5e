package io.muster.scimhttp.user;

import io.muster.domain.resource.ComplexValue;
import io.muster.domain.schema.Attribute;
import io.muster.domain.schema.ResourceType;
import io.muster.domain.schema.Schema;
import io.muster.domain.schema.Schemas;
import io.muster.domain.user.User;
import io.muster.scimhttp.auth.ScimExchange;
import io.muster.scimhttp.message.EntityTag;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A user as the protocol shows it: attributes in the schema's order and spelling, {@code schemas} and {@code meta}. */
final class UserDocument {
    private static final ResourceType TYPE = Schemas.USER;

    private UserDocument() {}

    static Map<String, Object> of(User user, ScimExchange exchange) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("schemas", schemas(user.attributes()));
        members.put("id", user.id().toString());
        for (Attribute attribute : TYPE.root().subAttributes()) {
            user.attributes().get(attribute.name()).ifPresent(value -> members.put(attribute.name(), value.toPlain()));
        }
        members.put("meta", meta(user, exchange));
        return members;
    }

    private static List<String> schemas(ComplexValue attributes) {
        List<String> urns = new ArrayList<>(List.of(TYPE.core().urn()));
        TYPE.extensions().stream()
                .map(Schema::urn)
                .filter(urn -> attributes.get(urn).isPresent())
                .forEach(urns::add);
        return urns;
    }

    private static Map<String, Object> meta(User user, ScimExchange exchange) {
        Map<String, Object> meta = new LinkedHashMap<>();
        meta.put("resourceType", TYPE.name());
        meta.put("created", user.created().toString());
        meta.put("lastModified", user.lastModified().toString());
        meta.put("location", exchange.location(TYPE.endpoint(), user.id().toString()));
        meta.put("version", EntityTag.of(user.version()));
        return meta;
    }
}
