package io.muster.domain.resource;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Attributes by their schema names; the attributes of a whole resource are one of these. Unassigned ones are absent. */
public record ComplexValue(Map<String, AttributeValue> attributes) implements AttributeValue {
    public static final ComplexValue EMPTY = new ComplexValue(Map.of());

    public ComplexValue {
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    }

    public Optional<AttributeValue> get(String name) {
        return Optional.ofNullable(attributes.get(name));
    }

    public Optional<String> text(String name) {
        return simple(name, String.class);
    }

    public Optional<Boolean> bool(String name) {
        return simple(name, Boolean.class);
    }

    /** The values of a multi-valued complex attribute; none if it is unassigned. */
    public Stream<ComplexValue> elements(String name) {
        return get(name).stream()
                .filter(MultiValue.class::isInstance)
                .flatMap(value -> ((MultiValue) value).values().stream())
                .filter(ComplexValue.class::isInstance)
                .map(ComplexValue.class::cast);
    }

    public ComplexValue with(String name, AttributeValue value) {
        Map<String, AttributeValue> copy = new LinkedHashMap<>(attributes);
        copy.put(name, value);
        return new ComplexValue(copy);
    }

    public ComplexValue without(String name) {
        Map<String, AttributeValue> copy = new LinkedHashMap<>(attributes);
        copy.remove(name);
        return new ComplexValue(copy);
    }

    /** The value in this place, or none there if it is absent. */
    public ComplexValue with(String name, Optional<? extends AttributeValue> value) {
        return value.isPresent() ? with(name, value.get()) : without(name);
    }

    /** The attributes of both; where both have one, complex ones are merged and of others the given one stays. */
    public ComplexValue merge(ComplexValue given) {
        Map<String, AttributeValue> copy = new LinkedHashMap<>(attributes);
        given.attributes.forEach((name, value) -> copy.merge(name, value, ComplexValue::merged));
        return new ComplexValue(copy);
    }

    public boolean isEmpty() {
        return attributes.isEmpty();
    }

    @Override
    public Map<String, Object> toPlain() {
        Map<String, Object> plain = new LinkedHashMap<>();
        attributes.forEach((name, value) -> plain.put(name, value.toPlain()));
        return plain;
    }

    /** What {@link #toPlain()} gave, read back; only for what has passed {@link ValueReader} before. */
    public static ComplexValue ofPlain(Map<String, ?> plain) {
        Map<String, AttributeValue> attributes = new LinkedHashMap<>();
        plain.forEach((name, value) -> attributes.put(name, valueOfPlain(value)));
        return new ComplexValue(attributes);
    }

    private static AttributeValue valueOfPlain(Object plain) {
        if (plain instanceof Map<?, ?> map) {
            Map<String, Object> named = new LinkedHashMap<>();
            map.forEach((name, value) -> named.put((String) name, value));
            return ofPlain(named);
        }
        if (plain instanceof List<?> list) {
            return new MultiValue(list.stream().map(ComplexValue::valueOfPlain).toList());
        }
        return new SimpleValue(plain instanceof Integer number ? (Object) number.longValue() : plain);
    }

    private static AttributeValue merged(AttributeValue before, AttributeValue given) {
        return before instanceof ComplexValue whole && given instanceof ComplexValue part ? whole.merge(part) : given;
    }

    private <T> Optional<T> simple(String name, Class<T> type) {
        return get(name)
                .filter(SimpleValue.class::isInstance)
                .map(AttributeValue::toPlain)
                .filter(type::isInstance)
                .map(type::cast);
    }
}
