package io.muster.service;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** OAuth 2.0 client credentials (RFC 6749) as Entra's gallery asks for them. */
@ExtendWith(SharedService.class)
class OAuthIT {
    private static final String GRANT = "grant_type=client_credentials";

    private final ScimTenant tenant;
    private final ServiceProcess service;
    private String id;
    private String secret;

    OAuthIT(ScimTenant tenant, ServiceProcess service) {
        this.tenant = tenant;
        this.service = service;
    }

    @BeforeEach
    void issueClient() throws Exception {
        JsonNode issued = ScimTenant.answer(200, tenant.task("oauth-client-issue", "{description:'Entra'}"));
        id = issued.get("clientId").asText();
        secret = issued.get("clientSecret").asText();
    }

    @Test
    void anAccessTokenIsHadByTheFormAndByAHeaderAndOpensTheTenant() throws Exception {
        HttpResponse<String> byForm = grant(GRANT + "&scope=scim&client_id=" + id + "&client_secret=" + secret, null);
        JsonNode granted = ScimTenant.answer(200, byForm);
        assertThat(granted.get("token_type").asText()).isEqualTo("Bearer");
        assertThat(granted.get("expires_in").asInt()).isBetween(3600, 21600);
        assertThat(byForm.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
        assertThat(byForm.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/json");
        String access = granted.get("access_token").asText();
        assertThat(use(access)).isEqualTo(200);
        assertThat(use(access + "x")).isEqualTo(401);
        assertThat(use(secret)).isEqualTo(401);
        assertThat(ScimTenant.answer(200, grant(GRANT, basic(id, secret)))
                        .get("access_token")
                        .asText())
                .isNotEqualTo(access);
    }

    @Test
    void whatIsWrongIsToldAsTheRfcHasIt() throws Exception {
        String pair = "&client_id=" + id + "&client_secret=" + secret;
        assertThat(error(400, grant("grant_type=password" + pair, null))).isEqualTo("unsupported_grant_type");
        assertThat(error(400, grant(pair, null))).isEqualTo("invalid_request");
        assertThat(error(400, grant(GRANT + "&" + GRANT + pair, null))).isEqualTo("invalid_request");
        assertThat(error(400, grant(GRANT + pair, basic(id, secret)))).isEqualTo("invalid_request");
        assertThat(error(401, grant(GRANT, null))).isEqualTo("invalid_client");
        HttpResponse<String> wrong = grant(GRANT + "&client_id=" + id + "&client_secret=wrong", null);
        assertThat(error(401, wrong)).isEqualTo("invalid_client");
        assertThat(wrong.headers().firstValue("WWW-Authenticate").orElseThrow()).startsWith("Basic");
        assertThat(wrong.body()).doesNotContain(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic", "Basic ===", "Basic bm9jb2xvbg==", "Bearer x", "Digest username=x"})
    void aHeaderThatIsNoPairIsRefused(String header) throws Exception {
        assertThat(error(401, grant(GRANT, header))).isEqualTo("invalid_client");
    }

    @Test
    void whatIsSwitchedOffOpensNothing() throws Exception {
        String access = access();
        tenant.task("oauth-client-set", "{client:'" + id + "',status:'inactive'}");
        assertThat(use(access)).isEqualTo(401);
        assertThat(error(401, grant(GRANT, basic(id, secret)))).isEqualTo("invalid_client");
        tenant.task("oauth-client-set", "{client:'" + id + "',status:'active'}");
        assertThat(use(access)).isEqualTo(200);
        tenant.task("scim-disable", "{reason:'test'}");
        assertThat(use(access)).isEqualTo(403);
        assertThat(error(400, grant(GRANT, basic(id, secret)))).isEqualTo("unauthorized_client");
        tenant.task("scim-enable", "{withoutTemplate:true}");
        tenant.task("oauth-client-revoke", "{client:'" + id + "'}");
        assertThat(use(access)).isEqualTo(401);
    }

    private String access() throws Exception {
        return ScimTenant.answer(200, grant(GRANT, basic(id, secret)))
                .get("access_token")
                .asText();
    }

    private int use(String token) throws Exception {
        return service.send("GET", "/" + tenant.slug() + "/scim/v2/Users?count=1", token, null)
                .statusCode();
    }

    private HttpResponse<String> grant(String form, @Nullable String authorization) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + service.httpPort + "/oauth/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form));
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        return ServiceProcess.HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String basic(String id, String secret) {
        return "Basic " + Base64.getEncoder().encodeToString((id + ":" + secret).getBytes(UTF_8));
    }

    private static String error(int status, HttpResponse<String> response) throws Exception {
        return ScimTenant.answer(status, response).get("error").asText();
    }
}
