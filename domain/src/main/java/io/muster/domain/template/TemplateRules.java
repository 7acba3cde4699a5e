package io.muster.domain.template;

import io.muster.domain.Grant;
import io.muster.domain.Refusal;
import io.muster.domain.filter.ResourceFilter;
import io.muster.domain.resource.AttributeValue;
import io.muster.domain.resource.Characteristics;
import io.muster.domain.resource.ComplexValue;
import io.muster.domain.resource.MultiValue;
import io.muster.domain.resource.SimpleValue;
import io.muster.domain.schema.Attribute;
import io.muster.domain.schema.ResourceType;
import io.muster.domain.schema.Uniqueness;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a template has to keep to, by itself and beside the others of its tenant. */
public final class TemplateRules {
    /** The most templates that a tenant may have. */
    public static final int MAX_TEMPLATES = 100;

    /** Who somebody is and how one signs in is no matter of a template. */
    private static final Set<String> NEVER_DEFAULT =
            Set.of("userName", "externalId", "active", "emails", "phoneNumbers", "password");

    private TemplateRules() {}

    /**
     * Refused: INVALID_FILTER for a condition that does not fit the schemas, INVALID_VALUE for a default that no template may set,
     * NOT_ALLOWED_NOW for a protected role without the second switch, for two of one priority that contradict one another, and for one
     * template too many.
     */
    public static void requireFitting(ResourceType type, Template template, Collection<Template> others) {
        template.condition().ifPresent(condition -> {
            try {
                ResourceFilter.of(type, condition);
            } catch (Refusal refusal) {
                throw refusal.at("when");
            }
        });
        requireGrantable(template);
        requireDefaults(type, template.defaults());
        if (others.size() >= MAX_TEMPLATES) {
            throw Refusal.notAllowedNow("A tenant has at most " + MAX_TEMPLATES
                    + " templates. Delete one first; template-list shows them.");
        }
        others.forEach(other -> requireNoLoop(template, other));
    }

    private static void requireGrantable(Template template) {
        if (!template.mayGrantProtected()) {
            template.grants().stream()
                    .filter(Templates::isProtected)
                    .findFirst()
                    .ifPresent(TemplateRules::refuse);
        }
    }

    private static void refuse(Grant grant) {
        throw Refusal.notAllowedNow("The " + grant + " is protected, and no template gives it unless that is said to be"
                + " meant. Leave it out of roles, or add mayGrantProtected=true.");
    }

    private static void requireDefaults(ResourceType type, ComplexValue defaults) {
        for (Map.Entry<String, AttributeValue> given : defaults.attributes().entrySet()) {
            Attribute attribute = type.root().subAttribute(given.getKey()).orElseThrow();
            if (NEVER_DEFAULT.contains(attribute.name()) || hasUnique(attribute, given.getValue())) {
                throw Refusal.invalidValue(
                        "defaults." + attribute.name(), "is each person's own, so no template sets it; leave it out");
            }
        }
        try {
            Characteristics.requireComplete(type, defaults.with("userName", new SimpleValue("anybody")));
        } catch (Refusal refusal) {
            throw refusal.at("defaults");
        }
    }

    private static boolean hasUnique(Attribute attribute, AttributeValue value) {
        if (value instanceof MultiValue multi) {
            return multi.values().stream().anyMatch(one -> hasUnique(attribute, one));
        }
        if (value instanceof ComplexValue complex) {
            return complex.attributes().entrySet().stream()
                    .anyMatch(sub -> attribute
                            .subAttribute(sub.getKey())
                            .filter(definition -> hasUnique(definition, sub.getValue()))
                            .isPresent());
        }
        return attribute.uniqueness() != Uniqueness.NONE;
    }

    private static void requireNoLoop(Template template, Template other) {
        if (template.enabled() && other.enabled() && template.priority() == other.priority()) {
            contradiction("", template.defaults(), other.defaults()).ifPresent(path -> {
                throw Refusal.notAllowedNow("The template " + other.name() + " has the same priority, "
                        + other.priority() + ", and another default of " + path
                        + ", so that neither comes first. Give one of them another priority.");
            });
        }
    }

    /** A single value that both set, and not to the same. */
    private static Optional<String> contradiction(String container, ComplexValue one, ComplexValue other) {
        for (Map.Entry<String, AttributeValue> given : one.attributes().entrySet()) {
            String path = container.isEmpty() ? given.getKey() : container + "." + given.getKey();
            Optional<AttributeValue> opposite = other.get(given.getKey());
            if (opposite.isEmpty() || opposite.get().equals(given.getValue())) {
                continue;
            }
            if (given.getValue() instanceof ComplexValue part && opposite.get() instanceof ComplexValue counterpart) {
                Optional<String> inside = contradiction(path, part, counterpart);
                if (inside.isPresent()) {
                    return inside;
                }
            } else if (!(given.getValue() instanceof MultiValue)) {
                return Optional.of(path);
            }
        }
        return Optional.empty();
    }
}
