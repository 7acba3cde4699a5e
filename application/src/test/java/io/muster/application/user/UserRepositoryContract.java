package io.muster.application.user;

import static io.muster.application.tenant.SampleTenants.ACME;
import static io.muster.application.tenant.SampleTenants.GLOBEX;
import static io.muster.application.tenant.SampleTenants.connectionOf;
import static io.muster.application.user.UserBuilder.aUser;
import static io.muster.domain.Refusals.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.application.Page;
import io.muster.application.ResourceQuery;
import io.muster.application.user.UserRepository.Renaming;
import io.muster.domain.Grant;
import io.muster.domain.Refusal.Reason;
import io.muster.domain.filter.FilterParser;
import io.muster.domain.match.Candidate;
import io.muster.domain.match.MatchKeys;
import io.muster.domain.match.MatchRule;
import io.muster.domain.schema.Schemas;
import io.muster.domain.tenant.ConnectionId;
import io.muster.domain.user.GrantSource;
import io.muster.domain.user.Grants;
import io.muster.domain.user.HeldGrant;
import io.muster.domain.user.Origin;
import io.muster.domain.user.User;
import io.muster.domain.user.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every UserRepository does; there are no users at the beginning, but the tenants ACME and GLOBEX. */
public interface UserRepositoryContract {
    Instant LATER = Instant.parse("2026-02-01T00:00:00Z");
    Instant FAR = Instant.parse("2999-01-01T00:00:00Z");
    ConnectionId OTHER = ConnectionId.next(LATER);

    UserRepository users();

    @Test
    default void aUserIsFoundInItsOwnTenantOnly() {
        User user = inserted(aUser());
        assertThat(users().find(ACME.id(), user.id())).contains(user);
        assertThat(users().findForUpdate(ACME.id(), user.id())).contains(user);
        assertThat(users().find(GLOBEX.id(), user.id())).isEmpty();
        assertThat(users().findForUpdate(GLOBEX.id(), user.id())).isEmpty();
    }

    @Test
    default void everyKindOfAttributeComesBackAsItWas() {
        User user = inserted(aUser().named("Zoë \"O'Hara\" \\ 😀 ẞ")
                .with("externalId", "00u1:AbC")
                .with("active", false)
                .with("name", Map.of("familyName", "O'Hara", "givenName", "Zoë"))
                .with(
                        "emails",
                        List.of(
                                Map.of("value", "z@example.com", "type", "work", "primary", true),
                                Map.of("value", "a@example.com")))
                .with(
                        Schemas.ENTERPRISE_USER_URN,
                        Map.of("department", "Tours", "manager", Map.of("value", "26118915"))));
        assertThat(users().find(ACME.id(), user.id())).contains(user);
    }

    @Test
    default void aUserNameInAnotherLetterCaseIsTaken() {
        inserted(aUser().named("Straße@example.com"));
        assertThat(refusalOf(() -> inserted(aUser().named("STRASSE@EXAMPLE.COM"))))
                .isEqualTo(Reason.UNIQUENESS);
    }

    @Test
    default void aUserNameOfAnotherWidthOrWithBlanksAtItsEndsIsTakenAndKeptAsSent() {
        User maren = inserted(aUser().named("Ｍａｒｅｎ.x "));
        for (String same : List.of("maren.x", " maren.x", "ｍａｒｅｎ．ｘ\u3000")) {
            assertThat(refusalOf(() -> inserted(aUser().named(same)))).isEqualTo(Reason.UNIQUENESS);
            assertThat(met("userName", same)).containsExactly(new Candidate(MatchRule.USER_NAME, maren, false));
        }
        assertThat(users().find(ACME.id(), maren.id()).orElseThrow().userName()).isEqualTo("Ｍａｒｅｎ.x ");
    }

