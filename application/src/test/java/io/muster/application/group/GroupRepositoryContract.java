package io.muster.application.group;

import static io.muster.application.tenant.SampleTenants.ACME;
import static io.muster.application.tenant.SampleTenants.GLOBEX;
import static io.muster.application.user.UserBuilder.aUser;
import static io.muster.domain.Refusals.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.application.Page;
import io.muster.application.ResourceQuery;
import io.muster.application.user.UserBuilder;
import io.muster.application.user.UserRepository;
import io.muster.domain.Refusal.Reason;
import io.muster.domain.filter.FilterParser;
import io.muster.domain.group.Group;
import io.muster.domain.group.GroupId;
import io.muster.domain.group.GroupMember;
import io.muster.domain.resource.ValueReader;
import io.muster.domain.schema.Schemas;
import io.muster.domain.user.User;
import io.muster.domain.user.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every GroupRepository does; there are no groups at the beginning, but the tenants ACME and GLOBEX. */
public interface GroupRepositoryContract {
    Instant NOON = Instant.parse("2026-01-31T12:00:00Z");

    GroupRepository groups();

    UserRepository users();

    @Test
    default void aGroupIsFoundInItsOwnTenantOnly() {
        Group group = inserted("Tour Guides", 1);
        assertThat(groups().find(ACME.id(), group.id())).contains(group);
        assertThat(groups().findForUpdate(ACME.id(), group.id())).contains(group);
        assertThat(groups().find(GLOBEX.id(), group.id())).isEmpty();
    }

    @Test
    default void groupsAreListedInTheOrderOfCreation() {
        Group first = inserted("b", 1);
        Group second = inserted("a", 2);
        ResourceQuery all = new ResourceQuery(Optional.empty(), 1, 9);
        assertThat(groups().query(ACME.id(), all))
                .isEqualTo(new Page<>(List.of(first, second), 2, 1, Optional.empty()));
        assertThat(groups().query(GLOBEX.id(), all)).isEqualTo(new Page<>(List.of(), 0, 1, Optional.empty()));
    }

    @Test
    default void aGroupIsFoundByNameExternalIdAndId() {
        Group group = inserted("Tour Guides", 1);
        inserted("Surveyors", 2);
        assertThat(found("displayName eq \"TOUR guides\"")).containsExactly(group);
        assertThat(found("externalId eq \"x1\"")).containsExactly(group);
        assertThat(found("id eq \"" + group.id() + "\"")).containsExactly(group);
    }

    @ParameterizedTest
    @ValueSource(strings = {"members eq \"1\"", "userName eq \"a\""})
    default void whatIsNotSupportedIsRefused(String filter) {
        assertThat(refusalOf(() -> found(filter))).isEqualTo(Reason.INVALID_FILTER);
    }

    @Test
    default void membersAreShownAsTheyAreCalledNow() {
        Group group = inserted("Tour Guides", 1);
        Group empty = inserted("Surveyors", 2);
        User named = insertedUser(aUser().with("displayName", "Babs Jensen"));
        User nameless = insertedUser(aUser().named("bjensen"));
        groups().addMembers(ACME.id(), group.id(), List.of(named.id(), nameless.id()));
        assertThat(groups().members(ACME.id(), List.of(group.id(), empty.id())))
                .isEqualTo(Map.of(
                        group.id(),
                        List.of(
                                new GroupMember(named.id(), "Babs Jensen"),
                                new GroupMember(nameless.id(), "bjensen"))));
        assertThat(groups().members(GLOBEX.id(), List.of(group.id()))).isEmpty();
        assertThat(groups().members(ACME.id(), List.of())).isEmpty();
    }

    @Test
    default void aMemberIsAddedOnce() {
        Group group = inserted("Tour Guides", 1);
        User user = insertedUser(aUser());
        groups().addMembers(ACME.id(), group.id(), List.of(user.id(), user.id()));
        groups().addMembers(ACME.id(), group.id(), List.of(user.id()));
        groups().addMembers(ACME.id(), group.id(), List.of());
        assertThat(membersOf(group)).containsExactly(user.id());
    }

    @Test
    default void onlyALivingUserOfTheTenantCanBeAMember() {
        Group group = inserted("Tour Guides", 1);
        User foreign = aUser().build();
        users().insert(GLOBEX.id(), foreign);
        User deleted = insertedUser(aUser());
        users().delete(ACME.id(), deleted, NOON);
        for (UserId user : List.of(foreign.id(), deleted.id(), UserId.next(NOON))) {
            assertThat(refusalOf(() -> groups().addMembers(ACME.id(), group.id(), List.of(user))))
                    .isEqualTo(Reason.INVALID_VALUE);
        }
    }

    @Test
    default void aMemberWhoIsDeletedIsNotShown() {
        Group group = inserted("Tour Guides", 1);
        User user = insertedUser(aUser());
        groups().addMembers(ACME.id(), group.id(), List.of(user.id()));
        users().delete(ACME.id(), user, NOON);
        assertThat(membersOf(group)).isEmpty();
    }

    @Test
    default void aDeletedGroupIsNotFoundAndHasNoMembers() {
        Group group = inserted("Tour Guides", 1);
        groups().addMembers(ACME.id(), group.id(), List.of(insertedUser(aUser()).id()));
        assertThat(refusalOf(() -> groups().delete(GLOBEX.id(), group, NOON))).isEqualTo(Reason.STALE_VERSION);
        groups().delete(ACME.id(), group, NOON);
        assertThat(groups().find(ACME.id(), group.id())).isEmpty();
        assertThat(found("displayName eq \"Tour Guides\"")).isEmpty();
        assertThat(membersOf(group)).isEmpty();
        assertThat(refusalOf(() -> groups().delete(ACME.id(), group, NOON))).isEqualTo(Reason.STALE_VERSION);
    }

    private Group inserted(String displayName, int number) {
        Instant created = NOON.plusMillis(number);
        Map<String, Object> document = Map.of("displayName", displayName, "externalId", "x" + number);
        Group group =
                Group.provisioned(GroupId.next(created), ValueReader.readResource(Schemas.GROUP, document), created);
        groups().insert(ACME.id(), group);
        return group;
    }

    private User insertedUser(UserBuilder builder) {
        User user = builder.build();
        users().insert(ACME.id(), user);
        return user;
    }

    private List<UserId> membersOf(Group group) {
        return groups().members(ACME.id(), List.of(group.id())).getOrDefault(group.id(), List.of()).stream()
                .map(GroupMember::user)
                .toList();
    }

    private List<Group> found(String filter) {
        return groups().query(ACME.id(), new ResourceQuery(Optional.of(FilterParser.parse(filter)), 1, 9))
                .items();
    }
}
