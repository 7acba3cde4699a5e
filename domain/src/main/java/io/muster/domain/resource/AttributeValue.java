package io.muster.domain.resource;

/** The value of an attribute: simple, complex, or several of one kind (RFC 7643 §2.2 to §2.4). Unassigned is no value at all. */
public sealed interface AttributeValue permits SimpleValue, ComplexValue, MultiValue {
    /** The value as the JDK's own types, as JSON has them: text, Boolean, Long, BigDecimal, Map, List. */
    Object toPlain();
}