    @Test
    default void anAliasIsFoundWhateverItsWidthAndBlanksAtItsEnds() {
        User user = inserted(aUser().named("maren"));
        users().addAlias(ACME.id(), user.id(), "Ｏｌｄ ", Optional.empty());
        assertThat(users().known(ACME.id(), Set.of("old"))).containsExactly("old");
        assertThat(met("userName", "ｏld")).containsExactly(new Candidate(MatchRule.ALIAS, user, false));
        users().dropAlias(ACME.id(), " OLD");
        assertThat(users().aliases(ACME.id(), user.id())).isEmpty();
    }

    @Test
    default void anAddressOfAnotherWidthIsMetByAUserName() {
        User bob = known(aUser().named("bob@example.com"));
        users().insert(ACME.id(), bob);
        assertThat(met("userName", "x", "emails", "ｂｏｂ@example.com"))
                .contains(new Candidate(MatchRule.EMAIL, bob, false));
    }

    @Test
    default void aUserNameOfAnotherTenantIsFree() {
        inserted(aUser().named("bjensen").with("externalId", "1"));
        User same = aUser().named("bjensen").with("externalId", "1").build();
        users().insert(GLOBEX.id(), same);
        assertThat(users().find(GLOBEX.id(), same.id())).contains(same);
    }

    @Test
    default void anUpdateIsWrittenOverTheVersionBefore() {
        User before = inserted(aUser().named("bjensen").with("title", "Guide"));
        User after =
                before.replace(aUser().named("babs").with("title", "Surveyor").attributes(), LATER);
        users().update(ACME.id(), after);
        assertThat(users().find(ACME.id(), before.id())).contains(after);
    }

    @Test
    default void anUpdateOfAVersionThatIsGoneIsRefused() {
        User before = inserted(aUser());
        User first = before.replace(aUser().with("title", "first").attributes(), LATER);
        User second = before.replace(aUser().with("title", "second").attributes(), LATER);
        users().update(ACME.id(), first);
        assertThat(refusalOf(() -> users().update(ACME.id(), second))).isEqualTo(Reason.STALE_VERSION);
        assertThat(refusalOf(() -> users().update(GLOBEX.id(), first))).isEqualTo(Reason.STALE_VERSION);
        assertThat(users().find(ACME.id(), before.id())).contains(first);
    }

    @Test
    default void anUpdateToATakenUserNameIsRefused() {
        inserted(aUser().named("bjensen"));
        User other = inserted(aUser().named("babs"));
        User renamed = other.replace(aUser().named("BJensen").attributes(), LATER);
        assertThat(refusalOf(() -> users().update(ACME.id(), renamed))).isEqualTo(Reason.UNIQUENESS);
    }

    @Test
    default void aUserMayChangeTheLetterCaseOfItsOwnName() {
        User before = inserted(aUser().named("bjensen"));
        User after = before.replace(aUser().named("BJensen").attributes(), LATER);
        users().update(ACME.id(), after);
        assertThat(users().find(ACME.id(), before.id()).orElseThrow().userName())
                .isEqualTo("BJensen");
    }

    @Test
    default void aDeletedUserIsNotFoundAndItsNameIsFree() {
        User user = inserted(aUser().named("bjensen"));
        users().delete(ACME.id(), user, LATER);
        assertThat(users().find(ACME.id(), user.id())).isEmpty();
        assertThat(users().findForUpdate(ACME.id(), user.id())).isEmpty();
        User successor = inserted(aUser().named("bjensen"));
        assertThat(users().find(ACME.id(), successor.id())).contains(successor);
    }

    @Test
    default void aDeletedUserIsNeitherChangedNorDeletedAgain() {
        User user = inserted(aUser());
        users().delete(ACME.id(), user, LATER);
        User changed = user.replace(aUser().attributes(), LATER);
        assertThat(refusalOf(() -> users().update(ACME.id(), changed))).isEqualTo(Reason.STALE_VERSION);
        assertThat(refusalOf(() -> users().delete(ACME.id(), user, LATER))).isEqualTo(Reason.STALE_VERSION);
    }

