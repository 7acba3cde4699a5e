package io.muster.application.group;

import static io.muster.application.tenant.SampleTenants.ACME;
import static io.muster.application.tenant.SampleTenants.GLOBEX;
import static io.muster.application.tenant.SampleTenants.connectionOf;
import static io.muster.application.user.UserBuilder.aUser;
import static io.muster.domain.Refusals.refusal;
import static io.muster.domain.Refusals.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.application.Page;
import io.muster.application.ResourceQuery;
import io.muster.application.user.UserBuilder;
import io.muster.application.user.UserRepository;
import io.muster.domain.Refusal;
import io.muster.domain.Refusal.Reason;
import io.muster.domain.Rfc7644;
import io.muster.domain.filter.Filter;
import io.muster.domain.filter.FilterParser;
import io.muster.domain.group.Group;
import io.muster.domain.group.GroupId;
import io.muster.domain.group.GroupMember;
import io.muster.domain.group.GroupMember.Kind;
import io.muster.domain.group.MemberChange;
import io.muster.domain.group.MemberDelta;
import io.muster.domain.group.MemberId;
import io.muster.domain.group.UserGroup;
import io.muster.domain.resource.ValueReader;
import io.muster.domain.schema.Schemas;
import io.muster.domain.tenant.ConnectionId;
import io.muster.domain.user.User;
import io.muster.domain.user.UserId;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
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
    @ValueSource(strings = {"members eq \"1\"", "userName eq \"a\"", "members.value gt null", "members[name pr]"})
    default void whatMakesNoSenseIsRefused(String filter) {
        assertThat(refusalOf(() -> found(filter))).isEqualTo(Reason.INVALID_FILTER);
    }

    @Test
    @Rfc7644("3.6-03")
    default void aNameInAnotherLetterCaseIsTakenUntilItsGroupIsDeleted() {
        Group group = inserted("Tour Guides", 1);
        assertThat(refusalOf(() -> inserted("TOUR guides", 1))).isEqualTo(Reason.UNIQUENESS);
        groups().delete(ACME.id(), group, NOON);
        Group next = inserted("Tour guides", 3);
        Group other = inserted("Surveyors", 4);
        Group renamed = other.replace(next.attributes(), NOON);
        assertThat(refusalOf(() -> groups().update(ACME.id(), renamed, true))).isEqualTo(Reason.UNIQUENESS);
    }

    @Test
    default void groupsOfOneNameAreToldApartByTheirExternalIds() {
        Group first = inserted("Tour Guides", 1);
        Group second = inserted("tour guides", 2);
        assertThat(found("displayName eq \"Tour Guides\"")).containsExactly(first, second);
        assertThat(groups().named(ACME.id(), Set.of("tour guides", "surveyors")))
                .containsExactly(Map.entry("tour guides", List.of(first.id(), second.id())));
        assertThat(groups().named(GLOBEX.id(), Set.of("tour guides"))).isEmpty();
        assertThat(groups().isNameTaken(ACME.id(), named("Tour Guides", Map.of("externalId", "x3"))))
                .isFalse();
        assertThat(groups().isNameTaken(ACME.id(), named("TOUR Guides", Map.of("externalId", "x2"))))
                .isTrue();
        assertThat(groups().isNameTaken(ACME.id(), named("Tour Guides", Map.of())))
                .isTrue();
        assertThat(groups().isNameTaken(GLOBEX.id(), named("Tour Guides", Map.of())))
                .isFalse();
        assertThat(groups().isNameTaken(ACME.id(), first)).isFalse();
        groups().insert(ACME.id(), named("Surveyors", Map.of()), true);
        assertThat(groups().isNameTaken(ACME.id(), named("Surveyors", Map.of("externalId", "x3"))))
                .isTrue();
        assertThat(refusalOf(() -> groups().insert(ACME.id(), named("surveyors", Map.of()), true)))
                .isEqualTo(Reason.UNIQUENESS);
    }

    private Group named(String displayName, Map<String, Object> more) {
        Map<String, Object> document = new HashMap<>(more);
        document.put("displayName", displayName);
        return Group.provisioned(
                GroupId.next(NOON),
                Optional.of(connectionOf(ACME).id()),
                ValueReader.readResource(Schemas.GROUP, document),
                NOON);
    }

    @Test
    default void anUpdateIsWrittenOverItsOwnVersionOnly() {
        Group group = inserted("Tour Guides", 1);
        Group touched = group.touched(NOON.plusSeconds(1));
        groups().update(ACME.id(), touched, true);
        assertThat(groups().find(ACME.id(), group.id())).contains(touched);
        assertThat(refusalOf(() -> groups().update(ACME.id(), touched, true))).isEqualTo(Reason.STALE_VERSION);
    }

    @Test
    default void membersAreShownAsTheyAreCalledNow() {
        Group group = inserted("Tour Guides", 1);
        Group empty = inserted("Surveyors", 2);
        MemberId named = insertedUser(aUser().with("displayName", "Babs Jensen"));
        MemberId nameless = insertedUser(aUser().named("bjensen"));
        MemberId nested = new MemberId(empty.id().value());
        assertThat(add(group, named, nameless, nested).added()).containsExactlyInAnyOrder(named, nameless, nested);
        assertThat(groups().members(ACME.id(), List.of(group.id(), empty.id()), 9))
                .containsOnlyKeys(group.id())
                .hasEntrySatisfying(
                        group.id(),
                        members -> assertThat(members)
                                .containsExactlyInAnyOrder(
                                        new GroupMember(named, Kind.USER, "Babs Jensen"),
                                        new GroupMember(nameless, Kind.USER, "bjensen"),
                                        new GroupMember(nested, Kind.GROUP, "Surveyors")));
        assertThat(groups().members(GLOBEX.id(), List.of(group.id()), 9)).isEmpty();
        assertThat(groups().members(ACME.id(), List.of(), 9)).isEmpty();
    }

    @Test
    default void membersAreReadInPagesByTheirIds() {
        Group group = inserted("Tour Guides", 1);
        MemberId[] all =
                IntStream.range(0, 5).mapToObj(i -> insertedUser(aUser())).toArray(MemberId[]::new);
        add(group, all);
        assertThat(groups().members(ACME.id(), List.of(group.id()), 2).get(group.id()))
                .extracting(GroupMember::id)
                .containsExactly(all[0], all[1]);
        assertThat(groups().membersAfter(ACME.id(), group.id(), all[1], 2))
                .extracting(GroupMember::id)
                .containsExactly(all[2], all[3]);
        assertThat(groups().membersIfFew(ACME.id(), group.id(), 4)).isEmpty();
        assertThat(groups().membersIfFew(ACME.id(), group.id(), 5).orElseThrow())
                .extracting(GroupMember::id)
                .containsExactly(all);
        assertThat(groups().membersIfFew(GLOBEX.id(), group.id(), 0)).contains(List.of());
        assertThat(groups().membersAfter(ACME.id(), group.id(), all[4], 2)).isEmpty();
        assertThat(groups().membersAfter(GLOBEX.id(), group.id(), all[1], 2)).isEmpty();
    }

    @Test
    default void aMemberIsAddedOnce() {
        Group group = inserted("Tour Guides", 1);
        MemberId user = insertedUser(aUser());
        assertThat(add(group, user).added()).containsExactly(user);
        assertThat(add(group, user).isEmpty()).isTrue();
        assertThat(add(group).isEmpty()).isTrue();
        assertThat(membersOf(group)).containsExactly(user);
    }

    @Test
    default void aMemberThatTheConnectionNeverHadIsRefused() {
        Group group = inserted("Tour Guides", 1);
        User foreign = aUser().build();
        users().insert(GLOBEX.id(), foreign);
        User deletedElsewhere = aUser().linkedTo(ConnectionId.next(NOON)).build();
        users().insert(ACME.id(), deletedElsewhere);
        users().delete(ACME.id(), deletedElsewhere, NOON);
        MemberId there = insertedUser(aUser());
        for (UserId user : List.of(foreign.id(), deletedElsewhere.id(), UserId.next(NOON))) {
            Refusal refusal = refusal(() -> add(group, there, new MemberId(user.value())));
            assertThat(refusal.reason()).isEqualTo(Reason.INVALID_VALUE);
            assertThat(refusal).hasMessageContaining(user.toString());
        }
    }

    @Test
    default void aMemberThatIsDeletedIsSkipped() {
        Group group = inserted("Tour Guides", 1);
        Group nested = inserted("Surveyors", 2);
        groups().delete(ACME.id(), nested, NOON);
        User deleted = aUser().build();
        users().insert(ACME.id(), deleted);
        users().delete(ACME.id(), deleted, NOON);
        MemberId gone = new MemberId(deleted.id().value());
        MemberId there = insertedUser(aUser());
        MemberDelta delta = add(group, gone, there, idOf(nested));
        assertThat(delta.added()).containsExactly(there);
        assertThat(delta.skipped()).containsExactlyInAnyOrder(gone, idOf(nested));
        assertThat(membersOf(group)).containsExactly(there);
    }

    @Test
    default void aGroupIsNeverInItself() {
        Group outer = inserted("Outer", 1);
        Group middle = inserted("Middle", 2);
        Group inner = inserted("Inner", 3);
        add(outer, idOf(middle));
        add(middle, idOf(inner));
        for (Group group : List.of(outer, middle, inner)) {
            assertThat(refusalOf(() -> add(inner, idOf(group)))).isEqualTo(Reason.INVALID_VALUE);
        }
    }

    @Test
    default void membersAreRemovedByNameAndByFilter() {
        Group group = inserted("Tour Guides", 1);
        MemberId first = insertedUser(aUser().with("displayName", "Ann"));
        MemberId second = insertedUser(aUser().with("displayName", "Ben"));
        MemberId third = insertedUser(aUser().with("displayName", "Bea"));
        MemberId nested = idOf(inserted("Surveyors", 2));
        add(group, first, second, third, nested);
        assertThat(change(group, new MemberChange.Remove(Set.of(first))).removed())
                .containsExactly(first);
        assertThat(change(group, new MemberChange.Remove(Set.of(first))).isEmpty())
                .isTrue();
        Filter filter = FilterParser.parse("display sw \"b\" and type eq \"user\"");
        assertThat(change(group, new MemberChange.RemoveMatching(filter)).removed())
                .containsExactlyInAnyOrder(second, third);
        assertThat(membersOf(group)).containsExactly(nested);
    }

    @Test
    default void aChangeOfMembersIsRefusedByWhetherThereAreAny() {
        Group group = inserted("Tour Guides", 1);
        MemberId member = insertedUser(aUser());
        add(group, member);
        for (Map.Entry<String, Refusal.Reason> expected : Map.of(
                        "value eq \"bogus\"",
                        Refusal.Reason.NO_TARGET,
                        "value eq \"" + UserId.next(NOON) + "\"",
                        Refusal.Reason.NO_TARGET,
                        "value eq \"" + member + "\"",
                        Refusal.Reason.MUTABILITY)
                .entrySet()) {
            Filter filter = FilterParser.parse(expected.getKey());
            assertThat(refusalOf(() -> change(group, new MemberChange.ChangeMatching(filter, "members[…]"))))
                    .as(expected.getKey())
                    .isEqualTo(expected.getValue());
        }
    }

    @Test
    default void aReplacementWritesTheDifference() {
        Group group = inserted("Tour Guides", 1);
        MemberId first = insertedUser(aUser());
        MemberId second = insertedUser(aUser());
        MemberId third = insertedUser(aUser());
        add(group, first, second);
        MemberDelta delta = change(group, new MemberChange.Replace(Set.of(second, third)));
        assertThat(delta.added()).containsExactly(third);
        assertThat(delta.removed()).containsExactly(first);
        assertThat(change(group, new MemberChange.Replace(Set.of(third, second)))
                        .isEmpty())
                .isTrue();
        change(group, new MemberChange.Replace(Set.of()));
        assertThat(membersOf(group)).isEmpty();
    }

    @Test
    default void groupsAreFoundByTheirMembers() {
        Group group = inserted("Tour Guides", 1);
        inserted("Surveyors", 2);
        MemberId ann = insertedUser(aUser().with("displayName", "Ann"));
        add(group, ann);
        for (String filter : List.of(
                "members.value eq \"" + ann + "\"",
                "id eq \"" + group.id() + "\" and members[value eq \"" + ann + "\" and type eq \"User\"]",
                "members.display co \"NN\"",
                "members pr",
                "not (members[type eq \"group\"]) and members.value ne \"x\" and members pr")) {
            assertThat(found(filter)).as(filter).containsExactly(group);
        }
        assertThat(found("members.value eq \"" + UserId.next(NOON) + "\"")).isEmpty();
    }

    @Test
    default void aUserIsInTheGroupsAboveItsOwnToo() {
        Group outer = inserted("Outer", 1);
        Group inner = inserted("Inner", 2);
        Group other = inserted("Other", 3);
        User user = aUser().build();
        users().insert(ACME.id(), user);
        add(outer, idOf(inner));
        add(inner, new MemberId(user.id().value()));
        add(other, insertedUser(aUser()));
        List<UserGroup> expected =
                List.of(new UserGroup(outer.id(), false, "Outer"), new UserGroup(inner.id(), true, "Inner"));
        assertThat(users().find(ACME.id(), user.id()).orElseThrow().groups()).isEqualTo(expected);
        assertThat(users().findForUpdate(ACME.id(), user.id()).orElseThrow().groups())
                .isEqualTo(expected);
        assertThat(users().query(ACME.id(), new ResourceQuery(Optional.empty(), 1, 1))
                        .items())
                .extracting(User::groups)
                .containsExactly(expected);
    }

    @Test
    default void aMemberWhoIsDeletedIsNotShown() {
        Group group = inserted("Tour Guides", 1);
        User user = aUser().build();
        users().insert(ACME.id(), user);
        add(group, new MemberId(user.id().value()));
        users().delete(ACME.id(), user, NOON);
        assertThat(membersOf(group)).isEmpty();
    }

    @Test
    default void aDeletedGroupIsNotFoundAndHasNoMembers() {
        Group group = inserted("Tour Guides", 1);
        add(group, insertedUser(aUser()));
        assertThat(refusalOf(() -> groups().delete(GLOBEX.id(), group, NOON))).isEqualTo(Reason.STALE_VERSION);
        groups().delete(ACME.id(), group, NOON);
        assertThat(groups().find(ACME.id(), group.id())).isEmpty();
        assertThat(found("displayName eq \"Tour Guides\"")).isEmpty();
        assertThat(membersOf(group)).isEmpty();
        assertThat(refusalOf(() -> groups().delete(ACME.id(), group, NOON))).isEqualTo(Reason.STALE_VERSION);
    }

    @Test
    default void aDeletedGroupIsThereAgainWithNobodyInItUnlessItsNameIsTaken() {
        Group group = inserted("Tour Guides", 1);
        add(group, insertedUser(aUser()));
        Group back = group.touched(NOON);
        assertThat(refusalOf(() -> groups().restore(ACME.id(), back, true))).isEqualTo(Reason.STALE_VERSION);
        groups().delete(ACME.id(), group, NOON);
        assertThat(groups().findDeleted(ACME.id(), group.id())).contains(group);
        assertThat(groups().findDeleted(GLOBEX.id(), group.id())).isEmpty();
        Group next = inserted("Tour guides", 1);
        assertThat(refusalOf(() -> groups().restore(ACME.id(), back, true))).isEqualTo(Reason.UNIQUENESS);
        groups().delete(ACME.id(), next, NOON);
        groups().restore(ACME.id(), back, true);
        assertThat(groups().findDeleted(ACME.id(), group.id())).isEmpty();
        assertThat(found("displayName eq \"Tour Guides\"")).containsExactly(back);
        assertThat(membersOf(group)).isEmpty();
        assertThat(refusalOf(() -> inserted("TOUR guides", 1))).isEqualTo(Reason.UNIQUENESS);
        assertThat(refusalOf(() -> groups().restore(ACME.id(), back, true))).isEqualTo(Reason.STALE_VERSION);
    }

    @Test
    default void namesAndMembersAreOfOneConnection() {
        Group group = inserted("Tour Guides", 1);
        ConnectionId other = ConnectionId.next(NOON);
        Group same = Group.provisioned(GroupId.next(NOON), Optional.of(other), group.attributes(), NOON);
        groups().insert(ACME.id(), same, true);
        MemberId foreign = insertedUser(aUser().linkedTo(other));
        assertThat(refusalOf(() -> add(group, foreign))).isEqualTo(Reason.INVALID_VALUE);
        assertThat(refusalOf(() -> add(group, new MemberId(same.id().value())))).isEqualTo(Reason.INVALID_VALUE);
        add(same, foreign);
        assertThat(groups().query(
                                ACME.id(),
                                new ResourceQuery(
                                        Optional.of(other), Optional.empty(), Optional.empty(), 1, Optional.empty(), 9))
                        .items())
                .containsExactly(same);
    }

    @Test
    default void aRestoredUserIsInNoGroupUnlessTheDeletionIsUndone() {
        Group group = inserted("Tour Guides", 1);
        User user = aUser().build();
        users().insert(ACME.id(), user);
        MemberId member = new MemberId(user.id().value());
        add(group, member);
        users().delete(ACME.id(), user, NOON);
        assertThat(membersOf(group)).isEmpty();
        User again = user.comeBack(user.attributes(), NOON);
        users().restoreWithGroups(ACME.id(), again);
        assertThat(membersOf(group)).containsExactly(member);
        users().delete(ACME.id(), again, NOON);
        users().restore(ACME.id(), again.comeBack(user.attributes(), NOON));
        assertThat(membersOf(group)).isEmpty();
        User last = users().find(ACME.id(), user.id()).orElseThrow();
        users().delete(ACME.id(), last, NOON);
        users().restoreWithGroups(ACME.id(), last.comeBack(user.attributes(), NOON));
        assertThat(membersOf(group)).isEmpty();
    }

    @Test
    default void membershipsGoOverWhereTheOtherHasNone() {
        MemberId from = insertedUser(aUser());
        MemberId to = insertedUser(aUser());
        Group both = inserted("Both", 1);
        Group first = inserted("First", 2);
        Group second = inserted("Second", 3);
        Group other = inserted("Other", 4);
        add(both, from, to);
        add(first, from);
        add(second, from);
        add(other, to);
        add(other, idOf(second));
        assertThat(onlyOf(from, to)).containsExactly(first.id(), second.id());
        assertThat(groups().onlyOf(GLOBEX.id(), userOf(from), userOf(to))).isEmpty();
        List<GroupId> all = List.of(other.id(), both.id(), first.id());
        Instant later = NOON.plusSeconds(60);
        assertThat(groups().moveMemberships(GLOBEX.id(), all, userOf(from), userOf(to), later))
                .isEmpty();
        assertThat(groups().moveMemberships(ACME.id(), all, userOf(from), userOf(to), later))
                .containsExactly(first.id());
        assertThat(membersOf(first)).containsExactly(to);
        assertThat(membersOf(both)).containsExactlyInAnyOrder(from, to);
        assertThat(membersOf(second)).containsExactly(from);
        assertThat(groups().find(ACME.id(), first.id())).contains(first.touched(later));
        for (Group untouched : List.of(both, second, other)) {
            assertThat(groups().find(ACME.id(), untouched.id())).contains(untouched);
        }
        assertThat(onlyOf(from, to)).containsExactly(second.id());
        assertThat(groups().moveMemberships(ACME.id(), all, userOf(to), userOf(from), later))
                .containsExactly(first.id(), other.id());
    }

    private List<GroupId> onlyOf(MemberId user, MemberId other) {
        return groups().onlyOf(ACME.id(), userOf(user), userOf(other));
    }

    private static UserId userOf(MemberId member) {
        return new UserId(member.value());
    }

    private Group inserted(String displayName, int number) {
        Instant created = NOON.plusMillis(number);
        Map<String, Object> document = Map.of("displayName", displayName, "externalId", "x" + number);
        Group group = Group.provisioned(
                GroupId.next(created),
                Optional.of(connectionOf(ACME).id()),
                ValueReader.readResource(Schemas.GROUP, document),
                created);
        groups().insert(ACME.id(), group, true);
        return group;
    }

    private MemberId insertedUser(UserBuilder builder) {
        User user = builder.build();
        users().insert(ACME.id(), user);
        return new MemberId(user.id().value());
    }

    private MemberDelta add(Group group, MemberId... members) {
        return change(group, new MemberChange.Add(new LinkedHashSet<>(List.of(members))));
    }

    private MemberDelta change(Group group, MemberChange change) {
        return groups().change(ACME.id(), group.id(), change);
    }

    private static MemberId idOf(Group group) {
        return new MemberId(group.id().value());
    }

    private List<MemberId> membersOf(Group group) {
        return groups().members(ACME.id(), List.of(group.id()), 99).getOrDefault(group.id(), List.of()).stream()
                .map(GroupMember::id)
                .toList();
    }

    private List<Group> found(String filter) {
        return groups().query(ACME.id(), new ResourceQuery(Optional.of(FilterParser.parse(filter)), 1, 9))
                .items();
    }
}
