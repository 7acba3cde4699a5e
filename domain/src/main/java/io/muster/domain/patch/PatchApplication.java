package io.muster.domain.patch;

import io.muster.domain.Refusal;
import io.muster.domain.filter.ElementFilter;
import io.muster.domain.resource.AttributeValue;
import io.muster.domain.resource.ComplexValue;
import io.muster.domain.resource.DistinctValues;
import io.muster.domain.resource.MultiValue;
import io.muster.domain.resource.PrimaryRule;
import io.muster.domain.resource.ValueReader;
import io.muster.domain.schema.Attribute;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One operation, applied: from the root down to the attribute that the path names, and back up with the changed values. */
final class PatchApplication {
    private static final int MAX_VALUES = 100;

    private final PatchOperation operation;

    PatchApplication(PatchOperation operation) {
        this.operation = operation;
    }

    ComplexValue applyTo(Attribute root, ComplexValue resource) {
        operation.requireShape();
        return operation
                .path()
                .map(path -> descend(resource, path.attribute().steps(), path))
                .orElseGet(() -> merge(root, resource, (Map<?, ?>) Objects.requireNonNull(operation.value()), ""));
    }

    private ComplexValue descend(ComplexValue container, List<Attribute> steps, PatchPath path) {
        Attribute step = steps.get(0);
        Optional<AttributeValue> current = container.get(step.name());
        if (steps.size() == 1) {
            return container.with(step.name(), settled(step, current, target(step, current, path)));
        }
        List<Attribute> rest = steps.subList(1, steps.size());
        if (step.multiValued()) {
            return container.with(step.name(), settled(step, current, eachElement(step, current, rest, path)));
        }
        ComplexValue inner = descend((ComplexValue) current.orElse(ComplexValue.EMPTY), rest, path);
        return inner.isEmpty() ? container.without(step.name()) : container.with(step.name(), inner);
    }

    /** {@code emails.display}: the sub-attribute of every element there is. */
    private Optional<AttributeValue> eachElement(
            Attribute step, Optional<AttributeValue> current, List<Attribute> rest, PatchPath path) {
        List<AttributeValue> elements = elements(current);
        if (elements.isEmpty() && operation.op() != PatchOp.REMOVE) {
            if (operation.missing() == PatchOperation.MissingElement.CREATE) {
                ComplexValue made = descend(ComplexValue.EMPTY, rest, path);
                return multi(made.isEmpty() ? List.of() : List.of(made));
            }
            throw Refusal.noTarget(
                    step.name() + " has no value to change; add one first, or name it by a filter in [ ].");
        }
        return multi(elements.stream()
                .map(element -> (AttributeValue) descend((ComplexValue) element, rest, path))
                .toList());
    }

    private Optional<? extends AttributeValue> target(
            Attribute attribute, Optional<AttributeValue> current, PatchPath path) {
        if (path.filter().isEmpty()) {
            return set(attribute, current, operation.value(), path.text());
        }
        return attribute.multiValued()
                ? selected(attribute, elements(current), path.filter().get(), path)
                : selectedReference(attribute, current, path.filter().get(), path);
    }

    private Optional<AttributeValue> selected(
            Attribute attribute, List<AttributeValue> elements, ElementFilter filter, PatchPath path) {
        List<AttributeValue> after = new ArrayList<>();
        boolean met = false;
        for (AttributeValue element : elements) {
            boolean matches = filter.matches(element);
            met |= matches;
            (matches ? changed(attribute, element, path) : Optional.of(element)).ifPresent(after::add);
        }
        if (!met && operation.op() != PatchOp.REMOVE) {
            changed(attribute, missingElement(attribute, filter, path), path).ifPresent(after::add);
        }
        return multi(after);
    }

    /** A reference such as manager has one value; Entra names it by a filter all the same. */
    private Optional<AttributeValue> selectedReference(
            Attribute attribute, Optional<AttributeValue> current, ElementFilter filter, PatchPath path) {
        if (current.filter(filter::matches).isPresent()) {
            return changed(attribute, current.get(), path);
        }
        if (operation.op() == PatchOp.REMOVE) {
            return current;
        }
        throw noTarget(attribute);
    }

    /** What the filter describes, if that is an element like any that is sent, and meets the filter. */
    private AttributeValue missingElement(Attribute attribute, ElementFilter filter, PatchPath path) {
        return Optional.of(operation.missing())
                .filter(missing -> missing == PatchOperation.MissingElement.CREATE)
                .flatMap(missing -> filter.impliedElement())
                .flatMap(implied -> ValueReader.readOne(attribute, path.text(), implied.toPlain()))
                .filter(filter::matches)
                .orElseThrow(() -> noTarget(attribute));
    }