    @Test
    default void aUserIsDeletedInTheVersionThatIsKnownOnly() {
        User before = inserted(aUser());
        User after = before.replace(aUser().attributes(), LATER);
        users().update(ACME.id(), after);
        assertThat(refusalOf(() -> users().delete(ACME.id(), before, LATER))).isEqualTo(Reason.STALE_VERSION);
        assertThat(refusalOf(() -> users().delete(GLOBEX.id(), after, LATER))).isEqualTo(Reason.STALE_VERSION);
        assertThat(users().find(ACME.id(), before.id())).contains(after);
    }

    @Test
    default void nobodyIsRecognisedAsOneWhoHasEnded() {
        User user = inserted(aUser().named("bjensen").with("externalId", "x1"));
        assertThat(refusalOf(() -> users().end(GLOBEX.id(), user, LATER, Duration.ofHours(1))))
                .isEqualTo(Reason.STALE_VERSION);
        users().end(ACME.id(), user, LATER, Duration.ofHours(1));
        assertThat(users().find(ACME.id(), user.id())).isEmpty();
        assertThat(met("userName", "bjensen", "externalId", "x1")).isEmpty();
        assertThat(refusalOf(() -> users().end(ACME.id(), user, LATER, Duration.ofHours(1))))
                .isEqualTo(Reason.STALE_VERSION);
        inserted(aUser().named("bjensen"));
    }

    @Test
    default void oneWhoHasEndedCanBeRestored() {
        User user = inserted(aUser().named("bjensen"));
        users().end(ACME.id(), user, LATER, Duration.ofHours(1));
        assertThat(users().findDeleted(ACME.id(), user.id())).isEmpty();
        User back = users().findGone(ACME.id(), List.of(user.id())).get(0).comeBack(user.attributes(), LATER);
        users().restore(ACME.id(), back);
        assertThat(users().find(ACME.id(), user.id())).contains(back);
        users().delete(ACME.id(), back, LATER);
        assertThat(met("userName", "bjensen")).isNotEmpty();
    }

    @Test
    default void activeUsersAreFoundByTheirRolesInTheirOwnTenant() {
        User admin = known("ADMIN", "BILLING");
        User manager = known("USER_MANAGER");
        known("BILLING");
        User gone = known("ADMIN");
        users().delete(ACME.id(), gone, LATER);
        User inactive = known("ADMIN");
        users().update(ACME.id(), inactive.deactivate(LATER));
        List<String> roles = List.of("ADMIN", "USER_MANAGER");
        assertThat(users().withRole(ACME.id(), roles, 9)).containsExactly(admin, manager);
        assertThat(users().withRole(ACME.id(), roles, 1)).containsExactly(admin);
        assertThat(users().withRole(GLOBEX.id(), roles, 9)).isEmpty();
        assertThat(users().find(ACME.id(), admin.id()).orElseThrow().roles())
                .containsExactlyInAnyOrder("ADMIN", "BILLING");
        assertThat(users().hasOtherActiveAdmin(ACME.id(), admin.id())).isFalse();
        assertThat(users().hasOtherActiveAdmin(ACME.id(), manager.id())).isTrue();
        assertThat(users().hasOtherActiveAdmin(GLOBEX.id(), manager.id())).isFalse();
    }

