package io.muster.scimhttp.group;

import static io.muster.application.tenant.SampleTenants.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.application.Caller;
import io.muster.application.InMemoryPersistence;
import io.muster.application.SetClock;
import io.muster.domain.activity.Trace;
import io.muster.domain.schema.ResourceTypes;
import io.muster.scimhttp.message.ScimDocument;
import io.muster.scimhttp.user.UsersResource;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.glassfish.jersey.internal.MapPropertiesDelegate;
import org.glassfish.jersey.server.ContainerRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A conditional GET (RFC 9110 §13.1.2) never answers 304 while the answer would differ. */
class ConditionalGetTest {
    private static final Caller CALLER = Caller.of(ACME, ResourceTypes.STANDARD, "token 1", Trace.begin());

    private final InMemoryPersistence memory = new InMemoryPersistence();
    private final SetClock clock = new SetClock();
    private final UsersResource users = new UsersResource(memory.userProvisioning(clock));
    private final GroupsResource groups = new GroupsResource(memory.groupProvisioning(clock));

    @Test
    void aUserHasChangedWhenItJoinsAGroupLeavesItOrItsNameChanges() {
        String ann = user("ann");
        String alone = tag(user(ann, null));
        assertThat(alone).isEqualTo("W/\"1\"");
        assertThat(user(ann, alone).getStatus()).isEqualTo(304);

        String group = madeGroup("Judges", ann);
        Response joined = user(ann, alone);
        assertThat(joined.getStatus()).isEqualTo(200);
        assertThat(version(joined)).isEqualTo(tag(joined));
        assertThat(user(ann, tag(joined)).getStatus()).isEqualTo(304);

        patch(group, Map.of("op", "replace", "path", "displayName", "value", "Jurors"));
        Response renamed = user(ann, tag(joined));
        assertThat(renamed.getStatus()).isEqualTo(200);

        patch(group, Map.of("op", "remove", "path", "members"));
        assertThat(user(ann, tag(renamed)).getStatus()).isEqualTo(200);
    }

    @Test
    void aGroupHasChangedWhenTheNameOfAMemberChanges() {
        String ann = user("ann");
        String group = madeGroup("Judges", ann, user("bea"));
        Response before = group(group, null, "");
        assertThat(group(group, tag(before), "").getStatus()).isEqualTo(304);

        users.replace(CALLER, request("PUT", ""), ann, null, body(Map.of("userName", "anna")));
        Response renamed = group(group, tag(before), "");
        assertThat(renamed.getStatus()).isEqualTo(200);
        assertThat(version(renamed)).isEqualTo(tag(renamed));
        assertThat(group(group, tag(renamed), "").getStatus()).isEqualTo(304);
    }

    @Test
    void aGroupWithoutItsMembersHasNotChangedWithThem() {
        String ann = user("ann");
        String group = madeGroup("Judges", ann);
        String query = "?excludedAttributes=members";
        String before = tag(group(group, null, query));
        users.replace(CALLER, request("PUT", ""), ann, null, body(Map.of("userName", "anna")));
        assertThat(group(group, before, query).getStatus()).isEqualTo(304);
        assertThat(group(group, before, "?attributes=displayName").getStatus()).isEqualTo(304);
        assertThat(group(group, before, "").getStatus()).isEqualTo(200);
    }

    @Test
    void aGroupOfManyMembersIsAlwaysShown() {
        List<String> many = new ArrayList<>();
        for (int i = 0; i < 101; i++) {
            many.add(user("u" + i));
        }
        String group = madeGroup("Crowd", many.toArray(String[]::new));
        String tag = tag(group(group, null, ""));
        assertThat(group(group, tag, "").getStatus()).isEqualTo(200);
        Response changed = groups.patch(
                CALLER,
                request("PATCH", "?excludedAttributes=members"),
                group,
                tag,
                operation(Map.of("op", "add", "path", "externalId", "value", "x")));
        assertThat(changed.getStatus()).isEqualTo(200);
    }

    private String user(String name) {
        return id(users.create(CALLER, request("POST", ""), body(Map.of("userName", name))));
    }

    private Response user(String id, @Nullable String ifNoneMatch) {
        return users.get(CALLER, request("GET", ""), id, ifNoneMatch);
    }

    private String madeGroup(String name, String... members) {
        List<Map<String, String>> values =
                List.of(members).stream().map(id -> Map.of("value", id)).toList();
        return id(groups.create(CALLER, request("POST", ""), body(Map.of("displayName", name, "members", values))));
    }

    private Response group(String id, @Nullable String ifNoneMatch, String query) {
        return groups.get(CALLER, request("GET", query), id, ifNoneMatch);
    }

    private void patch(String group, Map<String, Object> operation) {
        groups.patch(CALLER, request("PATCH", ""), group, null, operation(operation));
    }

    private static ScimDocument operation(Map<String, Object> operation) {
        return body(Map.of("Operations", List.of(operation)));
    }

    private static String id(Response made) {
        return String.valueOf(((ScimDocument) made.getEntity()).members().get("id"));
    }

    private static @Nullable Object version(Response answer) {
        return ((Map<?, ?>) Objects.requireNonNull(
                        ((ScimDocument) answer.getEntity()).members().get("meta")))
                .get("version");
    }

    private static String tag(Response answer) {
        return answer.getHeaderString("ETag");
    }

    private static ScimDocument body(Map<String, ?> members) {
        return new ScimDocument(members);
    }

    private static ContainerRequestContext request(String method, String query) {
        URI base = URI.create("https://muster.example/acme/scim/v2/");
        return new ContainerRequest(
                base, base.resolve("Groups" + query), method, null, new MapPropertiesDelegate(), null);
    }
}
