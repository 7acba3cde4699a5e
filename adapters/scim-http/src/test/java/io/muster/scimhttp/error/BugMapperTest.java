package io.muster.scimhttp.error;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.application.Unavailable;
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
    void aFullDiskIsToldAsThatAndNotAsADatabaseThatIsAway() {
        Response full = new BugMapper(() -> request)
                .toResponse(Unavailable.full("The disk of the database is full.", new IllegalStateException()));
        Response away = new BugMapper(() -> request).toResponse(new Unavailable("The database does not answer."));
        assertThat(full.getStatus()).isEqualTo(503);
        assertThat(((ScimDocument) full.getEntity()).members().get("detail"))
                .asString()
                .contains("no storage space left");
        assertThat(((ScimDocument) away.getEntity()).members().get("detail"))
                .asString()
                .doesNotContain("storage");
        assertThat(full.getHeaderString("Retry-After")).isEqualTo("30");
        assertThat(away.getHeaderString("Retry-After")).isEqualTo("2");
    }

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
