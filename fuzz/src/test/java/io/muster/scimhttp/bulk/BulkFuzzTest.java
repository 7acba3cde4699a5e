package io.muster.scimhttp.bulk;

import static io.muster.application.tenant.SampleTenants.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.muster.application.Caller;
import io.muster.application.InMemoryPersistence;
import io.muster.application.SetClock;
import io.muster.application.group.GroupProvisioning;
import io.muster.application.user.UserProvisioning;
import io.muster.domain.Limits;
import io.muster.domain.activity.Trace;
import io.muster.domain.schema.ResourceTypes;
import io.muster.fuzz.Reading;
import io.muster.scimhttp.group.GroupsResource;
import io.muster.scimhttp.message.ScimDocument;
import io.muster.scimhttp.rate.RequestRates;
import io.muster.scimhttp.user.UsersResource;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.net.URI;
import java.util.List;
import org.glassfish.jersey.internal.MapPropertiesDelegate;
import org.glassfish.jersey.server.ContainerRequest;

/** Bulk requests, down to the fakes of the repositories. */
class BulkFuzzTest {
    private static final Caller CALLER = Caller.of(ACME, ResourceTypes.STANDARD, "token 1", Trace.begin());

    @FuzzTest
    void aBulkRequestIsAnsweredOperationByOperationOrRefused(byte[] body) {
        Reading.of(() -> {
            ScimDocument document = Reading.document(body);
            ScimDocument answer = bulk().bulk(CALLER, request(), document);
            int asked = BulkRequest.read(document, Limits.DEFAULT).operations().size();
            assertThat((List<?>) answer.members().get("Operations")).hasSizeBetween(1, asked);
            return answer;
        });
    }

    private static BulkResource bulk() {
        InMemoryPersistence memory = new InMemoryPersistence();
        SetClock clock = new SetClock();
        UserProvisioning users = memory.userProvisioning(clock);
        GroupProvisioning groups = memory.groupProvisioning(clock);
        return new BulkResource(
                new BulkDoors(new UsersResource(users), new GroupsResource(groups), memory.activityHistory(clock)),
                new RequestRates(1, 1));
    }

    private static ContainerRequestContext request() {
        URI uri = URI.create("https://muster.example/acme/scim/v2/Bulk");
        return new ContainerRequest(uri, uri, "POST", null, new MapPropertiesDelegate(), null);
    }
}
