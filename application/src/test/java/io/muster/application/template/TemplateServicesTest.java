package io.muster.application.template;

import static io.muster.application.tenant.SampleTenants.ACME;
import static io.muster.application.tenant.SampleTenants.GLOBEX;
import static io.muster.application.tenant.SampleTenants.connectionOf;
import static io.muster.application.user.UserBuilder.aUser;
import static io.muster.domain.Refusals.refusal;
import static io.muster.domain.Refusals.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.application.Actor;
import io.muster.application.Caller;
import io.muster.application.InMemoryPersistence;
import io.muster.application.SetClock;
import io.muster.application.activity.ActivityQuery;
import io.muster.application.group.GroupProvisioning;
import io.muster.application.template.TemplateAdministration.WhenGroupMissing;
import io.muster.application.user.UserBuilder;
import io.muster.application.user.UserProvisioning;
import io.muster.domain.Event.What;
import io.muster.domain.Grant;
import io.muster.domain.Grant.Kind;
import io.muster.domain.Precondition;
import io.muster.domain.Refusal.Reason;
import io.muster.domain.activity.Trace;
import io.muster.domain.filter.FilterParser;
import io.muster.domain.group.Group;
import io.muster.domain.group.GroupContent;
import io.muster.domain.group.GroupId;
import io.muster.domain.group.MemberChange;
import io.muster.domain.group.MemberId;
import io.muster.domain.group.UserGroup;
import io.muster.domain.resource.ComplexValue;
import io.muster.domain.resource.SimpleValue;
import io.muster.domain.schema.ResourceTypes;
import io.muster.domain.template.GroupBinding;
import io.muster.domain.template.GroupBinding.Mode;
import io.muster.domain.template.Template;
import io.muster.domain.template.Templates;
import io.muster.domain.user.Grants;
import io.muster.domain.user.Origin;
import io.muster.domain.user.User;
import io.muster.domain.user.UserId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class TemplateServicesTest {
    private static final Actor ANN = new Actor("ann", "asked for");

    private final InMemoryPersistence memory = new InMemoryPersistence();
    private final SetClock clock = new SetClock();
    private final UserProvisioning users = memory.userProvisioning(clock);
    private final GroupProvisioning groups = memory.groupProvisioning(clock);
    private final TemplateAdministration templates = memory.templateAdministration(clock);
    private Caller caller = request();

    @BeforeEach
    void addTenants() {
        memory.add(ACME);
        memory.add(GLOBEX);
    }

    @Nested
    class Users {
        @Test
        void getWhatApplies() {
            save("Everyone", null, "EDITOR");
            save("Sales", "title eq \"Sales\"", "SELLER");
            User user = create(aUser().with("title", "sales"));
            assertThat(user.roles()).containsExactlyInAnyOrder("EDITOR", "SELLER");
            assertThat(users.get(caller, user.id())).isEqualTo(user);
            assertThat(memory.outbox.events())
                    .filteredOn(event ->
                            event.what() == What.CREATED && event.kind().equals("user"))
                    .singleElement()
                    .satisfies(event -> assertThat(event.grants()).contains(Set.of(role("EDITOR"), role("SELLER"))));
            assertThat(caller.trace().steps())
                    .contains("templates: Everyone (version 1) applies to everyone, Sales (version 1) applies");
        }

        @Test
        void areChangedAndRegrantedInOne() {
            save("Sales", "title eq \"Sales\"", "SELLER");
            User user = create(aUser().with("title", "Sales"));
            User after = replace(user, user.attributes().with("title", new SimpleValue("Legal")));
            assertThat(after.roles()).isEmpty();
            assertThat(memory.outbox.whats()).endsWith(What.CREATED, What.UPDATED);
            assertThat(users.get(caller, user.id()).roles()).isEmpty();
        }

        @Test
        void whoAreAdoptedKeepWhatTheyHadByHand() {
            save("Everyone", null, "EDITOR");
            ComplexValue attributes = aUser().named("bob").attributes();
            memory.users.insert(
                    ACME.id(),
                    User.known(
                            UserId.next(clock.instant()),
                            Origin.LOCAL,
                            attributes,
                            Grants.byHand(Set.of("OWNER"), "ann"),
                            clock.instant()));
            User adopted = create(aUser().named("bob"));
            assertThat(adopted.origin()).isEqualTo(Origin.LOCAL);
            assertThat(users.get(caller, adopted.id()).roles()).containsExactlyInAnyOrder("EDITOR", "OWNER");
        }

        @Test
        void whoComeBackAreGrantedInTheirGroupsAgain() {
            save("Judges", "groups.display eq \"Judges\"", "JUDGE");
            save("Everyone", null, "EDITOR");
            User user = create(aUser().named("bob"));
            users.delete(caller, user.id(), Precondition.NONE);
            save("Everyone", null, "READER");
            User back = create(aUser().named("bob"));
            assertThat(back.id()).isEqualTo(user.id());
            assertThat(users.get(caller, user.id()).roles()).containsExactly("READER");
        }

        @Test
        void whoAreProtectedAreNotDemotedByAChange() {
            templates.save(ANN, ACME.slug(), "Admins", with("title eq \"Admin\"", "ADMIN", true));
            User admin = create(aUser().with("title", "Admin"));
            assertThat(admin.roles()).containsExactly("ADMIN");
            assertThat(refusal(() -> replace(admin, admin.attributes().without("title"))))
                    .hasMessageContaining("not demoted");
            assertThat(users.get(caller, admin.id())).isEqualTo(admin);
            assertThat(memory.outbox.whats()).endsWith(What.PROTECTED_TOUCHED);
        }

        @Test
        void ofATenantWithoutTemplatesHaveNoneAndNothingIsSaidOfIt() {
            save("Everyone", null, "EDITOR");
            Caller globex = Caller.of(GLOBEX, ResourceTypes.STANDARD, "token 2", Trace.begin())
                    .through(connectionOf(GLOBEX));
            User user = users.create(
                    globex, aUser().linkedTo(connectionOf(GLOBEX).id()).attributes());
            assertThat(user.grants()).isEqualTo(Grants.NONE);
            assertThat(globex.trace().steps()).noneMatch(step -> step.startsWith("templates"));
        }
    }

    @Nested
    class Memberships {
        @Test
        void bringGrantsWhenTheyArriveAndTakeThemWhenTheyGo() {
            save("Judges", "groups.display eq \"judges\"", "JUDGE");
            User user = create(aUser());
            User other = create(aUser());
            Group group = groups.create(caller, content("Judges", user));
            assertThat(roles(user)).containsExactly("JUDGE");
            assertThat(memory.outbox.whats()).contains(What.GRANTS_CHANGED);
            assertThat(memory.activities.query(
                            ACME.id(), ActivityQuery.about(user.id().toString())))
                    .anySatisfy(line -> {
                        assertThat(line.operation()).isEqualTo("user grants changed");
                        assertThat(line.trace()).contains("templates: Judges (version 1) applies");
                    });
            groups.replace(caller, group.id(), Precondition.NONE, content("Judges", other));
            assertThat(roles(user)).isEmpty();
            assertThat(roles(other)).containsExactly("JUDGE");
        }

        @Test
        void thatSomebodyElseHasPutBackBringGrantsToHoweverMany() {
            save("Judges", "groups.display eq \"Judges\"", "JUDGE");
            Group judges = groups.create(caller, content("Judges"));
            List<UserId> people = new ArrayList<>();
            for (int i = 0; i <= TemplateApplication.MAX_AT_ONCE; i++) {
                people.add(create(aUser().named("u" + i)).id());
            }
            UserId first = people.get(0);
            UserId last = people.get(people.size() - 1);
            memory.groups.change(
                    ACME.id(),
                    judges.id(),
                    new MemberChange.Add(Set.of(new MemberId(first.value()), new MemberId(last.value()))));
            new Regranting(memory.templateApplication, memory.schemas).of(ACME, ANN, people, clock.instant());
            assertThat(users.get(caller, first).roles()).containsExactly("JUDGE");
            assertThat(users.get(caller, last).roles()).containsExactly("JUDGE");
        }

        @Test
        void ofARenamedOrDeletedGroupAreLookedAtAgain() {
            save("Judges", "groups.display eq \"judges\"", "JUDGE");
            User user = create(aUser());
            Group group = groups.create(caller, content("Jury", user));
            assertThat(roles(user)).isEmpty();
            groups.replace(caller, group.id(), Precondition.NONE, content("Judges", user));
            assertThat(roles(user)).containsExactly("JUDGE");
            groups.delete(caller, group.id(), Precondition.NONE);
            assertThat(roles(user)).isEmpty();
        }

        @Test
        void areNotFollowedWhereNoTemplateAsksForThem() {
            save("Everyone", null, "EDITOR");
            User user = create(aUser());
            save("Everyone", null, "READER");
            groups.create(caller, content("Judges", user));
            assertThat(roles(user)).containsExactly("EDITOR");
        }

        @Test
        void thatWouldDemoteTheLastAdministratorAreRefused() {
            templates.save(ANN, ACME.slug(), "Admins", with("groups.display eq \"Admins\"", "ADMIN", true));
            User admin = create(aUser());
            Group group = groups.create(caller, content("Admins", admin));
            assertThat(refusalOf(() -> groups.delete(caller, group.id(), Precondition.NONE)))
                    .isEqualTo(Reason.PROTECTED_ACCOUNT);
            assertThat(roles(admin)).containsExactly("ADMIN");
            assertThat(groups.get(caller, group.id())).isEqualTo(group);
            assertThat(memory.outbox
                            .events()
                            .get(memory.outbox.events().size() - 1)
                            .publicName())
                    .isEqualTo("group.protected_touched");
        }
    }

    @Nested
    class Administration {
        @Test
        void countsVersionsAndKeepsWhoDidIt() {
            assertThat(save("Everyone", null, "EDITOR").version()).isEqualTo(1);
            assertThat(save("everyone", null, "EDITOR", "READER").version()).isEqualTo(2);
            int events = memory.outbox.events().size();
            assertThat(save("Everyone", null, "EDITOR", "READER").version()).isEqualTo(2);
            assertThat(memory.outbox.events()).hasSize(events);
            assertThat(templates.list(ACME.slug())).hasSize(1);
            templates.delete(ANN, ACME.slug(), "EVERYONE");
            assertThat(memory.outbox.events())
                    .extracting(event -> event.publicName())
                    .containsExactly("template.created", "template.updated", "template.deleted");
            assertThat(refusalOf(() -> templates.delete(ANN, ACME.slug(), "Everyone")))
                    .isEqualTo(Reason.NOT_FOUND);
            assertThat(refusalOf(() -> templates.delete(ANN, GLOBEX.slug(), "Everyone")))
                    .isEqualTo(Reason.NOT_FOUND);
        }

        @Test
        void refusesWhatDoesNotFitAndKeepsNothingOfIt() {
            assertThat(refusalOf(() -> save("Everyone", null, "ADMIN"))).isEqualTo(Reason.NOT_ALLOWED_NOW);
            assertThat(refusalOf(() -> save("Everyone", "badge pr", "X"))).isEqualTo(Reason.INVALID_FILTER);
            assertThat(templates.list(ACME.slug())).isEmpty();
            assertThat(memory.outbox.events()).isEmpty();
        }

        @Test
        void foreseesWhatComesToPass() {
            save("Sales", "title eq \"Sales\"", "SELLER");
            ComplexValue attributes = aUser().with("title", "Sales").attributes();
            TemplateAdministration.Preview preview = templates.preview(ACME.slug(), attributes, List.of());
            assertThat(users.create(caller, attributes).grants()).isEqualTo(preview.after());
            assertThat(preview.steps()).containsExactly("templates: Sales (version 1) applies");
            User unlucky = create(aUser());
            assertThat(templates.preview(ACME.slug(), unlucky.id()).after()).isEqualTo(Grants.NONE);
            assertThat(refusalOf(() -> templates.preview(GLOBEX.slug(), unlucky.id())))
                    .isEqualTo(Reason.NOT_FOUND);
        }

        @Test
        void countsWhoWouldGainAndLose() {
            save("Sales", "title eq \"Sales\"", "SELLER");
            create(aUser().with("title", "Sales"));
            create(aUser().with("title", "Sales").with("nickName", "x"));
            create(aUser().with("nickName", "x"));
            TemplateAdministration.Effect effect =
                    templates.effect(ACME.slug(), "Sales", with("nickName pr", "SELLER", false));
            assertThat(effect.tried()).isEqualTo(3);
            assertThat(effect.gaining()).isEqualTo(1);
            assertThat(effect.losing()).isEqualTo(1);
            assertThat(effect.gained()).isEqualTo(Map.of(role("SELLER"), 1));
            assertThat(templates.list(ACME.slug()).get(0).version()).isEqualTo(1);
        }
    }

    @Nested
    class Batches {
        private final TemplateBatches batches = memory.templateBatches(clock);

        @Test
        void applyATemplateToThoseWhoAreThereAndUndoIt() {
            create(aUser());
            create(aUser());
            create(aUser().with("title", "x"));
            save("Untitled", "not (title pr)", "EDITOR");
            Templates current = memory.templates.current(ACME.id());
            List<GrantChange> changes = run(current);
            assertThat(changes).hasSize(2).allMatch(change -> change.gained().equals(Set.of(role("EDITOR"))));
            assertThat(run(current)).isEmpty();
            GrantChange done = changes.get(0);
            assertThat(users.get(caller, done.user()).roles()).containsExactly("EDITOR");
            assertThat(undo(done)).isTrue();
            assertThat(undo(done)).isFalse();
            assertThat(users.get(caller, done.user()).roles()).isEmpty();
        }

        @Test
        void takeWhatADeletedTemplateGaveAndSpareTheLastAdministrator() {
            templates.save(ANN, ACME.slug(), "Admins", with(null, "ADMIN", true));
            List<User> admins = List.of(create(aUser()), create(aUser()));
            templates.delete(ANN, ACME.slug(), "Admins");
            List<GrantChange> changes =
                    memory.unitOfWork.execute(() -> batches.run(ANN, ACME, Templates.NONE, "Admins", ids()));
            assertThat(changes).extracting(GrantChange::spared).containsExactly(false, true);
            assertThat(admins)
                    .filteredOn(admin -> !roles(admin).isEmpty())
                    .extracting(User::id)
                    .containsExactly(changes.get(1).user());
        }

        private List<GrantChange> run(Templates current) {
            return memory.unitOfWork.execute(() -> batches.run(ANN, ACME, current, "Untitled", ids()));
        }

        private List<UserId> ids() {
            return memory.users.all(ACME.id()).stream()
                    .map(User::id)
                    .sorted(Comparator.comparing(UserId::toString))
                    .toList();
        }

        private boolean undo(GrantChange change) {
            return memory.unitOfWork.execute(() -> batches.undo(ANN, ACME, change));
        }
    }

    @Nested
    class GroupsInConditions {
        @Test
        void areBoundSoThatARenameKeepsThemAndALaterGroupOfTheNameInheritsNothing() {
            User bob = create(aUser());
            Group judges = groups.create(caller, content("Judges", bob));
            Template saved = bind("groups.display eq \"judges\"", WhenGroupMissing.REFUSE);
            assertThat(saved.groups().bound()).containsExactly(Map.entry("judges", judges.id()));
            groups.replace(caller, judges.id(), Precondition.NONE, content("Magistrates"));
            groups.replace(caller, judges.id(), Precondition.NONE, content("Magistrates", bob));
            assertThat(roles(bob)).containsExactly("JUDGE");
            User eve = create(aUser());
            groups.create(caller, content("Judges", eve));
            assertThat(roles(eve)).isEmpty();
        }

        @Test
        void mayWaitForTheFirstGroupOfTheName() {
            assertThat(refusalOf(() -> bind("groups[display eq \"Judges\"]", WhenGroupMissing.REFUSE)))
                    .isEqualTo(Reason.INVALID_VALUE);
            Template waiting = bind("groups[display eq \"Judges\"] or title eq \"Judge\"", WhenGroupMissing.WAIT);
            assertThat(waiting.waitingFor()).containsExactly("Judges");
            User bob = create(aUser());
            groups.create(caller, content("JUDGES", bob));
            assertThat(roles(bob)).containsExactly("JUDGE");
            assertThat(templates.list(ACME.slug()).get(0).waitingFor()).isEmpty();
            assertThat(templates.list(ACME.slug()).get(0).version()).isEqualTo(2);
        }

        @Test
        void mayWaitForAGroupThatIsRenamedToTheName() {
            bind("groups.display eq \"Judges\"", WhenGroupMissing.WAIT);
            User bob = create(aUser());
            Group jury = groups.create(caller, content("Jury", bob));
            assertThat(roles(bob)).isEmpty();
            groups.replace(caller, jury.id(), Precondition.NONE, content("Judges", bob));
            assertThat(roles(bob)).containsExactly("JUDGE");
        }

        @Test
        void ofOneNameAreNamedByTheirIds() {
            create(aUser());
            groups.create(caller, named("Judges", "x1"));
            groups.create(caller, named("Judges", "x2"));
            assertThat(refusal(() -> bind("groups.display eq \"Judges\"", WhenGroupMissing.WAIT)))
                    .hasMessageContaining("2 groups");
        }

        @Test
        void goByTheirNamesOnlyWhereThatIsMeant() {
            assertThat(refusal(() -> bind("groups.display sw \"J\"", WhenGroupMissing.WAIT)))
                    .hasMessageContaining("byGroupName=true");
            save("Judges", "groups.display sw \"J\"", "JUDGE");
            User bob = create(aUser());
            groups.create(caller, content("Jury", bob));
            assertThat(roles(bob)).containsExactly("JUDGE");
        }

        @Test
        void thatWereSavedBeforeAreBoundWhereItIsClearWhichTheyAre() {
            User bob = create(aUser());
            Group judges = groups.create(caller, content("Judges", bob));
            groups.create(caller, named("Twins", "x1"));
            groups.create(caller, named("Twins", "x2"));
            for (String when : List.of(
                    "groups.display eq \"Judges\"",
                    "groups.display eq \"Twins\"",
                    "groups.display co \"J\"",
                    "groups.display eq \"Nobody\"")) {
                memory.templates.save(
                        ACME.id(),
                        with(when, "JUDGE", false)
                                .apply(Template.named(when))
                                .with(new GroupBinding(Mode.UNDECIDED, Map.of())));
            }
            memory.groupNameBinding(clock).settle();
            Map<String, Template> after = templates.list(ACME.slug()).stream()
                    .collect(Collectors.toMap(Template::name, template -> template));
            assertThat(after.get("groups.display eq \"Judges\"").groups().bound())
                    .containsEntry("judges", judges.id());
            assertThat(after.get("groups.display eq \"Nobody\"").waitingFor()).containsExactly("Nobody");
            assertThat(after.values().stream().filter(Template::needsDecision).map(Template::name))
                    .containsExactlyInAnyOrder("groups.display eq \"Twins\"", "groups.display co \"J\"");
        }

        @Test
        void areNamedInAPreviewOfSomebodyWhoIsNotThere() {
            bind("groups.display eq \"Judges\"", WhenGroupMissing.WAIT);
            List<UserGroup> imagined = List.of(new UserGroup(new GroupId(new UUID(0, 0)), true, "judges"));
            assertThat(templates
                            .preview(ACME.slug(), aUser().attributes(), imagined)
                            .after()
                            .roles())
                    .containsExactly("JUDGE");
            create(aUser());
            groups.create(caller, content("Judges"));
            assertThat(templates
                            .preview(ACME.slug(), aUser().attributes(), imagined)
                            .after()
                            .roles())
                    .containsExactly("JUDGE");
        }

        private Template bind(String when, WhenGroupMissing missing) {
            return templates.save(
                    ANN,
                    ACME.slug(),
                    "Judges",
                    template -> with(when, "JUDGE", false).apply(template).with(new GroupBinding(Mode.BY_ID, Map.of())),
                    missing);
        }

        private static GroupContent named(String name, String externalId) {
            return new GroupContent(
                    content(name).attributes().with("externalId", new SimpleValue(externalId)), Set.of());
        }
    }

    private Template save(String name, @Nullable String when, String... roles) {
        return templates.save(
                ANN,
                ACME.slug(),
                name,
                template -> with(when, "", false)
                        .apply(template)
                        .withGrants(Arrays.stream(roles)
                                .map(TemplateServicesTest::role)
                                .collect(Collectors.toSet())));
    }

    private static UnaryOperator<Template> with(@Nullable String when, String role, boolean mayGrantProtected) {
        return template -> new Template(
                template.name(),
                template.priority(),
                true,
                Optional.ofNullable(when).map(FilterParser::parse),
                role.isEmpty() ? Set.of() : Set.of(role(role)),
                ComplexValue.EMPTY,
                mayGrantProtected,
                true,
                template.version());
    }

    private User create(UserBuilder user) {
        caller = request();
        return users.create(caller, user.attributes());
    }

    private User replace(User user, ComplexValue attributes) {
        return users.replace(caller, user.id(), Precondition.NONE, attributes);
    }

    private Set<String> roles(User user) {
        return users.get(caller, user.id()).roles();
    }

    private static Caller request() {
        return Caller.of(ACME, ResourceTypes.STANDARD, "token 1", Trace.begin()).through(connectionOf(ACME));
    }

    private static GroupContent content(String name, User... members) {
        return new GroupContent(
                ComplexValue.EMPTY.with("displayName", new SimpleValue(name)),
                Arrays.stream(members)
                        .map(member -> new MemberId(member.id().value()))
                        .collect(Collectors.toSet()));
    }

    private static Grant role(String id) {
        return new Grant(Kind.ROLE, id);
    }
}
