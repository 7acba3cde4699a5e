package io.muster.scimhttp.error;

import java.util.Optional;

/** A status code and, where RFC 7644 §3.12 has one, its scimType. */
public record ScimStatus(int code, Optional<String> scimType) {
    public static ScimStatus of(int code) {
        return new ScimStatus(code, Optional.empty());
    }

    static ScimStatus of(int code, String scimType) {
        return new ScimStatus(code, Optional.of(scimType));
    }
}
