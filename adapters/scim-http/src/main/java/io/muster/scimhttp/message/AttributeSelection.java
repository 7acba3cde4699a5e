package io.muster.scimhttp.message;

import io.muster.domain.Refusal;
import io.muster.domain.schema.Attribute;
import io.muster.domain.schema.AttributePath;
import io.muster.domain.schema.ResourceType;
import io.muster.scimhttp.idp.IdpHabits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Which attributes an answer has: {@code attributes} or {@code excludedAttributes} (RFC 7644 §3.9). {@code schemas} and
 * {@code id} are always there; names that the schema does not know are passed over.
 */
public record AttributeSelection(List<AttributePath> included, List<AttributePath> excluded, boolean limited) {
    /** Whatever is returned by default. */
    public static final AttributeSelection ALL = new AttributeSelection(List.of(), List.of(), false);

    private static final int MAX_NAMES = 200;

    /** Refused: INVALID_VALUE if both are given, or too many. */
    public static AttributeSelection of(
            @Nullable String attributes, @Nullable String excludedAttributes, ResourceType type) {
        boolean limited = attributes != null && !attributes.isBlank();
        if (limited && excludedAttributes != null && !excludedAttributes.isBlank()) {
            throw Refusal.invalidValue("attributes", "and excludedAttributes exclude one another; send one of them");
        }
        return new AttributeSelection(paths(attributes, type), paths(excludedAttributes, type), limited);
    }

    /** Whether anything of the attribute is part of the answer, so that what costs a look-up is not looked up in vain. */
    public boolean shows(ResourceType type, String attribute) {
        List<String> here =
                List.of(type.root().subAttribute(attribute).orElseThrow().name());
        return (!limited || isOnPathOf(included, here)) && !names(excluded, here);
    }

    /** Whether anything but the default was asked for. */
    public boolean isGiven() {
        return limited || !excluded.isEmpty();
    }

    public Map<String, Object> select(ResourceType type, Map<String, Object> resource) {
        return isGiven() || !type.showsEverything() ? select(type.root(), resource, List.of()) : resource;
    }

    private Map<String, Object> select(Attribute container, Map<?, ?> object, List<String> at) {
        Map<String, Object> selected = new LinkedHashMap<>();
        object.forEach((key, value) -> {
            String name = (String) key;
            Optional<Attribute> attribute = container.subAttribute(name);
            List<String> here = new ArrayList<>(at);
            here.add(attribute.orElseThrow().name());
            selectValue(attribute.get(), value, here).ifPresent(kept -> selected.put(name, kept));
        });
        return selected;
    }

    private Optional<Object> selectValue(Attribute attribute, Object value, List<String> here) {
        if (!isShown(attribute, here)) {
            return Optional.empty();
        }
        if (!attribute.isComplex()) {
            return Optional.of(value);
        }
        if (value instanceof Iterable<?> stream && !(value instanceof List)) {
            return Optional.of((Iterable<Map<String, Object>>) () -> StreamSupport.stream(stream.spliterator(), false)
                    .map(element -> select(attribute, (Map<?, ?>) element, here))
                    .iterator());
        }
        Object kept = value instanceof List<?> list
                ? list.stream()
                        .map(element -> select(attribute, (Map<?, ?>) element, here))
                        .filter(element -> !element.isEmpty())
                        .toList()
                : select(attribute, (Map<?, ?>) value, here);
        return kept.equals(List.of()) || kept.equals(Map.of()) ? Optional.empty() : Optional.of(kept);
    }

    /** By what the schema says of it, and by what was asked for (RFC 7643 §7, {@code returned}). */
    private boolean isShown(Attribute attribute, List<String> here) {
        return switch (attribute.returned()) {
            case ALWAYS -> true;
            case DEFAULT -> (!limited || isOnPathOf(included, here)) && !names(excluded, here);
            case REQUEST -> limited && isOnPathOf(included, here);
            case NEVER -> false;
        };
    }

    /** Whether one of the paths leads here or further, or to what this is a part of. */
    private static boolean isOnPathOf(List<AttributePath> paths, List<String> here) {
        return paths.stream()
                .map(AttributeSelection::names)
                .anyMatch(path -> startsWith(path, here) || startsWith(here, path));
    }

    private static boolean names(List<AttributePath> paths, List<String> here) {
        return paths.stream().map(AttributeSelection::names).anyMatch(here::equals);
    }

    private static boolean startsWith(List<String> path, List<String> prefix) {
        return path.size() >= prefix.size() && path.subList(0, prefix.size()).equals(prefix);
    }

    private static List<String> names(AttributePath path) {
        return path.steps().stream().map(Attribute::name).toList();
    }

    private static List<AttributePath> paths(@Nullable String names, ResourceType type) {
        if (names == null || names.isBlank()) {
            return List.of();
        }
        String[] given = names.split(",", MAX_NAMES + 1);
        if (given.length > MAX_NAMES) {
            throw Refusal.invalidValue("attributes", "has more than " + MAX_NAMES + " names");
        }
        return Arrays.stream(given)
                .map(String::strip)
                .map(name -> type.resolve(IdpHabits.name(type, name)))
                .flatMap(Optional::stream)
                .toList();
    }
}
