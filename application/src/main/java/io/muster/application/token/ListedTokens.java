package io.muster.application.token;

import io.muster.application.token.TokenAdministration.Listed;
import io.muster.domain.tenant.Connection;
import io.muster.domain.tenant.ConnectionId;
import io.muster.domain.token.Token;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Tokens with the names of their connections, as they are at a time. */
final class ListedTokens {
    private ListedTokens() {}

    static List<Listed> of(List<Token> tokens, List<Connection> connections, Instant now) {
        Map<ConnectionId, String> names =
                connections.stream().collect(Collectors.toMap(Connection::id, Connection::name));
        return tokens.stream()
                .map(token -> new Listed(token, names.getOrDefault(token.connection(), ""), token.statusAt(now)))
                .toList();
    }
}
