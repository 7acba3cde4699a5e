package io.muster.application.group;

import static io.muster.application.tenant.SampleTenants.ACME;
import static io.muster.application.tenant.SampleTenants.GLOBEX;
import static io.muster.application.user.UserBuilder.aUser;
import static io.muster.domain.Refusals.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.application.Caller;
import io.muster.application.InMemoryPersistence;
import io.muster.application.ResourceQuery;
import io.muster.application.SetClock;
import io.muster.domain.Event.What;
import io.muster.domain.Precondition;
import io.muster.domain.Refusal.Reason;
import io.muster.domain.activity.Reference;
import io.muster.domain.group.Group;
import io.muster.domain.group.GroupMember;
import io.muster.domain.resource.ComplexValue;
import io.muster.domain.resource.ValueReader;
import io.muster.domain.schema.Schemas;
import io.muster.domain.user.User;
import io.muster.domain.user.UserId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GroupProvisioningServiceTest {
    private final Caller acme = new Caller(ACME.id(), "token 1", Reference.next());
    private final Caller globex = new Caller(GLOBEX.id(), "token 2", Reference.next());
    private final InMemoryPersistence memory = new InMemoryPersistence();
    private final SetClock clock = new SetClock();
    private final GroupProvisioning groups =
            new GroupProvisioningService(memory.unitOfWork, memory.groups, memory.outbox, memory.activities, clock);

    @Test
    void aCreatedGroupHasItsMembersAndIsAnnounced() {
        User user = aUser().named("bjensen").build();
        memory.users.insert(ACME.id(), user);
        Group group = groups.create(acme, withMember(user.id()));
        assertThat(groups.get(acme, group.id())).isEqualTo(group);
        assertThat(groups.members(acme, List.of(group.id())))
                .isEqualTo(Map.of(group.id(), List.of(new GroupMember(user.id(), "bjensen"))));
        assertThat(memory.outbox.whats()).containsExactly(What.CREATED);
    }

    @Test
    void aGroupWithAnUnknownMemberIsNotMade() {
        ComplexValue attributes = withMember(UserId.next(clock.instant()));
        assertThat(refusalOf(() -> groups.create(acme, attributes))).isEqualTo(Reason.INVALID_VALUE);
        assertThat(groups.query(acme, new ResourceQuery(Optional.empty(), 1, 9)).items())
                .isEmpty();
        assertThat(memory.outbox.events()).isEmpty();
    }

    @Test
    void aDeletedGroupIsUnknownAndAnnounced() {
        Group group = groups.create(acme, named("Tour Guides"));
        assertThat(refusalOf(() -> groups.delete(globex, group.id(), Precondition.NONE)))
                .isEqualTo(Reason.NOT_FOUND);
        assertThat(refusalOf(() -> groups.delete(acme, group.id(), new Precondition(Set.of(9L)))))
                .isEqualTo(Reason.STALE_VERSION);
        groups.delete(acme, group.id(), Precondition.NONE);
        assertThat(refusalOf(() -> groups.get(acme, group.id()))).isEqualTo(Reason.NOT_FOUND);
        assertThat(memory.outbox.whats()).containsExactly(What.CREATED, What.DELETED);
    }

    private static ComplexValue named(String displayName) {
        return ValueReader.readResource(Schemas.GROUP, Map.of("displayName", displayName));
    }

    private static ComplexValue withMember(UserId user) {
        return ValueReader.readResource(
                Schemas.GROUP,
                Map.of("displayName", "Tour Guides", "members", List.of(Map.of("value", user.toString()))));
    }
}
