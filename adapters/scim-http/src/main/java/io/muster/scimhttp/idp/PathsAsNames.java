package io.muster.scimhttp.idp;

import io.muster.domain.schema.ResourceType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Entra with the aadOptscim062020 flag: one operation without a path, whose names are paths:
 * {@code {"op":"replace","value":{"name.givenName":"Maren","urn:…:enterprise:2.0:User:department":"Optics"}}}. Each such name
 * becomes an operation of its own; plain names stay together.
 */
final class PathsAsNames implements IdpHabit {
    @Override
    public String words() {
        return "names that are paths as operations of their own";
    }

    @Override
    public List<RawOperation> operation(ResourceType type, RawOperation operation) {
        if (operation.path().isPresent() || !(operation.value() instanceof Map<?, ?> object)) {
            return List.of(operation);
        }
        Map<String, Object> plain = new LinkedHashMap<>();
        List<RawOperation> operations = new ArrayList<>();
        object.forEach((key, value) -> {
            String name = (String) key;
            if (isPath(type, name)) {
                operations.add(new RawOperation(operation.op(), Optional.of(name), value, operation.missing()));
            } else {
                plain.put(name, value);
            }
        });
        if (operations.isEmpty()) {
            return List.of(operation);
        }
        if (!plain.isEmpty()) {
            operations.add(0, operation.withValue(plain));
        }
        return operations;
    }

    private static boolean isPath(ResourceType type, String name) {
        return type.root().subAttribute(name).isEmpty()
                && (name.indexOf('[') > 0 || type.resolve(name).isPresent());
    }
}
