package io.muster.scimhttp.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.domain.health.RequestKind;
import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestKindsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/Users?filter=userName+eq+%2281a1c5e8-21cb-4df6-8f47-2c86d8a1a3a3%22",
                "/Users?filter=externalId+eq+%2281A1C5E8-21CB-4DF6-8F47-2C86D8A1A3A3%22&aadOptscim062020",
                "/Users?filter=emails%5Btype+eq+%22work%22%5D.value+eq+%2281a1c5e8-21cb-4df6-8f47-2c86d8a1a3a3%22",
                "/Groups?excludedAttributes=members&filter=displayName+eq+%2281a1c5e8-21cb-4df6-8f47-2c86d8a1a3a3%22",
                "/Users?startIndex=1&count=2",
                "/Users?startIndex=1&count=1",
                "/Users?count=1"
            })
    void whatAsksForNobodyOrForTheFirstOneIsATest(String request) {
        assertThat(kind("GET", request)).isEqualTo(RequestKind.PROBE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/Users",
                "/Users?startIndex=1&count=100",
                "/Users?filter=userName+eq+%22ann@example.com%22&startIndex=1&count=1",
                "/Groups?startIndex=1&count=100",
                "/Schemas"
            })
    void otherQueriesAreLookUps(String request) {
        assertThat(kind("GET", request)).isEqualTo(RequestKind.LOOK_UP);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/Users/0", "/Groups/0198?excludedAttributes=members"})
    void oneResourceIsRead(String request) {
        assertThat(kind("GET", request)).isEqualTo(RequestKind.READ);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE"})
    void whatChangesIsAWriteUnlessItSearches(String method) {
        assertThat(kind(method, "/Users/0198")).isEqualTo(RequestKind.WRITE);
        assertThat(kind(method, "/Users/.search")).isEqualTo(RequestKind.LOOK_UP);
    }

    private static RequestKind kind(String method, String request) {
        return RequestKinds.of(method, URI.create("https://scim.example.com/scim/v2" + request));
    }
}