    @Test
    default void grantsAreKeptWithTheirSourcesAndChangeNoVersion() {
        User user = known("ADMIN");
        GrantSource template = new GrantSource.OfTemplate("Every \"one\"", 7);
        Grants grants = new Grants(List.of(
                new HeldGrant(new Grant(Grant.Kind.ROLE, "ADMIN"), new GrantSource.ByHand("ann")),
                new HeldGrant(new Grant(Grant.Kind.ROLE, "ADMIN"), template),
                new HeldGrant(new Grant(Grant.Kind.ROLE, "EDITOR"), template),
                new HeldGrant(new Grant(Grant.Kind.WORK_AREA, "Vienna"), template)));
        users().setGrants(GLOBEX.id(), user.id(), Grants.NONE);
        assertThat(users().find(ACME.id(), user.id())).contains(user);
        users().setGrants(ACME.id(), user.id(), grants);
        assertThat(users().find(ACME.id(), user.id())).contains(user.with(grants));
        User named = user.with(grants).replace(aUser().attributes(), LATER);
        users().update(ACME.id(), named);
        assertThat(users().find(ACME.id(), user.id())).contains(named);
        assertThat(users().withRole(ACME.id(), List.of("EDITOR"), 9)).containsExactly(named);
        users().setGrants(ACME.id(), user.id(), Grants.NONE);
        assertThat(users().withRole(ACME.id(), List.of("EDITOR", "ADMIN"), 9)).isEmpty();
    }

    @Test
    default void severalAreFoundByTheirIdsInTheirOwnTenant() {
        User one = inserted(aUser());
        User two = inserted(aUser());
        User gone = inserted(aUser());
        users().delete(ACME.id(), gone, LATER);
        List<UserId> ids = List.of(two.id(), gone.id(), one.id());
        assertThat(users().findAllForUpdate(ACME.id(), ids)).containsExactly(one, two);
        assertThat(users().findAllForUpdate(GLOBEX.id(), ids)).isEmpty();
        assertThat(users().findAllForUpdate(ACME.id(), List.of())).isEmpty();
    }

    @Test
    default void aConnectionListsWhatIsLinkedToIt() {
        User own = inserted(aUser());
        User others = inserted(aUser().linkedTo(OTHER));
        User local = inserted(known(aUser()));
        assertThat(listed(Optional.of(connectionOf(ACME).id()))).containsExactly(own);
        assertThat(listed(Optional.of(OTHER))).containsExactly(others);
        assertThat(listed(Optional.empty())).containsExactly(own, others, local);
        users().relink(ACME.id(), local, local.adopt(OTHER, local.attributes(), LATER));
        assertThat(listed(Optional.of(OTHER))).hasSize(2);
        users().delete(ACME.id(), others, LATER);
        assertThat(listed(Optional.of(OTHER))).hasSize(1);
        assertThat(listed(Optional.empty())).hasSize(2);
    }

    private List<User> listed(Optional<ConnectionId> connection) {
        Page<User> page = users().query(
                        ACME.id(),
                        new ResourceQuery(connection, Optional.empty(), Optional.empty(), 1, Optional.empty(), 9));
        assertThat(page.totalResults()).isEqualTo(page.items().size());
        return page.items();
    }

    @Test
    default void usersAreMetByEachRuleInTheirOwnTenant() {
        User own = inserted(aUser().named("bob").with("externalId", "x1"));
        User local = inserted(known(aUser().named("Alice").with("emails", emails("alice@example.com"))));
        assertThat(met("userName", "bob")).containsExactly(new Candidate(MatchRule.USER_NAME, own, false));
        assertThat(met("userName", "other", "externalId", "x1")).isEmpty();
        User inactive = inserted(aUser().named("eve").with("externalId", "x2").with("active", false));
        assertThat(met("userName", "other", "externalId", "x2"))
                .containsExactly(new Candidate(MatchRule.EXTERNAL_ID, inactive, false));
        assertThat(met("userName", "other", "externalId", "X2")).isEmpty();
        assertThat(met("userName", "other", "emails", "Alice@Example.com"))
                .containsExactly(new Candidate(MatchRule.EMAIL, local, false), mailbox(local));
        assertThat(met("userName", "ALICE@example.com"))
                .containsExactly(new Candidate(MatchRule.EMAIL, local, false), mailbox(local));
        assertThat(met("userName", "other", "emails", "ALICE@example.org")).isEmpty();
        User named = inserted(known(aUser().named("carol@example.com")));
        assertThat(met("userName", "carol")).containsExactly(mailbox(named));
        users().addAlias(ACME.id(), local.id(), "Liddell", Optional.empty());
        assertThat(met("userName", "liddell")).containsExactly(new Candidate(MatchRule.ALIAS, local, false));
        assertThat(users().candidates(GLOBEX.id(), own.linkedTo(), keys("userName", "bob", "externalId", "x1")))
                .isEmpty();
    }

