package io.muster.domain.token;

import java.util.Arrays;
import java.util.Optional;

/** What a secret is for; its first characters say it, so that none passes for another, and a leaked one can be scanned for. */
public enum SecretKind {
    /** The Secret Token that is pasted into an IdP. */
    TOKEN("mus_"),
    /** The secret of an OAuth client, which gets access tokens for it. */
    CLIENT_SECRET("muc_"),
    /** What an OAuth client gets and presents, for an hour. */
    ACCESS_TOKEN("mua_");

    private final String prefix;

    SecretKind(String prefix) {
        this.prefix = prefix;
    }

    String prefix() {
        return prefix;
    }

    static Optional<SecretKind> of(String secret) {
        return Arrays.stream(values())
                .filter(kind -> secret.startsWith(kind.prefix))
                .findFirst();
    }
}
