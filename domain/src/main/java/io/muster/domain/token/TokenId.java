package io.muster.domain.token;

import io.muster.domain.TimeOrderedId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Names a token in lists and logs; it is not the secret and tells nothing of it. */
public record TokenId(UUID value) {
    public static TokenId next(Instant now) {
        return new TokenId(TimeOrderedId.next(now));
    }

    public static Optional<TokenId> parse(String text) {
        return TimeOrderedId.parse(text).map(TokenId::new);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