    @Test
    default void theLatestExternalIdsAreOfOneConnection() {
        inserted(aUser().with("externalId", "x1"));
        inserted(aUser());
        User last = inserted(aUser().with("externalId", "x3"));
        inserted(aUser().linkedTo(OTHER).with("externalId", "y1"));
        ConnectionId own = last.linkedTo().orElseThrow();
        assertThat(users().latestExternalIds(ACME.id(), own, 9)).containsExactly("x3", "x1");
        assertThat(users().latestExternalIds(ACME.id(), own, 1)).containsExactly("x3");
        assertThat(users().latestExternalIds(GLOBEX.id(), own, 9)).isEmpty();
    }

    @Test
    default void whatIsWeakerThanANameDoesNotMeetUsersOfTheSameConnection() {
        User own = inserted(aUser().named("bob").with("emails", emails("shared@example.com")));
        assertThat(met("userName", "other", "emails", "shared@example.com")).isEmpty();
        assertThat(users().candidates(
                                ACME.id(),
                                Optional.of(OTHER),
                                keys("userName", "other", "emails", "shared@example.com")))
                .containsExactly(new Candidate(MatchRule.EMAIL, own, false));
    }

    @Test
    default void manyUsersAreInsertedAtOnceAndKnownByNamesAliasesAndAddresses() {
        User before = inserted(known(aUser().named("Ann").with("emails", emails("Ann@example.com"))));
        User one = known(aUser().named("bob").with("emails", emails("bob@example.com")));
        User two = User.known(
                UserId.next(LATER),
                Origin.SSO,
                aUser().named("carol").attributes(),
                Grants.byHand(Set.of("EDITOR", "BILLING"), "operator"),
                one.created());
        users().insertAll(ACME.id(), List.of(one, two));
        assertThat(users().find(ACME.id(), one.id())).contains(one);
        assertThat(users().find(ACME.id(), two.id())).contains(two);
        assertThat(listed(Optional.empty())).hasSize(3);
        users().addAlias(ACME.id(), before.id(), "Annie", Optional.empty());
        Set<String> names = Set.of("ann", "annie", "ann@example.com", "bob", "bob@example.com", "dave");
        assertThat(users().known(ACME.id(), names))
                .containsExactlyInAnyOrder("ann", "annie", "ann@example.com", "bob", "bob@example.com");
        assertThat(users().known(GLOBEX.id(), names)).isEmpty();
        User same = known(aUser().named("BOB"));
        assertThat(refusalOf(() -> users().insertAll(ACME.id(), List.of(known(aUser()), same))))
                .isEqualTo(Reason.UNIQUENESS);
    }

    @Test
    default void aDeletedUserIsMetByItsConnectionAndRestoredWithItsName() {
        User user = inserted(aUser().named("bob").with("externalId", "x1"));
        users().delete(ACME.id(), user, LATER);
        assertThat(met("userName", "bob", "externalId", "x1"))
                .containsExactly(
                        new Candidate(MatchRule.EXTERNAL_ID, user, true),
                        new Candidate(MatchRule.USER_NAME, user, true));
        users().addAlias(ACME.id(), user.id(), "bobby", Optional.empty());
        assertThat(met("userName", "bobby")).containsExactly(new Candidate(MatchRule.ALIAS, user, true));
        assertThat(users().candidates(ACME.id(), Optional.of(OTHER), keys("userName", "bob", "externalId", "x1")))
                .isEmpty();
        User back = user.comeBack(aUser().named("Robert").attributes(), LATER);
        users().restore(ACME.id(), back);
        assertThat(users().find(ACME.id(), user.id())).contains(back);
        assertThat(refusalOf(() -> users().restore(ACME.id(), back))).isEqualTo(Reason.STALE_VERSION);
        assertThat(listed(user.linkedTo())).containsExactly(back);
        users().end(ACME.id(), back, LATER, Duration.ofHours(1));
        assertThat(met("userName", "bob", "externalId", "x1")).isEmpty();
    }

