package io.muster.domain.template;

import io.muster.domain.resource.AttributeValue;
import io.muster.domain.resource.ComplexValue;
import io.muster.domain.resource.MultiValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Puts together what a user has no value of, from templates in their order: of a single value the first counts, others add up. */
final class MissingDefaults {
    private final ComplexValue own;
    private final Map<String, String> setBy = new HashMap<>();
    private final List<String> conflicts = new ArrayList<>();
    private ComplexValue missing = ComplexValue.EMPTY;

    MissingDefaults(ComplexValue own) {
        this.own = own;
    }

    void add(Template template) {
        missing = add(template, "", own, missing, template.defaults());
    }

    ComplexValue missing() {
        return missing;
    }

    List<String> conflicts() {
        return conflicts;
    }

    private ComplexValue add(
            Template template, String container, ComplexValue there, ComplexValue before, ComplexValue given) {
        ComplexValue after = before;
        for (Map.Entry<String, AttributeValue> one : given.attributes().entrySet()) {
            String name = one.getKey();
            String path = container.isEmpty() ? name : container + "." + name;
            Optional<AttributeValue> existing = there.get(name);
            if (one.getValue() instanceof ComplexValue part && isNoneOrComplex(existing)) {
                ComplexValue inner = add(template, path, complex(existing), complex(after.get(name)), part);
                after = inner.isEmpty() ? after : after.with(name, inner);
            } else if (existing.isEmpty()) {
                after = after.with(name, first(template, path, after.get(name), one.getValue()));
            }
        }
        return after;
    }

    private AttributeValue first(
            Template template, String path, Optional<AttributeValue> before, AttributeValue given) {
        if (before.isEmpty()) {
            setBy.put(path, template.name());
            return given;
        }
        if (before.get() instanceof MultiValue some && given instanceof MultiValue more) {
            Set<AttributeValue> all = new LinkedHashSet<>(some.values());
            all.addAll(more.values());
            return new MultiValue(List.copyOf(all));
        }
        if (!before.get().equals(given)) {
            conflicts.add("templates: the default of " + path + " is that of " + setBy.get(path)
                    + ", which comes before " + template.name());
        }
        return before.get();
    }

    private static boolean isNoneOrComplex(Optional<AttributeValue> value) {
        return value.isEmpty() || value.get() instanceof ComplexValue;
    }

    private static ComplexValue complex(Optional<AttributeValue> value) {
        return (ComplexValue) value.orElse(ComplexValue.EMPTY);
    }
}
