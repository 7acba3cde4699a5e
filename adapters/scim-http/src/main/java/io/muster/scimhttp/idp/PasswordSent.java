package io.muster.scimhttp.idp;

import io.muster.domain.schema.ResourceType;
import java.util.List;

/**
 * Okta sends a random password even when password sync is off: {@code "password":"1mz…"} in a POST, and
 * {@code {"op":"replace","value":{"password":"3mz…"}}}. In an object it is an attribute that no schema has, and so is passed over;
 * only where a path names it does it need this class.
 */
final class PasswordSent implements IdpHabit {
    @Override
    public String words() {
        return "a password as nothing, for none is kept";
    }

    @Override
    public List<RawOperation> operation(ResourceType type, RawOperation operation) {
        boolean password = operation
                .path()
                .filter(path -> path.equalsIgnoreCase("password")
                        || path.equalsIgnoreCase(type.core().urn() + ":password"))
                .isPresent();
        return password ? List.of() : List.of(operation);
    }
}
