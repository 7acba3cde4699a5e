package io.muster.domain.schema;

import io.muster.domain.Refusal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Which extensions fit a tenant: no name has two meanings, and no stored value becomes wrong. */
public final class ExtensionRules {
    private ExtensionRules() {}

    /** Refused: INVALID_VALUE, NOT_ALLOWED_NOW. */
    public static void requireFitting(Extension wanted, List<Extension> present, int most) {
        Optional<Extension> before = present.stream()
                .filter(extension -> sameUrn(extension.schema(), wanted.schema()))
                .findFirst();
        before.ifPresent(extension -> requireCompatible(extension, wanted));
        if (before.isEmpty() && present.size() >= most) {
            throw Refusal.notAllowedNow(
                    "The tenant has " + most + " schemas of its own, as many as it may. Delete one first.");
        }
        present.stream()
                .map(Extension::schema)
                .filter(schema -> isBelow(schema.urn(), wanted.schema().urn())
                        || isBelow(wanted.schema().urn(), schema.urn()))
                .findFirst()
                .ifPresent(schema -> {
                    throw Refusal.invalidValue(
                            "id", "could be taken for an attribute of " + schema.urn() + "; choose another URN");
                });
    }

    private static void requireCompatible(Extension before, Extension after) {
        if (!before.resourceType().equals(after.resourceType())) {
            throw Refusal.notAllowedNow(
                    "The schema extends " + before.resourceType() + ". Delete it, then add it anew.");
        }
        requireCompatible(before.schema().attributes(), after.schema().attributes(), "");
    }

    private static void requireCompatible(List<Attribute> before, List<Attribute> after, String prefix) {
        for (Attribute old : before) {
            Attribute now = after.stream()
                    .filter(attribute -> attribute.name().equals(old.name()))
                    .findFirst()
                    .orElseThrow(() -> changed(prefix + old.name(), "is missing"));
            if (now.type() != old.type()
                    || now.multiValued() != old.multiValued()
                    || now.caseExact() != old.caseExact()) {
                throw changed(prefix + old.name(), "has another type, multiValued or caseExact");
            }
            if (now.uniqueness() != old.uniqueness() && now.uniqueness() != Uniqueness.NONE) {
                throw changed(prefix + old.name(), "has become unique");
            }
            requireCompatible(old.subAttributes(), now.subAttributes(), old.name() + ".");
        }
    }

    private static Refusal changed(String attribute, String what) {
        return Refusal.notAllowedNow(
                "The attribute " + attribute + " " + what
                        + ", which stored values would contradict. Add an attribute under another name, or delete the schema first.");
    }

    private static boolean sameUrn(Schema one, Schema other) {
        return one.urn().equalsIgnoreCase(other.urn());
    }

    private static boolean isBelow(String urn, String other) {
        return urn.toLowerCase(Locale.ROOT).startsWith(other.toLowerCase(Locale.ROOT) + ":");
    }
}
