package io.muster.scimhttp.bulk;

import static io.muster.application.tenant.SampleTenants.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.muster.application.Caller;
import io.muster.application.InMemoryPersistence;
import io.muster.application.Page;
import io.muster.application.ResourceQuery;
import io.muster.application.SetClock;
import io.muster.application.group.GroupProvisioning;
import io.muster.application.user.UserProvisioning;
import io.muster.domain.activity.Trace;
import io.muster.domain.group.Group;
import io.muster.domain.schema.ResourceTypes;
import io.muster.scimhttp.group.GroupsResource;
import io.muster.scimhttp.message.ScimDocument;
import io.muster.scimhttp.rate.RequestRates;
import io.muster.scimhttp.user.UsersResource;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.glassfish.jersey.internal.MapPropertiesDelegate;
import org.glassfish.jersey.server.ContainerRequest;
import org.junit.jupiter.api.Test;

/** Bulk requests, down to the fakes of the repositories. */
class BulkResourceTest {
    private static final Caller CALLER = Caller.of(ACME, ResourceTypes.STANDARD, "token 1", Trace.begin());
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES, JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES)
            .build();

    private final InMemoryPersistence memory = new InMemoryPersistence();
    private final SetClock clock = new SetClock();
    private final UserProvisioning users = memory.userProvisioning(clock);
    private final GroupProvisioning groups = memory.groupProvisioning(clock);
    private final BulkResource bulk = new BulkResource(
            new BulkDoors(new UsersResource(users), new GroupsResource(groups), memory.activityHistory(clock)),
            new RequestRates(1, 1));

    @Test
    void groupsThatContainEachOtherAreRefusedAndNotThere() throws Exception {
        JsonNode results = results("{Operations:[" + group("a", "b") + "," + group("b", "c") + "," + group("c", "a")
                + "," + group("above", "a") + "," + group("below") + "]}");
        assertThat(results)
                .extracting(result -> result.get("status").asText())
                .containsExactly("400", "400", "400", "400", "201");
        for (JsonNode result : results) {
            assertThat(result.at("/response/status").asText())
                    .isIn("", result.get("status").asText());
            assertThat(result.has("location"))
                    .isEqualTo(result.get("status").asText().equals("201"));
        }
        assertThat(names()).containsExactly("below");
    }

    @Test
    void aGroupThatContainsItselfIsRefused() throws Exception {
        assertThat(results("{Operations:[" + group("a", "a") + "]}")
                        .at("/0/response/scimType")
                        .asText())
                .isEqualTo("invalidValue");
        assertThat(names()).isEmpty();
    }

    @Test
    void groupsInALineAreMadeInWhateverOrderTheyStand() throws Exception {
        JsonNode results =
                results("{Operations:[" + group("a", "b", "c") + "," + group("b", "c") + "," + group("c") + "]}");
        assertThat(results).extracting(result -> result.get("status").asText()).containsOnly("201");
        assertThat(names()).containsExactlyInAnyOrder("a", "b", "c");
    }

    @Test
    void aCircleThatCannotBeCompletedIsGoneAndSaysOneStatus() throws Exception {
        String user = "{method:'POST',path:'/Users',bulkId:'%1$s',data:{userName:'%1$s',"
                + "'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User':{manager:{value:'bulkId:%2$s'%3$s}}}}";
        JsonNode result = results("{Operations:[" + user.formatted("u", "u", ",'$ref':7") + "]}")
                .get(0);
        assertThat(result.get("status").asText()).isEqualTo("400");
        assertThat(result.at("/response/status").asText()).isEqualTo("400");
        assertThat(result.has("location")).isFalse();
        assertThat(users.query(CALLER, new ResourceQuery(Optional.empty(), 1, 9))
                        .items())
                .isEmpty();
        result = results("{Operations:[" + user.formatted("u", "u", "") + "]}").get(0);
        assertThat(result.get("status").asText()).isEqualTo("201");
    }

    @Test
    void aRequestWithoutSchemasIsTakenAsAPatchIs() throws Exception {
        String operations = "OPERATIONS:[" + group("a") + "]}";
        String urn = "urn:ietf:params:scim:api:messages:2.0:BULKREQUEST";
        for (String schemas : List.of("", "schemas:[],", "schemas:null,", "Schemas:['" + urn + "','urn:x'],")) {
            assertThat(results("{" + schemas + operations)).as(schemas).hasSize(1);
        }
    }

    @Test
    void anEndpointIsTakenInAnyLetterCase() throws Exception {
        assertThat(results("{Operations:[" + group("a").replace("/Groups", "/groups") + "]}")
                        .at("/0/location")
                        .asText())
                .contains("/Groups/");
    }

    private JsonNode results(String body) throws Exception {
        Map<String, Object> members = JSON.readerForMapOf(Object.class).readValue(body);
        ScimDocument answer = bulk.bulk(CALLER, request(), new ScimDocument(members));
        return JSON.valueToTree(answer.members().get("Operations"));
    }

    private List<String> names() {
        Page<Group> page = groups.query(CALLER, new ResourceQuery(Optional.empty(), 1, 9));
        return page.items().stream().map(Group::displayName).toList();
    }

    private static String group(String name, String... members) {
        String given = String.join(
                ",",
                List.of(members).stream()
                        .map(member -> "{value:'bulkId:" + member + "'}")
                        .toList());
        return "{method:'POST',path:'/Groups',bulkId:'" + name + "',data:{displayName:'" + name + "',members:[" + given
                + "]}}";
    }

    private static ContainerRequestContext request() {
        URI uri = URI.create("https://muster.example/acme/scim/v2/Bulk");
        return new ContainerRequest(uri, uri, "POST", null, new MapPropertiesDelegate(), null);
    }
}
