package io.muster.domain.user;

import io.muster.domain.group.UserGroup;
import io.muster.domain.resource.AttributeValue;
import io.muster.domain.resource.ComplexValue;
import io.muster.domain.resource.MultiValue;
import io.muster.domain.resource.SimpleValue;
import io.muster.domain.schema.ResourceType;
import io.muster.domain.schema.Schema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A user as filters see it: with its id, its groups, the schemas that it has values of, and its meta. */
public final class UserDocument {
    private UserDocument() {}

    public static ComplexValue of(ResourceType type, User user) {
        ComplexValue document = user.attributes()
                .with("id", new SimpleValue(user.id().toString()))
                .with("meta", meta(type, user))
                .with("schemas", schemas(type, user.attributes()));
        return user.groups().isEmpty()
                ? document
                : document.with(
                        "groups",
                        new MultiValue(
                                user.groups().stream().map(UserDocument::group).toList()));
    }

    private static ComplexValue meta(ResourceType type, User user) {
        Map<String, AttributeValue> meta = new LinkedHashMap<>();
        meta.put("resourceType", new SimpleValue(type.name()));
        meta.put("created", new SimpleValue(user.created().toString()));
        meta.put("lastModified", new SimpleValue(user.lastModified().toString()));
        meta.put("version", new SimpleValue("W/\"" + user.version() + "\""));
        return new ComplexValue(meta);
    }

    private static MultiValue schemas(ResourceType type, ComplexValue attributes) {
        List<AttributeValue> schemas = new ArrayList<>();
        schemas.add(new SimpleValue(type.core().urn()));
        type.extensions().stream()
                .map(Schema::urn)
                .filter(urn -> attributes.get(urn).isPresent())
                .forEach(urn -> schemas.add(new SimpleValue(urn)));
        return new MultiValue(schemas);
    }

    private static AttributeValue group(UserGroup group) {
        Map<String, AttributeValue> shown = new LinkedHashMap<>();
        shown.put("value", new SimpleValue(group.id().toString()));
        shown.put("display", new SimpleValue(group.display()));
        shown.put("type", new SimpleValue(group.direct() ? "direct" : "indirect"));
        return new ComplexValue(shown);
    }
}
