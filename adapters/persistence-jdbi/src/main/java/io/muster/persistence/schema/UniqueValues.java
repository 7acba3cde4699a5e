package io.muster.persistence.schema;

import io.muster.domain.Refusal;
import io.muster.domain.resource.AttributeValue;
import io.muster.domain.resource.ComparableForm;
import io.muster.domain.resource.ComplexValue;
import io.muster.domain.schema.Attribute;
import io.muster.domain.schema.ResourceType;
import io.muster.domain.schema.Schema;
import io.muster.domain.schema.Uniqueness;
import io.muster.domain.tenant.TenantId;
import io.muster.persistence.Write;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** What a resource has of the attributes that a tenant's schemas declare unique, as rows that only one resource can have. */
public final class UniqueValues {
    private final TenantId tenant;
    private final UUID resource;
    private final Map<String, Attribute> unique;

    public UniqueValues(TenantId tenant, ResourceType type, UUID resource) {
        this.tenant = tenant;
        this.resource = resource;
        this.unique = unique(type);
    }

    private static Map<String, Attribute> unique(ResourceType type) {
        Map<String, Attribute> unique = new LinkedHashMap<>();
        for (Schema extension : type.extensions()) {
            extension.attributes().stream()
                    .filter(attribute -> attribute.uniqueness() != Uniqueness.NONE)
                    .forEach(attribute -> unique.put(extension.urn() + ":" + attribute.name(), attribute));
        }
        return unique;
    }

    /** Gives them up; none where no schema declares anything unique. */
    public List<Write> release() {
        return unique.isEmpty()
                ? List.of()
                : List.of(Write.of("DELETE FROM unique_value WHERE tenant_id = :tenant AND resource_id = :resource")
                        .bind("tenant", tenant.value())
                        .bind("resource", resource));
    }

    /** Gives up what it had, for what the attributes hold now. */
    public List<Write> exchange(ComplexValue attributes) {
        return Stream.concat(release().stream(), claim(attributes).stream()).toList();
    }

    /** Has those that the attributes hold, of a resource that had none. */
    public List<Write> claim(ComplexValue attributes) {
        Map<String, String> held = new LinkedHashMap<>();
        unique.forEach((name, attribute) -> value(attributes, name, attribute)
                .ifPresent(value -> held.put(
                        name,
                        digest(ComparableForm.of(attribute, value).toPlain().toString()))));
        return held.isEmpty()
                ? List.of()
                : List.of(Write.of("""
                        INSERT INTO unique_value (tenant_id, attribute, value_key, resource_id)
                        SELECT :tenant, attribute, value_key, :resource FROM unnest(:attributes, :keys) AS held(attribute, value_key)
                        """)
                        .bind("tenant", tenant.value())
                        .bind("resource", resource)
                        .bind("attributes", held.keySet().toArray(String[]::new))
                        .bind("keys", held.values().toArray(String[]::new))
                        .unlessTaken("unique_value_pk", this::taken));
    }

    private static Optional<AttributeValue> value(ComplexValue attributes, String name, Attribute attribute) {
        String urn = name.substring(0, name.lastIndexOf(':'));
        return attributes
                .get(urn)
                .filter(ComplexValue.class::isInstance)
                .flatMap(extension -> ((ComplexValue) extension).get(attribute.name()));
    }

    private Refusal taken() {
        return Refusal.uniqueness("Another resource of this tenant has the same value of "
                + String.join(" or ", unique.keySet()) + ", which has to be unique. Give another value.");
    }

    private static String digest(String value) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
