package io.muster.scimhttp.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class ScimPathTest {
    @Test
    void everyFormOfAnEndpointLeadsToTheSameRest() {
        assertThat(ScimPath.parse("/acme/scim/v2/Users/1"))
                .contains(new ScimPath("/acme/scim/v2", Optional.of("acme"), "/Users/1"));
        assertThat(ScimPath.parse("/acme/scim/Users"))
                .contains(new ScimPath("/acme/scim", Optional.of("acme"), "/Users"));
        assertThat(ScimPath.parse("/scim/v2/Users/")).contains(new ScimPath("/scim/v2", Optional.empty(), "/Users"));
        assertThat(ScimPath.parse("/acme/scim")).contains(new ScimPath("/acme/scim", Optional.of("acme"), ""));
    }

    @Test
    void anEndpointIsTheSameInAnyLetterCase() {
        assertThat(ScimPath.parse("/acme/scim/v2/users/Ab").orElseThrow().rest())
                .isEqualTo("/Users/Ab");
        assertThat(ScimPath.parse("/acme/scim/v2/GROUPS").orElseThrow().rest()).isEqualTo("/Groups");
        assertThat(ScimPath.parse("/acme/scim/v2/serviceproviderconfig")
                        .orElseThrow()
                        .rest())
                .isEqualTo("/ServiceProviderConfig");
        assertThat(ScimPath.parse("/acme/scim/v2/usersX").orElseThrow().rest()).isEqualTo("/usersX");
    }

    @Test
    void otherPathsAreNotOfTheProtocol() {
        assertThat(ScimPath.parse("/version")).isEmpty();
        assertThat(ScimPath.parse("/acme/scimitar/Users")).isEmpty();
        assertThat(ScimPath.parse("/a/b/scim/Users")).isEmpty();
    }

    @Test
    void aTemplateHoldsNothingOfTheRequest() {
        assertThat(ScimPath.parse("/acme/scim/Users/maren@example.com")
                        .orElseThrow()
                        .template())
                .isEqualTo("/Users/{id}");
        assertThat(ScimPath.parse("/acme/scim/maren@example.com").orElseThrow().template())
                .isEqualTo("other");
    }

    @Test
    void theMethodSaysWhatSuccessIs() {
        assertThat(success("POST", "/Users")).isEqualTo("201");
        assertThat(success("POST", "/Users/.search")).isEqualTo("200");
        assertThat(success("POST", "/Bulk")).isEqualTo("200");
        assertThat(success("PUT", "/Groups/1")).isEqualTo("200");
        assertThat(success("PATCH", "/Users/1")).isEqualTo("200");
        assertThat(success("PATCH", "/Groups/1")).startsWith("200, or 204");
        assertThat(success("DELETE", "/Groups/1")).isEqualTo("204");
    }

    private static String success(String method, String rest) {
        ScimPath path = ScimPath.parse("/acme/scim/v2" + rest).orElseThrow();
        return ScimExchange.success(path.method(method), path.kind());
    }
}
