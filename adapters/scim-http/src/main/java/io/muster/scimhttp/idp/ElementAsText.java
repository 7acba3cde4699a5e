package io.muster.scimhttp.idp;

import io.muster.domain.schema.Attribute;
import io.muster.domain.schema.AttributePath;
import io.muster.domain.schema.ResourceType;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * WSO2 sends e-mails as texts, {@code "emails":["a@example.com"]}, others members as bare ids; the schema has objects with {@code value}.
 * Behind a filter, {@code emails[type eq "work"]}, the text is the value of that element.
 */
final class ElementAsText implements IdpHabit {
    private final SchemaWalk walk = new SchemaWalk(ElementAsText::element);

    @Override
    public String words() {
        return "a text as an element with that value";
    }

    @Override
    public Map<String, ?> document(ResourceType type, Map<String, ?> document) {
        return walk.document(type, document);
    }

    @Override
    public List<RawOperation> operation(ResourceType type, RawOperation operation) {
        boolean isText = operation.value() instanceof String text && !text.isEmpty();
        Optional<String> selected = operation
                .path()
                .filter(path -> isText && !operation.op().equals("remove") && isSelectedElement(type, path));
        return List.of(
                selected.isPresent()
                        ? operation.withPath(Optional.of(selected.get() + ".value"))
                        : walk.operation(type, operation));
    }

    private static boolean isSelectedElement(ResourceType type, String path) {
        int open = path.indexOf('[');
        return open > 0
                && path.endsWith("]")
                && type.resolve(path.substring(0, open))
                        .map(AttributePath::target)
                        .filter(ElementAsText::hasElementsWithValue)
                        .isPresent();
    }

    private static Object element(Attribute attribute, Object value) {
        return value instanceof String text && !text.isEmpty() && hasElementsWithValue(attribute)
                ? Map.of("value", text)
                : value;
    }

    private static boolean hasElementsWithValue(Attribute attribute) {
        return attribute.multiValued()
                && attribute.isComplex()
                && attribute.subAttribute("value").isPresent();
    }
}