    @Test
    default void manyAreFoundByIdsNamesAliasesAndAddresses() {
        User bob = inserted(aUser().named("Bob").with("emails", List.of(Map.of("value", "Shared@example.com"))));
        User eve = inserted(aUser().named("eve")
                .with("emails", List.of(Map.of("value", "eve@example.com"), Map.of("value", "shared@example.com"))));
        users().addAlias(ACME.id(), eve.id(), "Evelyn", Optional.empty());
        assertThat(users().find(ACME.id(), Set.of(bob.id(), eve.id(), UserId.next(LATER))))
                .containsExactlyInAnyOrder(bob, eve);
        assertThat(users().find(GLOBEX.id(), Set.of(bob.id()))).isEmpty();
        assertThat(users().ownersOfNames(ACME.id(), Set.of("bob", "evelyn", "nobody")))
                .isEqualTo(Map.of("bob", bob.id(), "evelyn", eve.id()));
        assertThat(users().ownersOfNames(GLOBEX.id(), Set.of("bob", "evelyn"))).isEmpty();
        assertThat(users().holdersOfAddresses(
                                ACME.id(), Set.of("shared@example.com", "eve@example.com", "nobody@example.com")))
                .isEqualTo(
                        Map.of("shared@example.com", Set.of(bob.id(), eve.id()), "eve@example.com", Set.of(eve.id())));
        assertThat(users().holdersOfAddresses(GLOBEX.id(), Set.of("eve@example.com")))
                .isEmpty();
    }

    @Test
    default void externalIdsAreThoseOfLivingUsersOfTheConnection() {
        ConnectionId connection = connectionOf(ACME).id();
        ConnectionId other = ConnectionId.next(LATER);
        inserted(aUser().with("externalId", "x1").linkedTo(connection));
        inserted(aUser().with("externalId", "x2").linkedTo(other));
        User gone = inserted(aUser().with("externalId", "x3").linkedTo(connection));
        users().delete(ACME.id(), gone, LATER);
        Set<String> asked = Set.of("x1", "X1", "x2", "x3", "x4");
        assertThat(users().externalIds(ACME.id(), connection, asked)).containsExactly("x1");
        assertThat(users().externalIds(ACME.id(), other, asked)).containsExactly("x2");
        assertThat(users().externalIds(GLOBEX.id(), connection, asked)).isEmpty();
        assertThat(users().externalIds(ACME.id(), connection, Set.of())).isEmpty();
    }

    @Test
    default void manyAreRenamedAndKnownByTheNamesBefore() {
        User bob = inserted(aUser().named("Bob"));
        User eve = inserted(aUser().named("eve"));
        User renamed = bob.named("Bob@example.com", LATER);
        users().rename(
                        ACME.id(),
                        List.of(new Renaming(bob, renamed), new Renaming(eve, eve.named("eve@example.com", LATER))),
                        Optional.of(Instant.now().plusSeconds(600)));
        assertThat(users().find(ACME.id(), bob.id())).contains(renamed);
        assertThat(users().aliases(ACME.id(), bob.id())).containsExactly("Bob");
        assertThat(users().ownerOfName(ACME.id(), "bob")).contains(renamed);
        User back = renamed.named("Bob", LATER);
        users().rename(ACME.id(), List.of(new Renaming(renamed, back)), Optional.empty());
        assertThat(users().find(ACME.id(), bob.id())).contains(back);
        assertThat(users().aliases(ACME.id(), bob.id())).isEmpty();
    }

