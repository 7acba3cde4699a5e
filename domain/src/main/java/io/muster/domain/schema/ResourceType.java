package io.muster.domain.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A kind of resource: its core schema, its extensions, and how names in requests lead to its attributes (RFC 7643 §6, RFC 7644
 * §3.10).
 *
 * @param endpoint such as {@code /Users}
 * @param root the whole resource as one complex attribute: common attributes, core attributes, a complex one for each extension
 * @param showsEverything whether all that is stored is shown unless somebody asks otherwise
 */
public record ResourceType(
        String name,
        String endpoint,
        String description,
        Schema core,
        List<Schema> extensions,
        Attribute root,
        boolean showsEverything) {
    public ResourceType {
        extensions = List.copyOf(extensions);
    }

    static ResourceType of(String name, String endpoint, String description, Schema core, List<Schema> extensions) {
        List<Attribute> attributes = new ArrayList<>(CommonAttributes.ALL);
        attributes.addAll(core.attributes());
        for (Schema extension : extensions) {
            attributes.add(Attribute.complex(
                    extension.urn(),
                    extension.description(),
                    extension.attributes().toArray(Attribute[]::new)));
        }
        Attribute root = Attribute.complex(name, description, attributes.toArray(Attribute[]::new));
        return new ResourceType(name, endpoint, description, core, extensions, root, root.showsEverything());
    }

    /** The attribute that a name stands for: {@code userName}, {@code name.givenName}, with or without the URN of its schema. */
    public Optional<AttributePath> resolve(String text) {
        for (Schema extension : extensions) {
            Optional<String> rest = afterUrn(extension.urn(), text);
            if (rest.isPresent()) {
                Attribute container = root.subAttribute(extension.urn()).orElseThrow();
                return rest.get().isEmpty()
                        ? Optional.of(new AttributePath(List.of(container)))
                        : walk(container, rest.get())
                                .map(steps -> new AttributePath(Stream.concat(Stream.of(container), steps.stream())
                                        .toList()));
            }
        }
        String name = afterUrn(core.urn(), text).orElse(text);
        return walk(root, name).map(AttributePath::new);
    }

    private static Optional<List<Attribute>> walk(Attribute from, String dotted) {
        List<Attribute> steps = new ArrayList<>();
        Attribute at = from;
        for (String name : dotted.split("\\.", -1)) {
            Optional<Attribute> next = at.subAttribute(name);
            if (next.isEmpty()) {
                return Optional.empty();
            }
            at = next.get();
            steps.add(at);
        }
        return Optional.of(steps);
    }

    /** What follows the URN in a name, empty if it is the URN itself; absent if the name does not begin with it. */
    private static Optional<String> afterUrn(String urn, String text) {
        String folded = text.toLowerCase(Locale.ROOT);
        String prefix = urn.toLowerCase(Locale.ROOT);
        if (folded.equals(prefix)) {
            return Optional.of("");
        }
        return folded.startsWith(prefix + ":") ? Optional.of(text.substring(urn.length() + 1)) : Optional.empty();
    }
}
