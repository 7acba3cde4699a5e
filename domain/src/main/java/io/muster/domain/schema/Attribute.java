package io.muster.domain.schema;

import java.util.List;
import java.util.Optional;

/**
 * The definition of an attribute (RFC 7643 §7). An extension is, in the tree of a resource, a complex attribute named by its
 * URN; the root of a resource is one, too. So one recursion serves every depth.
 *
 * @param canonicalValues a suggestion (RFC 7643 §7), unless {@code onlyCanonical}
 * @param onlyCanonical whether other values are refused; not part of discovery
 * @param maxLength the longest text taken, in characters; not part of discovery
 */
public record Attribute(
        String name,
        AttributeType type,
        boolean multiValued,
        String description,
        boolean required,
        List<String> canonicalValues,
        boolean onlyCanonical,
        boolean caseExact,
        Mutability mutability,
        Returned returned,
        Uniqueness uniqueness,
        List<String> referenceTypes,
        List<Attribute> subAttributes,
        int maxLength) {
    private static final int DEFAULT_MAX_LENGTH = 2048;

    public Attribute {
        canonicalValues = List.copyOf(canonicalValues);
        referenceTypes = List.copyOf(referenceTypes);
        subAttributes = List.copyOf(subAttributes);
    }

    static Attribute of(AttributeType type, String name, String description) {
        boolean caseExact = type == AttributeType.REFERENCE || type == AttributeType.BINARY;
        return new Attribute(
                name,
                type,
                false,
                description,
                false,
                List.of(),
                false,
                caseExact,
                Mutability.READ_WRITE,
                Returned.DEFAULT,
                Uniqueness.NONE,
                List.of(),
                List.of(),
                DEFAULT_MAX_LENGTH);
    }

    static Attribute string(String name, String description) {
        return of(AttributeType.STRING, name, description);
    }

    static Attribute bool(String name, String description) {
        return of(AttributeType.BOOLEAN, name, description);
    }

    static Attribute reference(String name, String description, String... types) {
        Attribute plain = of(AttributeType.REFERENCE, name, description);
        return plain.with(plain.mutability, plain.returned, plain.canonicalValues, List.of(types), plain.subAttributes);
    }

    static Attribute complex(String name, String description, Attribute... subAttributes) {
        Attribute plain = of(AttributeType.COMPLEX, name, description);
        return plain.with(
                plain.mutability, plain.returned, plain.canonicalValues, plain.referenceTypes, List.of(subAttributes));
    }

    Attribute multi() {
        return copy(true, required, caseExact, uniqueness, maxLength);
    }

    Attribute asRequired() {
        return copy(multiValued, true, caseExact, uniqueness, maxLength);
    }

    Attribute asCaseExact() {
        return copy(multiValued, required, true, uniqueness, maxLength);
    }

    Attribute unique() {
        return copy(multiValued, required, caseExact, Uniqueness.SERVER, maxLength);
    }

    Attribute upTo(int characters) {
        return copy(multiValued, required, caseExact, uniqueness, characters);
    }

    Attribute readOnly() {
        return with(Mutability.READ_ONLY, returned, canonicalValues, referenceTypes, subAttributes);
    }

    Attribute immutable() {
        return with(Mutability.IMMUTABLE, returned, canonicalValues, referenceTypes, subAttributes);
    }

    Attribute alwaysReturned() {
        return with(mutability, Returned.ALWAYS, canonicalValues, referenceTypes, subAttributes);
    }

    Attribute canonical(String... values) {
        return with(mutability, returned, List.of(values), referenceTypes, subAttributes);
    }

    /** The sub-attribute of that name, in any letter case (RFC 7643 §2.1). */
    public Optional<Attribute> subAttribute(String subName) {
        return subAttributes.stream()
                .filter(sub -> sub.name.equalsIgnoreCase(subName))
                .findFirst();
    }

    public boolean isComplex() {
        return type == AttributeType.COMPLEX;
    }

    /** Whether it is the {@code userName} of the core schema, which is compared by a rule of its own. */
    public boolean isUserName() {
        return equals(UserSchema.USER_NAME);
    }

    public boolean isReadOnly() {
        return mutability == Mutability.READ_ONLY;
    }

    /** Whether it and its parts are shown by default (RFC 7643 §7, {@code returned}). */
    boolean showsEverything() {
        return returned != Returned.NEVER
                && returned != Returned.REQUEST
                && subAttributes.stream().allMatch(Attribute::showsEverything);
    }

    private Attribute copy(boolean multi, boolean needed, boolean exact, Uniqueness unique, int characters) {
        return new Attribute(
                name,
                type,
                multi,
                description,
                needed,
                canonicalValues,
                onlyCanonical,
                exact,
                mutability,
                returned,
                unique,
                referenceTypes,
                subAttributes,
                characters);
    }

    private Attribute with(
            Mutability writable,
            Returned shown,
            List<String> canonical,
            List<String> references,
            List<Attribute> subs) {
        return new Attribute(
                name,
                type,
                multiValued,
                description,
                required,
                canonical,
                onlyCanonical,
                caseExact,
                writable,
                shown,
                uniqueness,
                references,
                subs,
                maxLength);
    }
}