    @Test
    default void noneIsRenamedOverAnotherVersionOrToATakenName() {
        User bob = inserted(aUser().named("bob"));
        inserted(aUser().named("eve"));
        User stale = bob.named("x", LATER).named("y", LATER);
        assertThat(refusalOf(() -> users().rename(ACME.id(), List.of(new Renaming(bob, stale)), Optional.empty())))
                .isEqualTo(Reason.STALE_VERSION);
        User eve = bob.named("EVE", LATER);
        assertThat(refusalOf(() -> users().rename(ACME.id(), List.of(new Renaming(bob, eve)), Optional.empty())))
                .isEqualTo(Reason.UNIQUENESS);
        assertThat(users().find(ACME.id(), bob.id())).contains(bob);
    }

    @Test
    default void anAliasFindsItsUserAndIsNobodyElses() {
        User user = inserted(aUser().named("bob"));
        users().addAlias(ACME.id(), user.id(), "Bob@example.com", Optional.empty());
        assertThat(users().aliases(ACME.id(), user.id())).containsExactly("Bob@example.com");
        assertThat(users().aliases(GLOBEX.id(), user.id())).isEmpty();
        assertThat(users().ownerOfName(ACME.id(), "bob@example.com")).contains(user);
        assertThat(users().ownerOfName(ACME.id(), "bob")).contains(user);
        assertThat(users().ownerOfName(GLOBEX.id(), "bob@example.com")).isEmpty();
        assertThat(users().query(
                                ACME.id(),
                                new ResourceQuery(
                                        Optional.of(FilterParser.parse("userName eq \"bob@EXAMPLE.com\"")), 1, 9))
                        .items())
                .containsExactly(user);
        users().delete(ACME.id(), user, LATER);
        assertThat(users().ownerOfName(ACME.id(), "bob@example.com")).isEmpty();
        User heir = inserted(aUser().named("bob@example.com"));
        User renamed = heir.named("robert", LATER);
        users().rename(ACME.id(), List.of(new Renaming(heir, renamed)), Optional.of(FAR));
        assertThat(users().ownerOfName(ACME.id(), "bob@example.com")).contains(renamed);
    }

    private List<Candidate> met(String... pushed) {
        return users().candidates(ACME.id(), Optional.of(connectionOf(ACME).id()), keys(pushed));
    }

    private static Candidate mailbox(User user) {
        return new Candidate(MatchRule.MAILBOX_NAME, user, false);
    }

    /** @param namesAndValues of attributes, in turns */
    private static MatchKeys keys(String... namesAndValues) {
        UserBuilder builder = aUser();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            String value = namesAndValues[i + 1];
            builder.with(namesAndValues[i], namesAndValues[i].equals("emails") ? emails(value) : value);
        }
        return MatchKeys.of(builder.attributes(), List.of("example.com"));
    }

    private static List<Object> emails(String address) {
        return List.of(Map.of("value", address));
    }

    private static User known(UserBuilder builder) {
        User pushed = builder.build();
        return User.known(pushed.id(), Origin.LOCAL, pushed.attributes(), Grants.NONE, pushed.created());
    }

    private User inserted(User user) {
        users().insert(ACME.id(), user);
        return user;
    }

    private User known(String... roles) {
        User pushed = aUser().build();
        User user = User.known(
                pushed.id(),
                Origin.LOCAL,
                pushed.attributes(),
                Grants.byHand(Set.of(roles), "operator"),
                pushed.created());
        users().insert(ACME.id(), user);
        return user;
    }

    private User inserted(UserBuilder builder) {
        User user = builder.build();
        users().insert(ACME.id(), user);
        return user;
    }
}
