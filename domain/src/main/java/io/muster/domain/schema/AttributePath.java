package io.muster.domain.schema;

import java.util.List;
import java.util.stream.Collectors;

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

    /** The path one step longer. */
    public AttributePath then(Attribute next) {
        return new AttributePath(java.util.stream.Stream.concat(steps.stream(), java.util.stream.Stream.of(next))
                .toList());
    }

    @Override
    public String toString() {
        String text = steps.stream().map(Attribute::name).collect(Collectors.joining("."));
        return text.startsWith("urn:")
                ? steps.get(0).name()
                        + text.substring(steps.get(0).name().length()).replaceFirst("\\.", ":")
                : text;
    }
}
