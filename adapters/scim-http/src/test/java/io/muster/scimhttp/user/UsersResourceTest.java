package io.muster.scimhttp.user;

import static io.muster.application.tenant.SampleTenants.ACME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.muster.application.Caller;
import io.muster.application.InMemoryPersistence;
import io.muster.application.SetClock;
import io.muster.domain.Refusal;
import io.muster.domain.activity.Trace;
import io.muster.domain.schema.ResourceTypes;
import io.muster.domain.schema.Schemas;
import io.muster.scimhttp.message.ScimDocument;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.glassfish.jersey.internal.MapPropertiesDelegate;
import org.glassfish.jersey.server.ContainerRequest;
import org.junit.jupiter.api.Test;

class UsersResourceTest {
    private static final Caller CALLER = Caller.of(ACME, ResourceTypes.STANDARD, "token 1", Trace.begin());
    private static final String NOBODY = "2819c223-7f76-453a-919d-413861904646";

    private final UsersResource users = new UsersResource(new InMemoryPersistence().userProvisioning(new SetClock()));

    @Test
    void anAnswerWithAUserSaysWhereTheUserIs() {
        Response made = users.create(CALLER, request("POST"), body("userName", "ann"));
        String location = made.getHeaderString("Location");
        String id = location.substring(location.lastIndexOf('/') + 1);
        for (Response answer : List.of(
                made,
                users.get(CALLER, request("GET"), id, null),
                users.replace(CALLER, request("PUT"), id, null, body("userName", "bea")),
                users.patch(
                        CALLER,
                        request("PATCH"),
                        id,
                        null,
                        patch(Map.of("op", "add", "path", "title", "value", "x"))))) {
            assertThat(answer.getHeaderString("Location")).isEqualTo(location);
            assertThat(answer.getHeaderString("Content-Location")).isEqualTo(location);
        }
    }

    @Test
    void theShapeOfAPatchIsCheckedBeforeItsTargetIsLookedUp() {
        assertThat(refusalOf(Map.of("op", "remove"))).isEqualTo(Refusal.Reason.NO_TARGET);
        assertThat(refusalOf(Map.of("op", "replace", "value", "x"))).isEqualTo(Refusal.Reason.INVALID_VALUE);
        assertThat(refusalOf(Map.of("op", "replace", "path", "id", "value", "x")))
                .isEqualTo(Refusal.Reason.MUTABILITY);
        assertThat(refusalOf(Map.of("op", "add", "path", "title", "value", "x")))
                .isEqualTo(Refusal.Reason.NOT_FOUND);
    }

    private Refusal.Reason refusalOf(Map<String, Object> operation) {
        Refusal refusal = catchThrowableOfType(
                Refusal.class, () -> users.patch(CALLER, request("PATCH"), NOBODY, null, patch(operation)));
        return refusal.reason();
    }

    private static ScimDocument patch(Map<String, Object> operation) {
        return body("Operations", List.of(operation));
    }

    private static ScimDocument body(String name, Object value) {
        return new ScimDocument(Map.of(name, value));
    }

    private static ContainerRequestContext request(String method) {
        URI uri = URI.create("https://muster.example/acme/scim/v2" + Schemas.USER.endpoint());
        return new ContainerRequest(uri, uri, method, null, new MapPropertiesDelegate(), null);
    }
}
