package io.muster.domain.patch;

import io.muster.domain.Limits;
import io.muster.domain.Refusal;
import io.muster.domain.filter.ElementFilter;
import io.muster.domain.filter.FilterParser;
import io.muster.domain.schema.Attribute;
import io.muster.domain.schema.AttributePath;
import io.muster.domain.schema.ResourceType;
import java.util.Optional;

/**
 * Where an operation applies: {@code name.givenName}, {@code emails[type eq "work"]}, {@code emails[type eq "work"].value}, each
 * with or without the URN of its schema (RFC 7644 §3.5.2, figure 7).
 *
 * @param attribute the attribute before the filter, or the whole path if there is none
 * @param subAttribute what follows the filter
 */
public record PatchPath(
        AttributePath attribute, Optional<ElementFilter> filter, Optional<Attribute> subAttribute, String text) {
    /** Refused: INVALID_PATH, INVALID_FILTER. */
    public static PatchPath parse(String text, ResourceType type, Limits limits) {
        if (text.length() > limits.pathLength()) {
            throw Refusal.invalidPath("The path is longer than " + limits.pathLength() + " characters (pathLength).");
        }
        int open = text.indexOf('[');
        if (open < 0) {
            return new PatchPath(resolve(text, type), Optional.empty(), Optional.empty(), text);
        }
        int close = text.lastIndexOf(']');
        if (close < open) {
            throw Refusal.invalidPath("The path has '[' without ']'.");
        }
        AttributePath attribute = resolve(text.substring(0, open), type);
        if (!attribute.target().multiValued()
                && attribute.target().subAttribute("value").isEmpty()) {
            throw Refusal.invalidPath(attribute + " has a single value, so its path takes no filter in [ ].");
        }
        ElementFilter filter =
                new ElementFilter(attribute.target(), FilterParser.parse(text.substring(open + 1, close), limits));
        return new PatchPath(attribute, Optional.of(filter), subAttribute(attribute, text.substring(close + 1)), text);
    }

    /** Whether nothing under this path may be written by a client. */
    public boolean isReadOnly() {
        return attribute.isReadOnly() || subAttribute.map(Attribute::isReadOnly).orElse(false);
    }

    private static AttributePath resolve(String name, ResourceType type) {
        return type.resolve(name)
                .orElseThrow(() -> Refusal.invalidPath(
                        type.name() + " has no attribute of the name in the path; see /Schemas for those it has."));
    }

    private static Optional<Attribute> subAttribute(AttributePath attribute, String rest) {
        if (rest.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(rest.substring(1))
                .filter(name -> rest.startsWith("."))
                .flatMap(attribute.target()::subAttribute)
                .or(() -> {
                    throw Refusal.invalidPath("What follows ']' in the path is no sub-attribute of " + attribute + ".");
                });
    }
}