    private static Refusal noTarget(Attribute attribute) {
        return Refusal.noTarget("No value of " + attribute.name() + " meets the filter in the path.");
    }

    private Optional<AttributeValue> changed(Attribute attribute, AttributeValue element, PatchPath path) {
        if (path.subAttribute().isPresent()) {
            Attribute sub = path.subAttribute().get();
            ComplexValue complex = (ComplexValue) element;
            ComplexValue after =
                    complex.with(sub.name(), set(sub, complex.get(sub.name()), operation.value(), path.text()));
            return after.isEmpty() ? Optional.empty() : Optional.of(after);
        }
        return switch (operation.op()) {
            case REMOVE -> Optional.empty();
            case REPLACE -> ValueReader.readOne(attribute, path.text(), operation.value());
            case ADD ->
                element instanceof ComplexValue complex && operation.value() instanceof Map<?, ?> object
                        ? Optional.of(merge(attribute, complex, object, path.text() + "."))
                        : ValueReader.readOne(attribute, path.text(), operation.value());
        };
    }

    /** The attribute's value after the operation has put the given one there. */
    private Optional<? extends AttributeValue> set(
            Attribute attribute, Optional<? extends AttributeValue> current, @Nullable Object given, String place) {
        if (operation.op() == PatchOp.REMOVE) {
            return Optional.empty();
        }
        if (attribute.multiValued()) {
            Optional<AttributeValue> read = ValueReader.read(attribute, place, given);
            return operation.op() == PatchOp.ADD ? appended(current, read) : read;
        }
        if (attribute.isComplex() && given instanceof Map<?, ?> object) {
            ComplexValue merged = merge(
                    attribute,
                    (ComplexValue) current.map(v -> (AttributeValue) v).orElse(ComplexValue.EMPTY),
                    object,
                    place + ".");
            return merged.isEmpty() ? Optional.empty() : Optional.of(merged);
        }
        return ValueReader.read(attribute, place, given);
    }

    /** Sets what the object names and leaves the rest; what the schema does not know and what is read-only is passed over. */
    private ComplexValue merge(Attribute container, ComplexValue current, Map<?, ?> object, String prefix) {
        ComplexValue after = current;
        Set<String> seen = new HashSet<>();
        for (Map.Entry<?, ?> entry : object.entrySet()) {
            Optional<Attribute> known = container.subAttribute((String) entry.getKey());
            if (known.isPresent() && !known.get().isReadOnly()) {
                Attribute sub = known.get();
                if (!seen.add(sub.name())) {
                    throw Refusal.invalidSyntax(
                            prefix + sub.name() + " is given twice, in different letter case; send it once");
                }
                Optional<AttributeValue> before = after.get(sub.name());
                after = after.with(
                        sub.name(), settled(sub, before, set(sub, before, entry.getValue(), prefix + sub.name())));
            }
        }
        return after;
    }

    private static Optional<AttributeValue> appended(
            Optional<? extends AttributeValue> current, Optional<AttributeValue> read) {
        List<AttributeValue> all = new ArrayList<>(elements(current));
        all.addAll(elements(read));
        return multi(all);
    }

    private static List<AttributeValue> bounded(List<AttributeValue> values) {
        if (values.size() > MAX_VALUES) {
            throw Refusal.invalidValue(
                    "value", "would make " + values.size() + " values; at most " + MAX_VALUES + " are kept");
        }
        return values;
    }

    private static Optional<? extends AttributeValue> settled(
            Attribute attribute, Optional<? extends AttributeValue> before, Optional<? extends AttributeValue> after) {
        if (!attribute.multiValued()) {
            return after;
        }
        List<AttributeValue> values = bounded(DistinctValues.of(attribute, elements(after)));
        return multi(
                attribute.subAttribute("primary").isPresent() ? PrimaryRule.settle(elements(before), values) : values);
    }

    private static List<AttributeValue> elements(Optional<? extends AttributeValue> value) {
        return value.map(multi -> ((MultiValue) multi).values()).orElse(List.of());
    }

    private static Optional<AttributeValue> multi(List<AttributeValue> elements) {
        return elements.isEmpty() ? Optional.empty() : Optional.of(new MultiValue(elements));
    }
}
