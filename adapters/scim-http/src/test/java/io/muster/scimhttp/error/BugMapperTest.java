package io.muster.scimhttp.error;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.domain.Rfc7644;
import io.muster.scimhttp.auth.ScimExchange;
import io.muster.scimhttp.message.ScimDocument;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.glassfish.jersey.internal.MapPropertiesDelegate;
import org.glassfish.jersey.server.ContainerRequest;
import org.junit.jupiter.api.Test;

class BugMapperTest {
    private final ContainerRequestContext request = new ContainerRequest(
            URI.create("/"), URI.create("/scim/v2/Users"), "GET", null, new MapPropertiesDelegate(), null);

    @Test
    @Rfc7644("3.12-07")
    void aBugIsToldWithWhatFindsItInTheLogAndWithNothingOfItself() {
        String reference = ScimExchange.of(request).reference().value();
        Response response = new BugMapper(() -> request).toResponse(new IllegalStateException("row 7 of table x"));
        assertThat(response.getStatus()).isEqualTo(500);
        assertThat(((ScimDocument) response.getEntity()).members().get("detail"))
                .asString()
                .contains("failed")
                .contains("Repeat")
                .endsWith("[" + reference + "]")
                .doesNotContain("table x");
    }
}
