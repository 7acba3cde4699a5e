package io.muster.application.user;

import static io.muster.application.tenant.SampleTenants.ACME;
import static io.muster.application.tenant.SampleTenants.GLOBEX;
import static io.muster.application.tenant.SampleTenants.connectionOf;
import static io.muster.application.user.UserBuilder.aUser;
import static io.muster.domain.Refusals.refusal;
import static io.muster.domain.Refusals.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.muster.application.Actor;
import io.muster.application.Caller;
import io.muster.application.InMemoryPersistence;
import io.muster.application.ResourceQuery;
import io.muster.application.SetClock;
import io.muster.application.activity.ActivityQuery;
import io.muster.application.link.LinkAdministration.Mode;
import io.muster.application.match.ConflictListService;
import io.muster.application.match.ConflictResolution;
import io.muster.application.match.ConflictResolution.Decide;
import io.muster.application.match.ConflictResolution.How;
import io.muster.application.match.ConflictResolution.Resolved;
import io.muster.application.match.HeldConflict;
import io.muster.domain.Event.What;
import io.muster.domain.Limits;
import io.muster.domain.Precondition;
import io.muster.domain.Refusal.Reason;
import io.muster.domain.activity.Activity;
import io.muster.domain.activity.Trace;
import io.muster.domain.match.Decision;
import io.muster.domain.match.MatchRule;
import io.muster.domain.patch.PatchOp;
import io.muster.domain.patch.PatchOperation;
import io.muster.domain.patch.PatchOperation.MissingElement;
import io.muster.domain.patch.PatchPath;
import io.muster.domain.patch.PatchRequest;
import io.muster.domain.resource.ComplexValue;
import io.muster.domain.resource.SimpleValue;
import io.muster.domain.schema.ResourceTypes;
import io.muster.domain.schema.Schemas;
import io.muster.domain.tenant.Connection;
import io.muster.domain.tenant.ConnectionId;
import io.muster.domain.tenant.ConnectionPolicies;
import io.muster.domain.tenant.LeaverPolicy;
import io.muster.domain.tenant.Profile;
import io.muster.domain.tenant.Protection;
import io.muster.domain.tenant.TenantSettings;
import io.muster.domain.user.Grants;
import io.muster.domain.user.Origin;
import io.muster.domain.user.User;
import io.muster.domain.user.UserId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class UserProvisioningServiceTest {
    private static final String GUID = "2819c223-7f76-453a-919d-413861904646";

    private final Caller acme =
            Caller.of(ACME, ResourceTypes.STANDARD, "token 1", Trace.begin()).through(connectionOf(ACME));
    private final Caller globex =
            Caller.of(GLOBEX, ResourceTypes.STANDARD, "token 2", Trace.begin()).through(connectionOf(GLOBEX));
    private final InMemoryPersistence memory = new InMemoryPersistence();
    private final SetClock clock = new SetClock();
    private final UserProvisioning users = memory.userProvisioning(clock);

    @Test
    void aUserIsNoLargerThanItsLimitAndOneThatIsLargerAlreadyMayChangeButNotGrow() {
        ComplexValue small = aUser().named("small").attributes();
        User large = users.create(acme, aUser().with("title", "x".repeat(200)).attributes());
        Caller tight = acme.within(withResourceBytes(100));
        assertThat(refusal(() -> users.create(
                        tight, aUser().with("title", "x".repeat(100)).attributes())))
                .hasMessageContaining("resourceBytes")
                .hasFieldOrPropertyWithValue("reason", Reason.TOO_LARGE);
        User user = users.create(tight, small);
        ComplexValue grown = user.attributes().with("title", new SimpleValue("x".repeat(100)));
        assertThat(refusalOf(() -> users.replace(tight, user.id(), Precondition.NONE, grown)))
                .isEqualTo(Reason.TOO_LARGE);
        assertThat(users.get(tight, user.id())).isEqualTo(user);
        ComplexValue left = large.attributes().with("active", new SimpleValue(false));
        ComplexValue shorter = left.with("title", new SimpleValue("x".repeat(190)));
        assertThat(users.replace(tight, large.id(), Precondition.NONE, shorter).active())
                .isFalse();
    }

    private static Limits withResourceBytes(int bytes) {
        Limits all = Limits.DEFAULT;
        return new Limits(
                all.filterLength(),
                all.filterDepth(),
                all.filterTerms(),
                all.pathLength(),
                all.patchOperations(),
                all.members(),
                all.pageSize(),
                all.bulkOperations(),
                all.membersInPatchAnswer(),
                all.bodyBytes(),
                all.groupBodyBytes(),
                bytes,
                all.pageBytes());
    }

    @Test
    void theAddressOfAnAdministratorIsGivenToNobodyElse() {
        for (String role : List.of("ADMIN", "USER_MANAGER")) {
            User admin = administrator(role);
            String address = admin.addresses().findFirst().orElseThrow();
            String name = role + "-other@example.com";
            List<Map<String, Object>> emails = List.of(
                    Map.of("value", name, "type", "work", "primary", true), Map.of("value", address, "type", "home"));
            assertThat(refusalOf(() -> users.create(
                            acme, aUser().named(name).with("emails", emails).attributes())))
                    .isEqualTo(Reason.CONFLICT);
            User other = users.create(acme, aUser().named(name).attributes());
            ComplexValue taken = aUser().named(name).with("emails", emails).attributes();
            assertThat(refusalOf(() -> users.replace(acme, other.id(), Precondition.NONE, taken)))
                    .isEqualTo(Reason.CONFLICT);
            ComplexValue signedInAs = aUser().named(name)
                    .with("emails", List.of(Map.of("value", admin.userName())))
                    .attributes();
            assertThat(refusalOf(() -> users.replace(acme, other.id(), Precondition.NONE, signedInAs)))
                    .isEqualTo(Reason.CONFLICT);
            assertThat(users.get(acme, other.id())).isEqualTo(other);
            assertThat(memory.conflicts.list(ACME.id(), 9))
                    .filteredOn(conflict -> conflict.user().equals(admin.id()))
                    .singleElement()
                    .extracting(HeldConflict::userName, HeldConflict::rule)
                    .containsExactly(name, MatchRule.EMAIL);
            ComplexValue own = aUser().named(name)
                    .with("emails", List.of(Map.of("value", name)))
                    .attributes();
            users.replace(acme, other.id(), Precondition.NONE, own);
            assertThat(memory.conflicts.list(ACME.id(), 9)).isEmpty();
        }
    }

    private User administrator(String role) {
        ComplexValue attributes = aUser().named(role + "@login.example.com")
                .with("emails", List.of(Map.of("value", role + "@example.com")))
                .attributes();
        User admin = User.known(
                UserId.next(clock.instant()),
                Origin.LOCAL,
                attributes,
                Grants.byHand(Set.of(role), "op"),
                clock.instant());
        memory.users.insert(ACME.id(), admin);
        return admin;
    }

    @Nested
    class Leavers {
        @Test
        void areKeptInactiveIfThatIsThePolicyOnDeletion() {
            Caller caller = through(LeaverPolicy.SUSPEND, LeaverPolicy.SUSPEND);
            User user = users.create(caller, aUser().attributes());
            users.delete(caller, user.id(), Precondition.NONE);
            assertThat(users.get(caller, user.id()).active()).isFalse();
            assertThat(memory.outbox.whats()).containsExactly(What.CREATED, What.DEACTIVATED);
            users.delete(caller, user.id(), Precondition.NONE);
            assertThat(memory.outbox.whats()).hasSize(2);
        }

        @Test
        void areGoneOnceTheyAreInactiveIfThatIsThePolicy() {
            for (LeaverPolicy policy : List.of(LeaverPolicy.SOFT_DELETE, LeaverPolicy.HARD_DELETE)) {
                Caller caller = through(policy, LeaverPolicy.SOFT_DELETE);
                User user = users.create(caller, aUser().named("leaver").attributes());
                ComplexValue inactive = user.attributes().with("active", new SimpleValue(false));
                User left = users.replace(caller, user.id(), Precondition.NONE, inactive);
                assertThat(left.active()).isFalse();
                assertThat(refusalOf(() -> users.get(caller, user.id()))).isEqualTo(Reason.NOT_FOUND);
                assertThat(memory.outbox.whats()).endsWith(What.DEACTIVATED, What.DELETED);
            }
        }

        @Test
        void areGoneForEverIfThatIsThePolicyOnDeletion() {
            Caller caller = through(LeaverPolicy.SUSPEND, LeaverPolicy.HARD_DELETE);
            User user = users.create(caller, aUser().attributes());
            users.delete(caller, user.id(), Precondition.NONE);
            assertThat(refusalOf(() -> users.get(caller, user.id()))).isEqualTo(Reason.NOT_FOUND);
            assertThat(caller.trace().steps()).contains("decided by the policy on deletion: hard delete");
        }

        @Test
        void areNotAmongThoseWhoAreProtectedAndThatItWasTriedIsTold() {
            User user = users.create(acme, aUser().attributes());
            Caller caller = with(Optional.empty(), List.of(user.id().value()));
            assertThat(refusalOf(() -> users.delete(caller, user.id(), Precondition.NONE)))
                    .isEqualTo(Reason.PROTECTED_ACCOUNT);
            assertThat(users.get(caller, user.id())).isEqualTo(user);
            assertThat(memory.outbox.whats()).containsExactly(What.CREATED, What.PROTECTED_TOUCHED);
        }

        @Test
        void whoWereTheScimAdministratorAreMissedAndProvisioningGoesOn() {
            User user = users.create(acme, aUser().attributes());
            Caller caller = with(Optional.of(user.id().value()), List.of());
            users.delete(caller, user.id(), Precondition.NONE);
            assertThat(memory.outbox.whats()).containsExactly(What.CREATED, What.DELETED, What.SCIM_ADMINISTRATOR_LOST);
            users.create(caller, aUser().attributes());
        }

        private Caller with(Optional<UUID> scimAdministrator, List<UUID> breakGlass) {
            TenantSettings settings = ACME.settings().with(new Protection(scimAdministrator, false, breakGlass));
            return Caller.of(ACME.with(settings), ResourceTypes.STANDARD, "token 1", Trace.begin())
                    .through(connectionOf(ACME));
        }

        private Caller through(LeaverPolicy onInactive, LeaverPolicy onDelete) {
            ConnectionPolicies policies = new ConnectionPolicies(true, onInactive, onDelete, 30);
            return Caller.of(ACME, ResourceTypes.STANDARD, "token 1", Trace.begin())
                    .through(connectionOf(ACME).with(policies));
        }
    }

    @Nested
    class Create {
        @Test
        void aCreatedUserIsKeptAndAnnounced() {
            User user = users.create(acme, aUser().attributes());
            assertThat(users.get(acme, user.id())).isEqualTo(user);
            assertThat(memory.outbox.whats()).containsExactly(What.CREATED);
            assertThat(operations(user)).containsExactly("user created");
        }

        @Test
        void aTakenUserNameIsRefusedAndNotAnnounced() {
            users.create(acme, aUser().named("bjensen").attributes());
            assertThat(refusalOf(
                            () -> users.create(acme, aUser().named("BJENSEN").attributes())))
                    .isEqualTo(Reason.UNIQUENESS);
            assertThat(memory.outbox.whats()).containsExactly(What.CREATED);
        }
    }

    @Nested
    class OfAPersonWhoIsKnown {
        private final ConflictResolution resolution = memory.conflictResolution(clock);
        private final Actor ann = Actor.operator("ticket 7").named("ann");
        private final User local = known("bob", Set.of());

        OfAPersonWhoIsKnown() {
            memory.tenants.insert(ACME);
        }

        @Test
        void isLinkedAndKeepsItsNamesAndAddresses() {
            Caller caller = withDomains("example.com");
            User adopted = users.create(
                    caller,
                    aUser().named("bob@example.com")
                            .with("externalId", "x1")
                            .with("title", "Judge")
                            .with("emails", List.of(Map.of("value", "new@example.com")))
                            .attributes());
            assertThat(adopted.id()).isEqualTo(local.id());
            assertThat(adopted.userName()).isEqualTo("bob");
            assertThat(adopted.attributes().get("emails"))
                    .isEqualTo(local.attributes().get("emails"));
            assertThat(adopted.attributes().text("title")).contains("Judge");
            assertThat(adopted.linkedTo()).isEqualTo(caller.connectionId());
            assertThat(memory.users.aliases(ACME.id(), local.id())).containsExactly("bob@example.com");
            assertThat(memory.outbox.whats()).containsExactly(What.LINKED);
            assertThat(refusalOf(() -> users.create(
                            caller, aUser().named("bob@example.com").attributes())))
                    .isEqualTo(Reason.UNIQUENESS);
            assertThat(memory.conflicts.list(ACME.id(), 9)).isEmpty();
        }

        @Test
        void isHeldAsAConflictOnceUntilItCanBeTaken() {
            String mail = "bob@example.com";
            User named = known(mail, Set.of("ADMIN"));
            for (int i = 0; i < 2; i++) {
                assertThat(refusal(() -> users.create(acme, aUser().named(mail).attributes())))
                        .hasMessageContaining("administrator")
                        .hasMessageNotContaining(mail);
            }
            assertThat(memory.outbox.whats()).containsExactly(What.CONFLICT_HELD);
            assertThat(memory.conflicts.list(ACME.id(), 9)).singleElement().satisfies(held -> {
                assertThat(held.times()).isEqualTo(2);
                assertThat(held.user()).isEqualTo(named.id());
            });
            memory.users.setGrants(ACME.id(), named.id(), Grants.NONE);
            assertThat(users.create(acme, aUser().named(mail).attributes()).id())
                    .isEqualTo(named.id());
            assertThat(memory.conflicts.list(ACME.id(), 9)).isEmpty();
        }

        @Test
        void isLinkedOnceAnOperatorHasDecidedItThoughTheAccountIsAnAdministrators() {
            User admin = known("root", Set.of("ADMIN"));
            ComplexValue pushed = aUser().named("root").with("externalId", "x9").attributes();
            HeldConflict held = held(pushed);
            Resolved preview = resolve(held, How.LINK, Mode.PREVIEW);
            assertThat(preview.effect()).contains("administrator");
            assertThat(refusalOf(() -> users.create(acme, pushed))).isEqualTo(Reason.CONFLICT);
            resolve(held, How.LINK, Mode.APPLY);
            assertThat(operations(admin)).containsExactly("user conflict resolved");
            clock.advance(Duration.ofSeconds(1));
            User linked = users.create(acme, pushed);
            assertThat(linked.id()).isEqualTo(admin.id());
            assertThat(linked.linkedTo()).isEqualTo(acme.connectionId());
            assertThat(linked.externalId()).contains("x9");
            assertThat(linked.roles()).containsExactly("ADMIN");
            assertThat(memory.conflicts.list(ACME.id(), 9)).isEmpty();
            assertThat(operations(admin)).containsExactly("user linked", "user conflict resolved");
            assertThat(acme.trace().steps())
                    .contains("decided by an operator: the account is linked to the connection");
        }

        @Test
        void isNotDeactivatedByTheLinkIfItIsTheLastAdministrator() {
            User admin = known("root", Set.of("ADMIN"));
            ComplexValue pushed = aUser().named("root").with("active", false).attributes();
            resolve(held(pushed), How.LINK, Mode.APPLY);
            assertThat(refusalOf(() -> users.create(acme, pushed))).isEqualTo(Reason.PROTECTED_ACCOUNT);
            assertThat(memory.users.find(ACME.id(), admin.id())).contains(admin);
        }

        @Test
        void isTakenFromAnotherConnectionIfThatIsDecided() {
            Connection second =
                    Connection.create(ConnectionId.next(clock.instant()), "okta", Profile.OKTA, clock.instant());
            Caller okta = Caller.of(ACME, ResourceTypes.STANDARD, "token 3", Trace.begin())
                    .through(second);
            User theirs = users.create(
                    okta, aUser().named("eve").with("externalId", "o1").attributes());
            ComplexValue pushed = aUser().named("eve").attributes();
            HeldConflict held = held(pushed);
            assertThat(resolve(held, How.LINK, Mode.APPLY).effect())
                    .contains("Its link to the connection " + second.id() + " ends.");
            User linked = users.create(acme, pushed);
            assertThat(linked.id()).isEqualTo(theirs.id());
            assertThat(linked.linkedTo()).isEqualTo(acme.connectionId());
            assertThat(linked.externalId()).isEmpty();
            assertThat(refusalOf(() -> users.get(okta, theirs.id()))).isEqualTo(Reason.NOT_FOUND);
        }

        @Test
        void isASecondAccountOnceAnOperatorHasSaidThatTheyAreTwoPeople() {
            ComplexValue pushed = aUser().named("robert")
                    .with("emails", List.of(Map.of("value", "old@example.com")))
                    .attributes();
            HeldConflict held = held(pushed);
            resolve(held, How.TWO_PEOPLE, Mode.APPLY);
            assertThat(conflicts()).singleElement().satisfies(decided -> {
                assertThat(decided.decision().orElseThrow().how()).isEqualTo(Decision.How.TWO_PEOPLE);
                assertThat(decided.decision().orElseThrow().by()).isEqualTo("operator ann");
            });
            User second = users.create(acme, pushed);
            assertThat(second.id()).isNotEqualTo(local.id());
            assertThat(memory.users.find(ACME.id(), local.id())).contains(local);
            assertThat(conflicts()).isEmpty();
            assertThat(memory.duplicates.find(ACME.id(), 9)).isEmpty();
            assertThat(refusalOf(() -> users.create(acme, pushed))).isEqualTo(Reason.UNIQUENESS);
        }

        @Test
        void cannotBeTwoPeopleOfOneUserName() {
            known("root", Set.of("ADMIN"));
            HeldConflict held = held(aUser().named("root").attributes());
            for (Mode mode : Mode.values()) {
                assertThat(refusal(() -> resolve(held, How.TWO_PEOPLE, mode)))
                        .hasFieldOrPropertyWithValue("reason", Reason.NOT_ALLOWED_NOW)
                        .hasMessageContaining("Two people cannot share a userName")
                        .hasMessageContaining("under another userName");
            }
            assertThat(held.fix()).contains("two people cannot share one").doesNotContain("how=two-people");
        }

        @Test
        void isWhatAnOperatorSaysItIsIfThereAreSeveral() {
            ComplexValue mail = aUser().named("x")
                    .with("emails", List.of(Map.of("value", "old@example.com")))
                    .attributes();
            User other = known("robert", Set.of());
            assertThat(other.id()).isNotEqualTo(local.id());
            HeldConflict held = held(mail);
            assertThat(refusal(() -> resolve(held, How.LINK, Mode.APPLY)))
                    .hasFieldOrPropertyWithValue("reason", Reason.INVALID_VALUE)
                    .hasMessageContaining("user is missing");
            resolution.resolve(ann, ACME.slug(), new Decide(held.id(), How.LINK, Optional.of(other.id())), Mode.APPLY);
            assertThat(users.create(acme, mail).id()).isEqualTo(other.id());
        }

        @Test
        void isRefusedAgainWhenTheDecisionIsTakenBackOrTooOld() {
            known("root", Set.of("ADMIN"));
            ComplexValue pushed = aUser().named("root").attributes();
            HeldConflict held = held(pushed);
            assertThat(refusalOf(() -> resolve(held, How.UNDECIDED, Mode.APPLY)))
                    .isEqualTo(Reason.NOT_ALLOWED_NOW);
            resolve(held, How.LINK, Mode.APPLY);
            resolve(held, How.UNDECIDED, Mode.APPLY);
            assertThat(refusalOf(() -> users.create(acme, pushed))).isEqualTo(Reason.CONFLICT);
            resolve(held, How.LINK, Mode.APPLY);
            clock.advance(Decision.VALID);
            assertThat(conflicts())
                    .singleElement()
                    .satisfies(conflict -> assertThat(conflict.decision()).isEmpty());
            assertThat(refusalOf(() -> users.create(acme, pushed))).isEqualTo(Reason.CONFLICT);
        }

        @Test
        void isNotLinkedWhereAUserOfTheIdpWasToGetItsName() {
            User other = users.create(acme, aUser().named("alice").attributes());
            refusalOf(() -> users.patch(acme, other.id(), Precondition.NONE, setting("userName", "Bob")));
            HeldConflict held = conflicts().get(0);
            assertThat(held.renamed()).contains(other.id());
            assertThat(held.fix()).contains("duplicate-resolve").doesNotContain("conflict-resolve");
            assertThat(refusal(() -> resolve(held, How.LINK, Mode.APPLY)))
                    .hasFieldOrPropertyWithValue("reason", Reason.NOT_ALLOWED_NOW)
                    .hasMessageContaining("duplicate-resolve");
        }

        @Test
        void mayHaveAnAddressOfAnAdministratorIfTheyAreTwoPeople() {
            administrator("ADMIN");
            User other = users.create(acme, aUser().named("other@example.com").attributes());
            ComplexValue shared = aUser().named("other@example.com")
                    .with("emails", List.of(Map.of("value", "ADMIN@example.com")))
                    .attributes();
            assertThat(refusalOf(() -> users.replace(acme, other.id(), Precondition.NONE, shared)))
                    .isEqualTo(Reason.CONFLICT);
            HeldConflict held = conflicts().get(0);
            assertThat(held.fix()).contains("how=two-people");
            assertThat(refusalOf(() -> resolve(held, How.LINK, Mode.APPLY))).isEqualTo(Reason.NOT_ALLOWED_NOW);
            resolve(held, How.TWO_PEOPLE, Mode.APPLY);
            assertThat(users.replace(acme, other.id(), Precondition.NONE, shared)
                            .addresses())
                    .containsExactly("ADMIN@example.com");
            assertThat(conflicts()).isEmpty();
            ComplexValue pushed = aUser().named("third@example.com")
                    .with("emails", List.of(Map.of("value", "x@example.com"), Map.of("value", "ADMIN@example.com")))
                    .attributes();
            resolve(held(pushed), How.TWO_PEOPLE, Mode.APPLY);
            assertThat(users.create(acme, pushed).userName()).isEqualTo("third@example.com");
        }

        @Test
        void isLinkedInsteadOfADeletedAccountThatWouldComeBackUnderItsAlias() {
            memory.users.addAlias(ACME.id(), local.id(), "robert", Optional.empty());
            User gone = users.create(
                    acme, aUser().named("alice").with("externalId", GUID).attributes());
            users.delete(acme, gone.id(), Precondition.NONE);
            ComplexValue pushed =
                    aUser().named("Robert").with("externalId", GUID).attributes();
            resolve(held(pushed), How.LINK, Mode.APPLY);
            assertThat(users.create(acme, pushed).id()).isEqualTo(local.id());
        }

        private HeldConflict held(ComplexValue pushed) {
            assertThat(refusalOf(() -> users.create(acme, pushed))).isEqualTo(Reason.CONFLICT);
            return conflicts().get(0);
        }

        private List<HeldConflict> conflicts() {
            return new ConflictListService(memory.tenants, memory.conflicts, clock).list(ACME.slug());
        }

        private Resolved resolve(HeldConflict held, How how, Mode mode) {
            return resolution.resolve(ann, ACME.slug(), new Decide(held.id(), how, Optional.empty()), mode);
        }

        @Test
        void isUnseenUntilThen() {
            assertThat(refusalOf(() -> users.get(acme, local.id()))).isEqualTo(Reason.NOT_FOUND);
            assertThat(refusalOf(() -> users.delete(acme, local.id(), Precondition.NONE)))
                    .isEqualTo(Reason.NOT_FOUND);
            assertThat(users.query(acme, new ResourceQuery(Optional.empty(), 1, 9))
                            .items())
                    .isEmpty();
        }

        @Test
        void givesItsNameToNobody() {
            User other = users.create(acme, aUser().named("alice").attributes());
            assertThat(refusal(() -> users.replace(
                            acme,
                            other.id(),
                            Precondition.NONE,
                            aUser().named("BOB").attributes())))
                    .hasFieldOrPropertyWithValue("reason", Reason.CONFLICT)
                    .hasMessageContaining("merge the two accounts");
        }

        @Test
        void isHeldAsAConflictWhenItsNameIsGivenToAnotherUntilTheNameIsFree() {
            User other = users.create(acme, aUser().named("alice").attributes());
            for (int i = 0; i < 2; i++) {
                assertThat(refusalOf(
                                () -> users.patch(acme, other.id(), Precondition.NONE, setting("userName", "Bob"))))
                        .isEqualTo(Reason.CONFLICT);
            }
            assertThat(users.get(acme, other.id())).isEqualTo(other);
            assertThat(memory.conflicts.list(ACME.id(), 9)).singleElement().satisfies(held -> {
                assertThat(held.userName()).isEqualTo("Bob");
                assertThat(held.rule()).isEqualTo(MatchRule.USER_NAME);
                assertThat(held.user()).isEqualTo(local.id());
                assertThat(held.reference()).isEqualTo(acme.trace().reference());
                assertThat(held.connection()).isEqualTo(acme.connectionId());
                assertThat(held.times()).isEqualTo(2);
            });
            assertThat(memory.outbox.whats()).containsExactly(What.CREATED, What.CONFLICT_HELD);
            memory.users.delete(ACME.id(), local, clock.instant());
            users.replace(
                    acme, other.id(), Precondition.NONE, aUser().named("bob").attributes());
            assertThat(memory.conflicts.list(ACME.id(), 9)).isEmpty();
        }

        @Test
        void isHeldAsAConflictWhenWhoComesBackBearsItsAlias() {
            memory.users.addAlias(ACME.id(), local.id(), "robert", Optional.empty());
            User gone = users.create(
                    acme, aUser().named("alice").with("externalId", GUID).attributes());
            users.delete(acme, gone.id(), Precondition.NONE);
            ComplexValue pushed =
                    aUser().named("Robert").with("externalId", GUID).attributes();
            assertThat(refusalOf(() -> users.create(acme, pushed))).isEqualTo(Reason.CONFLICT);
            assertThat(refusalOf(() -> users.get(acme, gone.id()))).isEqualTo(Reason.NOT_FOUND);
            assertThat(memory.conflicts.list(ACME.id(), 9))
                    .extracting(HeldConflict::rule, HeldConflict::user)
                    .containsExactly(tuple(MatchRule.ALIAS, local.id()));
            memory.users.dropAlias(ACME.id(), "robert");
            assertThat(users.create(acme, pushed).id()).isEqualTo(gone.id());
            assertThat(memory.conflicts.list(ACME.id(), 9)).isEmpty();
        }

        @Test
        void learnsAtBothAddressesThatItsIdpHasChangedThem() {
            User adopted = users.create(acme, aUser().named("bob").attributes());
            assertThat(adopted.id()).isEqualTo(local.id());
            assertThat(memory.outbox.whats()).doesNotContain(What.ADDRESS_CHANGED);
            users.replace(
                    acme,
                    adopted.id(),
                    Precondition.NONE,
                    aUser().named("bob")
                            .with("emails", List.of(Map.of("value", "new@example.com")))
                            .attributes());
            assertThat(memory.outbox.events())
                    .filteredOn(event -> event.what() == What.ADDRESS_CHANGED)
                    .singleElement()
                    .satisfies(event -> assertThat(event.changes()
                                    .get("addresses")
                                    .after()
                                    .orElseThrow()
                                    .toPlain())
                            .isEqualTo(List.of("old@example.com", "new@example.com")));
        }

        @Test
        void whoCameByAnIdpIsNotWrittenTo() {
            User pushed = users.create(
                    acme,
                    aUser().named("eve")
                            .with("emails", List.of(Map.of("value", "eve@example.com")))
                            .attributes());
            users.replace(
                    acme,
                    pushed.id(),
                    Precondition.NONE,
                    aUser().named("eve")
                            .with("emails", List.of(Map.of("value", "e@example.com")))
                            .attributes());
            assertThat(memory.outbox.whats()).doesNotContain(What.ADDRESS_CHANGED);
        }

        private User known(String userName, Set<String> roles) {
            ComplexValue attributes = aUser().named(userName)
                    .with("emails", List.of(Map.of("value", "old@example.com")))
                    .attributes();
            User user = User.known(
                    UserId.next(clock.instant()),
                    Origin.LOCAL,
                    attributes,
                    Grants.byHand(roles, "operator"),
                    clock.instant());
            memory.users.insert(ACME.id(), user);
            return user;
        }

        private Caller withDomains(String... domains) {
            TenantSettings settings = ACME.settings().withVerifiedDomains(List.of(domains));
            return Caller.of(ACME.with(settings), ResourceTypes.STANDARD, "token 1", Trace.begin())
                    .through(connectionOf(ACME));
        }
    }

    @Nested
    class Get {
        @Test
        void anotherTenantsUserIsAsUnknownAsNone() {
            User user = users.create(acme, aUser().attributes());
            UserId nobody = UserId.next(clock.instant());
            assertThat(refusal(() -> users.get(globex, user.id())))
                    .hasMessage(refusal(() -> users.get(globex, nobody)).getMessage())
                    .hasFieldOrPropertyWithValue("reason", Reason.NOT_FOUND);
        }
    }

    @Nested
    class Change {
        @Test
        void aPatchIsKeptAndAnnouncedByWhatItMeans() {
            User before = users.create(acme, aUser().attributes());
            clock.advance(Duration.ofSeconds(1));
            User after = users.patch(acme, before.id(), Precondition.NONE, setting("active", false));
            assertThat(after.version()).isEqualTo(before.version() + 1);
            assertThat(after.lastModified()).isEqualTo(clock.instant());
            assertThat(users.get(acme, before.id())).isEqualTo(after);
            assertThat(memory.outbox.whats()).containsExactly(What.CREATED, What.DEACTIVATED);
            assertThat(operations(after)).containsExactly("user deactivated", "user created");
        }

        @Test
        void aChangeThatChangesNothingLeavesNoTrace() {
            User before = users.create(acme, aUser().with("title", "Guide").attributes());
            User patched = users.patch(acme, before.id(), Precondition.NONE, setting("title", "Guide"));
            User replaced = users.replace(acme, before.id(), Precondition.NONE, before.attributes());
            assertThat(List.of(patched, replaced)).containsOnly(before);
            assertThat(memory.outbox.whats()).containsExactly(What.CREATED);
            assertThat(operations(before)).containsExactly("user created");
        }

        @Test
        void whatAReplaceLeavesOutIsClearedButForActive() {
            User before = users.create(
                    acme,
                    aUser().named("bjensen")
                            .with("title", "Guide")
                            .with("active", false)
                            .attributes());
            User after = users.replace(
                    acme,
                    before.id(),
                    Precondition.NONE,
                    aUser().named("bjensen").attributes());
            assertThat(after.attributes().get("title")).isEmpty();
            assertThat(after.active()).isFalse();
        }

        @Test
        void anOldVersionIsRefusedAndNothingIsChanged() {
            User before = users.create(acme, aUser().attributes());
            Precondition old = new Precondition(Set.of(before.version() + 1));
            assertThat(refusalOf(() -> users.patch(acme, before.id(), old, setting("title", "Guide"))))
                    .isEqualTo(Reason.STALE_VERSION);
            assertThat(users.get(acme, before.id())).isEqualTo(before);
        }

        @Test
        void existenceIsJudgedBeforeTheVersion() {
            User user = users.create(acme, aUser().attributes());
            Precondition old = new Precondition(Set.of(user.version() + 1));
            assertThat(refusalOf(() -> users.replace(globex, user.id(), old, user.attributes())))
                    .isEqualTo(Reason.NOT_FOUND);
        }
    }

    @Nested
    class Delete {
        @Test
        void aDeletedUserIsUnknownAndAnnounced() {
            User user = users.create(acme, aUser().named("bjensen").attributes());
            users.delete(acme, user.id(), Precondition.NONE);
            assertThat(refusalOf(() -> users.get(acme, user.id()))).isEqualTo(Reason.NOT_FOUND);
            assertThat(refusalOf(() -> users.delete(acme, user.id(), Precondition.NONE)))
                    .isEqualTo(Reason.NOT_FOUND);
            assertThat(memory.outbox.whats()).containsExactly(What.CREATED, What.DELETED);
        }

        @Test
        void anExternalIdOfAnotherUserRefusesNothing() {
            User first = users.create(
                    acme, aUser().named("first").with("externalId", GUID).attributes());
            User second = users.create(
                    acme, aUser().named("second").with("externalId", GUID).attributes());
            assertThat(second.id()).isNotEqualTo(first.id());
            assertThat(memory.conflicts.list(ACME.id(), 9)).isEmpty();
        }

        @Test
        void whoIsPushedAgainAfterItWasDeletedIsTheSameAccount() {
            User user = users.create(
                    acme, aUser().named("bjensen").with("externalId", GUID).attributes());
            users.delete(acme, user.id(), Precondition.NONE);
            User back = users.create(
                    acme, aUser().named("babs").with("externalId", GUID).attributes());
            assertThat(back.id()).isEqualTo(user.id());
            assertThat(users.get(acme, user.id()).userName()).isEqualTo("babs");
            assertThat(memory.outbox.whats()).containsExactly(What.CREATED, What.DELETED, What.REACTIVATED);
            users.delete(acme, user.id(), Precondition.NONE);
            assertThat(users.create(
                                    acme,
                                    aUser().named("babs")
                                            .with("externalId", "x2")
                                            .attributes())
                            .id())
                    .isNotEqualTo(user.id());
        }
    }

    private List<String> operations(User user) {
        return memory.activities.query(ACME.id(), ActivityQuery.about(user.id().toString())).stream()
                .map(Activity::operation)
                .toList();
    }

    private static PatchRequest setting(String attribute, Object value) {
        PatchPath path = PatchPath.parse(attribute, Schemas.USER, Limits.DEFAULT);
        return new PatchRequest(
                Schemas.USER,
                List.of(new PatchOperation(PatchOp.REPLACE, Optional.of(path), value, MissingElement.REFUSE)));
    }
}
