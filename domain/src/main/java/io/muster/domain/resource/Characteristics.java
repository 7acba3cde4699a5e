package io.muster.domain.resource;

import io.muster.domain.Refusal;
import io.muster.domain.schema.Attribute;
import io.muster.domain.schema.Mutability;
import io.muster.domain.schema.ResourceType;
import java.util.List;
import java.util.Optional;

/** What a resource has to keep of its schema as a whole, whoever wrote which part of it (RFC 7643 §2.2, §7). */
public final class Characteristics {
    private Characteristics() {}

    /** Refused: INVALID_VALUE if an attribute is missing that is required where its parent is there. */
    public static void requireComplete(ResourceType type, ComplexValue resource) {
        requireComplete(type.root(), resource, "");
    }

    private static void requireComplete(Attribute container, ComplexValue value, String prefix) {
        for (Attribute sub : container.subAttributes()) {
            Optional<AttributeValue> assigned = value.get(sub.name());
            if (assigned.isEmpty() && sub.required() && !sub.isReadOnly()) {
                throw Refusal.invalidValue(prefix + sub.name(), "is required and must not be blank");
            }
            if (assigned.isPresent() && sub.isComplex()) {
                elements(assigned.get())
                        .forEach(element -> requireComplete(sub, (ComplexValue) element, inside(prefix, sub)));
            }
        }
    }

    /** Refused: MUTABILITY if a PATCH would change or take a value that is immutable, or take one that is required (RFC 7644 §3.5.2). */
    public static void requireKept(ResourceType type, ComplexValue before, ComplexValue after) {
        requireKept(type.root(), before, after, "");
    }

    private static void requireKept(Attribute container, ComplexValue before, ComplexValue after, String prefix) {
        for (Attribute sub : container.subAttributes()) {
            Optional<AttributeValue> old = before.get(sub.name());
            Optional<AttributeValue> now = after.get(sub.name());
            if (old.isEmpty() || old.equals(now)) {
                continue;
            }
            if (sub.mutability() == Mutability.IMMUTABLE) {
                throw Refusal.mutability(
                        prefix + sub.name(), "is immutable and has a value already; leave it as it is");
            }
            if (sub.required() && now.isEmpty()) {
                throw Refusal.mutability(prefix + sub.name(), "is required; replace it by another value");
            }
            if (sub.isComplex() && !sub.multiValued() && now.isPresent()) {
                requireKept(sub, (ComplexValue) old.get(), (ComplexValue) now.get(), inside(prefix, sub));
            }
        }
    }

    /**
     * What a PUT gives, with the immutable values that it leaves out (RFC 7644 §3.5.1). Refused: MUTABILITY if it gives another value in
     * place of an immutable one.
     */
    public static ComplexValue replaced(ResourceType type, ComplexValue before, ComplexValue given) {
        return replaced(type.root(), before, given, "");
    }

    private static ComplexValue replaced(Attribute container, ComplexValue before, ComplexValue given, String prefix) {
        ComplexValue after = given;
        for (Attribute sub : container.subAttributes()) {
            Optional<AttributeValue> old = before.get(sub.name());
            Optional<AttributeValue> now = given.get(sub.name());
            if (old.isEmpty() || old.equals(now)) {
                continue;
            }
            if (sub.mutability() == Mutability.IMMUTABLE) {
                if (now.isPresent()) {
                    throw Refusal.mutability(prefix + sub.name(), "is immutable and has another value; leave it out");
                }
                after = after.with(sub.name(), old);
            } else if (sub.isComplex() && !sub.multiValued()) {
                ComplexValue inner = replaced(
                        sub,
                        (ComplexValue) old.get(),
                        (ComplexValue) now.orElse(ComplexValue.EMPTY),
                        inside(prefix, sub));
                after = inner.isEmpty() ? after : after.with(sub.name(), inner);
            }
        }
        return after;
    }

    private static String inside(String prefix, Attribute attribute) {
        return prefix + attribute.name() + (attribute.name().startsWith("urn:") ? ":" : ".");
    }

    private static List<AttributeValue> elements(AttributeValue value) {
        return value instanceof MultiValue multi ? multi.values() : List.of(value);
    }
}
