package io.muster.domain.schema;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The way from the root of a resource to an attribute: one to three steps, an extension being a step of its own. */
public record AttributePath(List<Attribute> steps) {
    public AttributePath {
        steps = List.copyOf(steps);
    }

    /** The attribute that the path names. */
    public Attribute target() {
        return steps.get(steps.size() - 1);
    }

    public boolean isReadOnly() {
        return steps.stream().anyMatch(Attribute::isReadOnly);
    }

    /** Whether its values are kept from every answer, and so from every question that would tell them. */
    public boolean isNeverReturned() {
        return steps.stream().anyMatch(step -> step.returned() == Returned.NEVER);
    }

    /** The path one step longer. */
    public AttributePath then(Attribute next) {
        return new AttributePath(Stream.concat(steps.stream(), Stream.of(next)).toList());
    }

    /** As it stands in a request; the URN of an extension is followed by a colon. */
    @Override
    public String toString() {
        String first = steps.get(0).name();
        String rest = steps.stream().skip(1).map(Attribute::name).collect(Collectors.joining("."));
        return rest.isEmpty() ? first : first + (first.startsWith("urn:") ? ":" : ".") + rest;
    }
}
