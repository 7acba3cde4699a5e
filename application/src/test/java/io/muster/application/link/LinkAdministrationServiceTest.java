package io.muster.application.link;

import static io.muster.application.tenant.SampleTenants.ACME;
import static io.muster.application.tenant.SampleTenants.GLOBEX;
import static io.muster.application.tenant.SampleTenants.connectionOf;
import static io.muster.application.user.UserBuilder.aUser;
import static io.muster.domain.Refusals.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.application.Actor;
import io.muster.application.InMemoryPersistence;
import io.muster.application.SetClock;
import io.muster.application.link.LinkAdministration.Decision;
import io.muster.application.link.LinkAdministration.Mode;
import io.muster.application.link.LinkAdministration.Resolution;
import io.muster.application.user.UserBuilder;
import io.muster.domain.Event;
import io.muster.domain.Event.What;
import io.muster.domain.Grant;
import io.muster.domain.Refusal.Reason;
import io.muster.domain.filter.FilterParser;
import io.muster.domain.group.Group;
import io.muster.domain.group.GroupId;
import io.muster.domain.group.MemberChange;
import io.muster.domain.group.MemberId;
import io.muster.domain.group.UserGroup;
import io.muster.domain.link.LinkOperation;
import io.muster.domain.resource.ComplexValue;
import io.muster.domain.resource.SimpleValue;
import io.muster.domain.template.Template;
import io.muster.domain.user.Grants;
import io.muster.domain.user.User;
import io.muster.domain.user.UserId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class LinkAdministrationServiceTest {
    private static final Actor SUPPORT = Actor.operator("ticket 7");

    private final InMemoryPersistence memory = new InMemoryPersistence();
    private final SetClock clock = new SetClock();
    private final LinkAdministration links = memory.linkAdministration(clock);

    @BeforeEach
    void tenants() {
        memory.add(ACME);
        memory.add(GLOBEX);
    }

    @Test
    void aClearedLinkLeavesTheRestAndComesBack() {
        User user = inserted(aUser().named("bob").with("externalId", "x1").with("title", "Judge"));
        LinkOperation preview = links.clear(SUPPORT, ACME.slug(), user.id(), Mode.PREVIEW);
        assertThat(found(user)).isEqualTo(user);
        LinkOperation done = links.clear(SUPPORT, ACME.slug(), user.id(), Mode.APPLY);
        assertThat(done.changes()).isEqualTo(preview.changes());
        assertThat(found(user).linkedTo()).isEmpty();
        assertThat(found(user).externalId()).isEmpty();
        assertThat(found(user).attributes().text("title")).contains("Judge");
        assertThat(refusalOf(() -> links.clear(SUPPORT, ACME.slug(), user.id(), Mode.APPLY)))
                .isEqualTo(Reason.NOT_ALLOWED_NOW);
        links.undo(SUPPORT, ACME.slug(), done.id());
        assertThat(found(user).attributes()).isEqualTo(user.attributes());
        assertThat(found(user).linkedTo()).isEqualTo(user.linkedTo());
        assertThat(memory.outbox.whats()).containsExactly(What.UNLINKED, What.LINKED);
        assertThat(refusalOf(() -> links.undo(SUPPORT, ACME.slug(), done.id()))).isEqualTo(Reason.NOT_ALLOWED_NOW);
    }

    @Test
    void anAddressIsReconciledUnlessItIsSomebodyElses() {
        User user = inserted(aUser().named("bob")
                .with(
                        "emails",
                        List.of(
                                Map.of("value", "second@example.com"),
                                Map.of("value", "old@example.com", "primary", true))));
        inserted(aUser().named("taken@example.com"));
        assertThat(refusalOf(() -> links.reconcile(SUPPORT, ACME.slug(), user.id(), "TAKEN@example.com", Mode.PREVIEW)))
                .isEqualTo(Reason.UNIQUENESS);
        assertThat(refusalOf(() -> links.reconcile(SUPPORT, ACME.slug(), user.id(), "nonsense", Mode.PREVIEW)))
                .isEqualTo(Reason.INVALID_VALUE);
        LinkOperation done = links.reconcile(SUPPORT, ACME.slug(), user.id(), "new@example.com", Mode.APPLY);
        assertThat(found(user).addresses()).containsExactly("second@example.com", "new@example.com");
        assertThat(memory.outbox.whats()).containsExactly(What.IDENTIFIER_CHANGED);
        links.undo(SUPPORT, ACME.slug(), done.id());
        assertThat(found(user).addresses()).containsExactly("second@example.com", "old@example.com");
    }

    @Test
    void ofTwoAccountsOneKeepsItsOwnAndGetsTheLinkAndTheName() {
        User keep = inserted(aUser().named("bob").linkedToNone());
        User retire = inserted(aUser().named("bob@example.com").with("externalId", "x1"));
        LinkOperation done = resolve(keep, retire, Resolution.LINK, Mode.APPLY);
        assertThat(found(keep).linkedTo()).isEqualTo(retire.linkedTo());
        assertThat(found(keep).externalId()).contains("x1");
        assertThat(found(keep).userName()).isEqualTo("bob");
        assertThat(memory.users.aliases(ACME.id(), keep.id())).containsExactly("bob@example.com");
        assertThat(memory.users.find(ACME.id(), retire.id())).isEmpty();
        links.undo(SUPPORT, ACME.slug(), done.id());
        assertThat(found(keep).attributes()).isEqualTo(keep.attributes());
        assertThat(found(retire).attributes()).isEqualTo(retire.attributes());
        assertThat(memory.users.aliases(ACME.id(), keep.id())).isEmpty();
        resolve(keep, retire, Resolution.LINK, Mode.APPLY);
        assertThat(memory.users.find(ACME.id(), retire.id())).isEmpty();
    }

    @Test
    void whoeverAreTwoPeopleAreReportedNoMore() {
        User one = inserted(aUser().named("bob@example.com"));
        User other = inserted(aUser().with("emails", List.of(Map.of("value", "bob@example.com"))));
        assertThat(links.duplicates(ACME.slug())).hasSize(1);
        assertThat(refusalOf(() -> resolve(one, other, Resolution.LINK, Mode.PREVIEW)))
                .isEqualTo(Reason.NOT_ALLOWED_NOW);
        resolve(one, other, Resolution.KEEP_BOTH, Mode.PREVIEW);
        assertThat(links.duplicates(ACME.slug())).hasSize(1);
        LinkOperation done = resolve(one, other, Resolution.KEEP_BOTH, Mode.APPLY);
        assertThat(links.duplicates(ACME.slug())).isEmpty();
        links.undo(SUPPORT, ACME.slug(), done.id());
        assertThat(links.duplicates(ACME.slug())).hasSize(1);
    }

    @Test
    void anAccountThatWasChangedSinceIsNotTakenBack() {
        User user = inserted(aUser().named("bob").with("externalId", "x1"));
        LinkOperation done = links.clear(SUPPORT, ACME.slug(), user.id(), Mode.APPLY);
        User cleared = found(user);
        memory.users.update(ACME.id(), cleared.replace(aUser().named("robert").attributes(), clock.instant()));
        assertThat(refusalOf(() -> links.undo(SUPPORT, ACME.slug(), done.id()))).isEqualTo(Reason.NOT_ALLOWED_NOW);
        assertThat(found(user).userName()).isEqualTo("robert");
    }

    @Test
    void whatIsOldOrOfAnotherTenantIsNotUndone() {
        User user = inserted(aUser().with("externalId", "x1"));
        LinkOperation done = links.clear(SUPPORT, ACME.slug(), user.id(), Mode.APPLY);
        assertThat(refusalOf(() -> links.undo(SUPPORT, GLOBEX.slug(), done.id())))
                .isEqualTo(Reason.NOT_FOUND);
        clock.advance(Duration.ofDays(31));
        assertThat(refusalOf(() -> links.undo(SUPPORT, ACME.slug(), done.id()))).isEqualTo(Reason.NOT_ALLOWED_NOW);
    }

    @Test
    void noProtectedAccountAndNoneOfAnotherTenantIsTouched() {
        User admin = inserted(aUser().with("externalId", "x1"));
        memory.users.setGrants(ACME.id(), admin.id(), Grants.byHand(Set.of("ADMIN"), "root"));
        User user = inserted(aUser().linkedToNone());
        for (Mode mode : Mode.values()) {
            assertThat(refusalOf(() -> links.clear(SUPPORT, ACME.slug(), admin.id(), mode)))
                    .isEqualTo(Reason.NOT_ALLOWED_NOW);
            assertThat(refusalOf(() -> links.reconcile(SUPPORT, ACME.slug(), admin.id(), "a@b.example", mode)))
                    .isEqualTo(Reason.NOT_ALLOWED_NOW);
            assertThat(refusalOf(() -> resolve(user, admin, Resolution.LINK, mode)))
                    .isEqualTo(Reason.NOT_ALLOWED_NOW);
            assertThat(refusalOf(() -> links.clear(SUPPORT, GLOBEX.slug(), user.id(), mode)))
                    .isEqualTo(Reason.NOT_FOUND);
        }
    }

    @Test
    void oneOfTwoGetsAnotherNameSoThatNobodyTakesItForTheOther() {
        User keep = inserted(aUser().with("emails", List.of(Map.of("value", "bob@example.com"))));
        User rename = inserted(aUser().named("Bob@example.com").with("title", "Judge"));
        inserted(aUser().named("carol").with("emails", List.of(Map.of("value", "c@example.com"))));
        memory.users.addAlias(ACME.id(), keep.id(), "robert", Optional.empty());
        assertThat(links.duplicates(ACME.slug())).hasSize(1);
        for (String taken : List.of("CAROL", "C@example.com", "Robert")) {
            assertThat(refusalOf(() -> rename(keep, rename, taken, Mode.PREVIEW)))
                    .isEqualTo(Reason.UNIQUENESS);
        }
        for (String none : List.of(" ", "x".repeat(10_000), "bob\u202e")) {
            assertThat(refusalOf(() -> rename(keep, rename, none, Mode.PREVIEW)))
                    .isEqualTo(Reason.INVALID_VALUE);
        }
        assertThat(refusalOf(() -> rename(keep, rename, "Bob@example.com", Mode.APPLY)))
                .isEqualTo(Reason.NOT_ALLOWED_NOW);
        LinkOperation preview = rename(keep, rename, "bob.two", Mode.PREVIEW);
        assertThat(found(rename)).isEqualTo(rename);
        LinkOperation done = rename(keep, rename, "bob.two", Mode.APPLY);
        assertThat(done.changes()).isEqualTo(preview.changes());
        assertThat(found(rename).userName()).isEqualTo("bob.two");
        assertThat(found(rename).attributes().text("title")).contains("Judge");
        assertThat(found(keep)).isEqualTo(keep);
        assertThat(links.duplicates(ACME.slug())).isEmpty();
        assertThat(memory.outbox.events()).singleElement().satisfies(event -> {
            assertThat(event.what()).isEqualTo(What.IDENTIFIER_CHANGED);
            assertThat(event.subject()).isEqualTo(rename.id().toString());
            assertThat(event.changes().get("userName"))
                    .isEqualTo(new Event.Change(
                            Optional.of(new SimpleValue("Bob@example.com")), Optional.of(new SimpleValue("bob.two"))));
        });
        links.undo(SUPPORT, ACME.slug(), done.id());
        assertThat(found(rename).attributes()).isEqualTo(rename.attributes());
        assertThat(links.duplicates(ACME.slug())).hasSize(1);
    }

    @Test
    void aNameThatSomebodyHasMeanwhileIsNotGivenBack() {
        User keep = inserted(aUser());
        User rename = inserted(aUser().named("bob"));
        LinkOperation done = rename(keep, rename, "bob.two", Mode.APPLY);
        memory.users.addAlias(ACME.id(), keep.id(), "BOB", Optional.empty());
        assertThat(refusalOf(() -> links.undo(SUPPORT, ACME.slug(), done.id()))).isEqualTo(Reason.UNIQUENESS);
        memory.users.dropAlias(ACME.id(), "bob");
        User namesake = inserted(aUser().named("bob"));
        assertThat(refusalOf(() -> links.undo(SUPPORT, ACME.slug(), done.id()))).isEqualTo(Reason.UNIQUENESS);
        assertThat(found(rename).userName()).isEqualTo("bob.two");
        memory.users.delete(ACME.id(), namesake, clock.instant());
        links.undo(SUPPORT, ACME.slug(), done.id());
        assertThat(found(rename).userName()).isEqualTo("bob");
    }

    @Test
    void anAddressOrAnExternalIdThatSomebodyHasMeanwhileIsNotGivenBack() {
        User user = inserted(aUser().named("bob")
                .with("externalId", "x1")
                .with("emails", List.of(Map.of("value", "old@example.com"))));
        LinkOperation reconciled = links.reconcile(SUPPORT, ACME.slug(), user.id(), "new@example.com", Mode.APPLY);
        inserted(aUser().named("OLD@example.com"));
        assertThat(refusalOf(() -> links.undo(SUPPORT, ACME.slug(), reconciled.id())))
                .isEqualTo(Reason.UNIQUENESS);
        LinkOperation cleared = links.clear(SUPPORT, ACME.slug(), user.id(), Mode.APPLY);
        inserted(aUser().with("externalId", "x1"));
        assertThat(refusalOf(() -> links.undo(SUPPORT, ACME.slug(), cleared.id())))
                .isEqualTo(Reason.UNIQUENESS);
        assertThat(found(user).linkedTo()).isEmpty();
        assertThat(found(user).addresses()).containsExactly("new@example.com");
    }

    @Test
    void anAccountThatIsGoneForGoodOrInUseAgainIsNotRestored() {
        User keep = inserted(aUser().named("bob").linkedToNone());
        User retire = inserted(aUser().named("bob@example.com"));
        LinkOperation done = resolve(keep, retire, Resolution.LINK, Mode.APPLY);
        User deleted = memory.users.findDeleted(ACME.id(), retire.id()).orElseThrow();
        memory.users.restore(ACME.id(), deleted.comeBack(deleted.attributes(), clock.instant()));
        assertThat(refusalOf(() -> links.undo(SUPPORT, ACME.slug(), done.id()))).isEqualTo(Reason.NOT_ALLOWED_NOW);
        memory.users.end(ACME.id(), found(retire), clock.instant(), Duration.ofHours(1));
        assertThat(refusalOf(() -> links.undo(SUPPORT, ACME.slug(), done.id()))).isEqualTo(Reason.NOT_ALLOWED_NOW);
        assertThat(found(keep).linkedTo()).isEqualTo(retire.linkedTo());
    }

    @Test
    void aNewNameIsGivenWhereOneIsRenamedAndOnlyThere() {
        UserId one = UserId.next(clock.instant());
        UserId other = UserId.next(clock.instant());
        for (Resolution resolution : Resolution.values()) {
            Optional<String> wrong = resolution == Resolution.RENAME ? Optional.empty() : Optional.of("bob");
            assertThat(refusalOf(() -> new Decision(one, other, resolution, wrong)))
                    .isEqualTo(Reason.INVALID_VALUE);
        }
        assertThat(refusalOf(() -> new Decision(one, one, Resolution.LINK, Optional.empty())))
                .isEqualTo(Reason.INVALID_VALUE);
    }

    @Nested
    class Memberships {
        private final User keep = inserted(aUser().named("bob").linkedToNone());
        private final User retire = inserted(aUser().named("bob@example.com").with("externalId", "x1"));
        private final Group judges = group("Judges");
        private final Group guides = group("Guides");
        private final Group both = group("Both");

        @BeforeEach
        void members() {
            add(judges, retire);
            add(guides, retire);
            add(both, retire);
            User linked = inserted(aUser().named("other"));
            add(both, linked);
            memory.groups.moveMemberships(ACME.id(), List.of(both.id()), linked.id(), keep.id(), clock.instant());
            memory.templates.save(
                    ACME.id(),
                    new Template(
                            "Judges",
                            Template.DEFAULT_PRIORITY,
                            true,
                            Optional.of(FilterParser.parse("groups.display eq \"Judges\"")),
                            Set.of(new Grant(Grant.Kind.ROLE, "JUDGE")),
                            ComplexValue.EMPTY,
                            false,
                            true,
                            1));
        }

        @Test
        void ofTheRetiredAccountAreTheKeptOnesWithTheirEventsAndGrants() {
            LinkOperation preview = resolve(keep, retire, Resolution.LINK, Mode.PREVIEW);
            assertThat(groupsOf(keep)).containsExactly("Both");
            assertThat(memory.outbox.events()).isEmpty();
            LinkOperation done = resolve(keep, retire, Resolution.LINK, Mode.APPLY);
            assertThat(done.groups()).isEqualTo(preview.groups()).containsExactlyInAnyOrder(judges.id(), guides.id());
            assertThat(groupsOf(keep)).containsExactlyInAnyOrder("Judges", "Guides", "Both");
            assertThat(found(keep).roles()).containsExactly("JUDGE");
            assertThat(version(judges)).isEqualTo(judges.version() + 1);
            assertThat(memory.outbox.events())
                    .filteredOn(event -> event.kind().equals("group"))
                    .extracting(Event::subject)
                    .containsExactlyInAnyOrder(
                            judges.id().toString(), guides.id().toString());
            assertThat(memory.outbox.whats()).contains(What.GRANTS_CHANGED);
        }

        @Test
        void goBackAsFarAsTheyWereMovedAndAreStillThere() {
            LinkOperation done = resolve(keep, retire, Resolution.LINK, Mode.APPLY);
            memory.groups.change(
                    ACME.id(),
                    guides.id(),
                    new MemberChange.Remove(Set.of(new MemberId(keep.id().value()))));
            Group later = group("Later");
            add(later, keep);
            links.undo(SUPPORT, ACME.slug(), done.id());
            assertThat(groupsOf(keep)).containsExactlyInAnyOrder("Both", "Later");
            assertThat(groupsOf(retire)).containsExactlyInAnyOrder("Both", "Judges");
            assertThat(found(keep).roles()).isEmpty();
            assertThat(found(retire).roles()).containsExactly("JUDGE");
            assertThat(version(judges)).isEqualTo(judges.version() + 2);
            assertThat(version(guides)).isEqualTo(guides.version() + 1);
        }

        private Group group(String name) {
            Group group = Group.provisioned(
                    GroupId.next(clock.instant()),
                    Optional.of(connectionOf(ACME).id()),
                    ComplexValue.ofPlain(Map.of("displayName", name)),
                    clock.instant());
            memory.groups.insert(ACME.id(), group, false);
            return group;
        }

        private void add(Group group, User user) {
            memory.groups.change(
                    ACME.id(),
                    group.id(),
                    new MemberChange.Add(Set.of(new MemberId(user.id().value()))));
        }

        private long version(Group group) {
            return memory.groups.find(ACME.id(), group.id()).orElseThrow().version();
        }

        private List<String> groupsOf(User user) {
            return found(user).groups().stream().map(UserGroup::display).toList();
        }
    }

    private LinkOperation resolve(User keep, User retire, Resolution resolution, Mode mode) {
        return links.resolve(
                SUPPORT, ACME.slug(), new Decision(keep.id(), retire.id(), resolution, Optional.empty()), mode);
    }

    private LinkOperation rename(User keep, User retire, String userName, Mode mode) {
        return links.resolve(
                SUPPORT,
                ACME.slug(),
                new Decision(keep.id(), retire.id(), Resolution.RENAME, Optional.of(userName)),
                mode);
    }

    private User inserted(UserBuilder builder) {
        User user = builder.build();
        memory.users.insert(ACME.id(), user);
        return user;
    }

    private User found(User user) {
        return memory.users.find(ACME.id(), user.id()).orElseThrow();
    }
}
