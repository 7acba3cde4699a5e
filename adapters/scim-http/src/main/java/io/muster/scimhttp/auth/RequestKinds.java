package io.muster.scimhttp.auth;

import io.muster.domain.health.RequestKind;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a request is to the health of its connection. Connection tests are told by their form: Entra looks for a name, an address or an
 * {@code externalId} that is a random UUID, {@code GET /Users?filter=userName+eq+"81a1…"}; Okta asks {@code GET /Users?startIndex=1&count=2},
 * Entra's gallery and Google for {@code count=1}. Those of OneLogin and JumpCloud look like any look-up, and that of Rippling, {@code GET
 * /ServiceProviderConfig}, comes without a token and so of no connection. Entra's look-up of a person by {@code externalId} looks like its
 * test, so a test tells something only while nothing has been written.
 */
final class RequestKinds {
    private static final Set<String> WRITES = Set.of("POST", "PUT", "PATCH", "DELETE");

    private static final Pattern ONE = Pattern.compile(".*/(Users|Groups)/[^/]+");
    private static final Pattern SEARCH = Pattern.compile(".*/\\.search");
    private static final Pattern FIRST_OF_ALL = Pattern.compile("(startIndex=[01]&)?count=[012](&startIndex=[01])?");
    private static final Pattern OF_A_UUID = Pattern.compile(
            "(?i)(?:^|&)filter=[^&]*(?:\\+|%20)eq(?:\\+|%20)(?:%22)?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?:%22|&|$)");

    private RequestKinds() {}

    static RequestKind of(String method, URI uri) {
        String path = uri.getRawPath();
        if (SEARCH.matcher(path).matches()) {
            return RequestKind.LOOK_UP;
        }
        if (WRITES.contains(method)) {
            return RequestKind.WRITE;
        }
        if (ONE.matcher(path).matches()) {
            return RequestKind.READ;
        }
        String query = Optional.ofNullable(uri.getRawQuery()).orElse("");
        return FIRST_OF_ALL.matcher(query).matches() || OF_A_UUID.matcher(query).find()
                ? RequestKind.PROBE
                : RequestKind.LOOK_UP;
    }
}
