package io.muster.scimhttp.discovery;

import static io.muster.application.tenant.SampleTenants.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.application.Caller;
import io.muster.domain.Limits;
import io.muster.domain.activity.Trace;
import io.muster.domain.schema.ResourceTypes;
import io.muster.domain.schema.Schemas;
import io.muster.scimhttp.ScimHttpSettings;
import io.muster.scimhttp.message.ScimDocument;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.glassfish.jersey.internal.MapPropertiesDelegate;
import org.glassfish.jersey.server.ContainerRequest;
import org.junit.jupiter.api.Test;

class DiscoveryResourceTest {
    private static final URI HELP = URI.create("https://help.example.com/scim");
    private static final Caller CALLER = Caller.of(ACME, ResourceTypes.STANDARD, "token 1", Trace.begin());

    private final DiscoveryResource discovery = new DiscoveryResource(
            Limits.DEFAULT, new ScimHttpSettings(URI.create("https://muster.example"), HELP, 1, 1, 1));

    @Test
    void theConfigurationNamesAPageForPeople() {
        assertThat(members(discovery.configuration(request()))).containsEntry("documentationUri", HELP.toString());
    }

    @Test
    void theNameOfAGroupIsShownAsUniqueWhereItIs() {
        assertThat(attribute(discovery.schema(CALLER, request(), Schemas.GROUP_URN), "displayName"))
                .containsEntry("uniqueness", CALLER.settings().uniqueGroupNames() ? "server" : "none");
        assertThat(attribute(discovery.schema(CALLER, request(), Schemas.USER_URN), "displayName"))
                .containsEntry("uniqueness", "none");
    }

    @Test
    void theCoreUserIsDescribedAsTheRfcDescribesIt() {
        assertThat(members(discovery.schema(CALLER, request(), Schemas.USER_URN)))
                .containsEntry("description", "User Account");
        assertThat(members(discovery.resourceType(CALLER, request(), "User")))
                .containsEntry("description", "User Account");
    }

    @Test
    void eachDocumentSaysWhereItIs() {
        for (Response answer : List.of(
                discovery.configuration(request()),
                discovery.resourceType(CALLER, request(), "User"),
                discovery.schema(CALLER, request(), Schemas.GROUP_URN.toUpperCase(Locale.ROOT)))) {
            assertThat(members(answer).get("meta"))
                    .asInstanceOf(InstanceOfAssertFactories.MAP)
                    .containsEntry("location", answer.getHeaderString("Content-Location"));
        }
    }

    private static Map<String, Object> attribute(Response schema, String name) {
        Map<String, Object> found = new HashMap<>();
        for (Object attribute : (List<?>) members(schema).get("attributes")) {
            Map<?, ?> given = (Map<?, ?>) attribute;
            if (name.equals(given.get("name"))) {
                given.forEach((key, value) -> found.put((String) key, value));
            }
        }
        return found;
    }

    private static Map<String, Object> members(Response answer) {
        return new HashMap<>(((ScimDocument) answer.getEntity()).members());
    }

    private static ContainerRequestContext request() {
        URI uri = URI.create("https://muster.example/acme/scim/v2/Schemas");
        return new ContainerRequest(uri, uri, "GET", null, new MapPropertiesDelegate(), null);
    }
}
