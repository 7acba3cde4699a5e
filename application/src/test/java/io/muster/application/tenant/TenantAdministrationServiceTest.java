package io.muster.application.tenant;

import static io.muster.domain.Refusals.refusal;
import static io.muster.domain.Refusals.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.application.Actor;
import io.muster.application.InMemoryPersistence;
import io.muster.application.SetClock;
import io.muster.application.activity.ActivityQuery;
import io.muster.application.tenant.TenantAdministration.Change;
import io.muster.application.user.UserBuilder;
import io.muster.domain.Event.What;
import io.muster.domain.Refusal.Reason;
import io.muster.domain.activity.Activity;
import io.muster.domain.tenant.ConnectionPolicies;
import io.muster.domain.tenant.Protection;
import io.muster.domain.tenant.ScimState;
import io.muster.domain.tenant.SingleSignOn;
import io.muster.domain.tenant.Slug;
import io.muster.domain.tenant.Tenant;
import io.muster.domain.tenant.TenantSettings;
import io.muster.domain.user.Grants;
import io.muster.domain.user.Origin;
import io.muster.domain.user.User;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class TenantAdministrationServiceTest {
    private static final Slug ACME = new Slug("acme");
    private static final Actor ANN = new Actor("ann", "because");

    private final InMemoryPersistence memory = new InMemoryPersistence();
    private final TenantAdministration tenants = new TenantAdministrationService(
            memory.unitOfWork,
            memory.tenants,
            memory.connections,
            memory.users,
            memory.groups,
            memory.templates,
            memory.silenceWatch(new SetClock()),
            memory.audit,
            new SetClock());

    @Test
    void aNewTenantIsKeptWithScimOff() {
        Tenant created = tenants.create(ANN, ACME, "Acme Ltd");
        assertThat(created.scim()).isEqualTo(ScimState.OFF);
        assertThat(tenants.get(ACME)).isEqualTo(created);
        assertThat(tenants.list()).containsExactly(created);
    }

    @Test
    void aSlugIsTakenOnce() {
        tenants.create(ANN, ACME, "Acme Ltd");
        assertThat(refusalOf(() -> tenants.create(ANN, ACME, "Another"))).isEqualTo(Reason.UNIQUENESS);
    }

    @Test
    void anUnknownTenantIsRefused() {
        assertThat(refusalOf(() -> tenants.get(ACME))).isEqualTo(Reason.NOT_FOUND);
        assertThat(refusalOf(
                        () -> tenants.change(ANN, ACME, Change.of(settings -> settings.withSso(SingleSignOn.SAML)))))
                .isEqualTo(Reason.NOT_FOUND);
        assertThat(refusalOf(() -> tenants.enableScim(ANN, ACME, true))).isEqualTo(Reason.NOT_FOUND);
    }

    @Test
    void aSettingThatIsLeftOutStaysAsItIs() {
        tenants.create(ANN, ACME, "Acme Ltd");
        tenants.change(ANN, ACME, Change.of(settings -> settings.withSso(SingleSignOn.SAML)));
        tenants.change(
                ANN, ACME, Change.of(settings -> settings.withRequireSso(false).withMaxActiveTokens(5)));
        assertThat(tenants.get(ACME).settings())
                .isEqualTo(TenantSettings.DEFAULT
                        .withSso(SingleSignOn.SAML)
                        .withRequireSso(false)
                        .withMaxActiveTokens(5));
    }

    @Test
    void aRefusedChangeChangesNothing() {
        Tenant before = tenants.create(ANN, ACME, "Acme Ltd");
        UnaryOperator<TenantSettings> tooMany =
                settings -> settings.withSso(SingleSignOn.OIDC).withMaxActiveTokens(11);
        assertThat(refusalOf(() -> tenants.change(ANN, ACME, Change.of(tooMany))))
                .isEqualTo(Reason.INVALID_VALUE);
        assertThat(tenants.get(ACME)).isEqualTo(before);
    }

    @Test
    void scimWaitsForSingleSignOn() {
        tenants.create(ANN, ACME, "Acme Ltd");
        assertThat(refusalOf(() -> tenants.enableScim(ANN, ACME, true))).isEqualTo(Reason.NOT_ALLOWED_NOW);
        tenants.change(ANN, ACME, Change.of(settings -> settings.withSso(SingleSignOn.SAML)));
        assertThat(tenants.enableScim(ANN, ACME, true).scim()).isEqualTo(ScimState.ON);
        assertThat(tenants.get(ACME).scim()).isEqualTo(ScimState.ON);
    }

    @Test
    void scimWaitsForATemplateForEveryoneUnlessItIsMeantToBeWithout() {
        tenants.create(ANN, ACME, "Acme Ltd");
        tenants.change(ANN, ACME, Change.of(settings -> settings.withSso(SingleSignOn.SAML)));
        assertThat(refusal(() -> tenants.enableScim(ANN, ACME, false))).hasMessageContaining("withoutTemplate=true");
        tenants.enableScim(ANN, ACME, true);
        assertThat(activity("tenant scim enabled").trace()).contains("without a template that applies to everyone");
    }

    @Test
    void everyActIsKeptWithWhoWhyAndWhatWasBefore() {
        Tenant acme = tenants.create(ANN, ACME, "Acme Ltd");
        tenants.change(
                ANN,
                ACME,
                new Change(
                        Optional.of("Acme"),
                        settings -> settings.withMaxActiveTokens(5),
                        policies -> new ConnectionPolicies(false, policies.onInactive(), policies.onDelete(), 7)));
        assertThat(memory.connections.list(acme.id()))
                .singleElement()
                .extracting(connection -> connection.policies().keepDeletedDays())
                .isEqualTo(7);
        Activity line = activity("tenant updated");
        assertThat(line.actor()).isEqualTo("ann");
        assertThat(line.detail()).isEqualTo("because");
        assertThat(line.subject()).contains(acme.id().toString());
        assertThat(line.trace()).containsExactly("displayName: Acme Ltd → Acme", "maxActiveTokens: 2 → 5");
        assertThat(memory.outbox.events().get(1).publicName()).isEqualTo("tenant.updated");
    }

    @Test
    void scimIsSwitchedOffSuspendedAndOnAgain() {
        tenants.create(ANN, ACME, "Acme Ltd");
        tenants.change(ANN, ACME, Change.of(settings -> settings.withSso(SingleSignOn.SAML)));
        tenants.enableScim(ANN, ACME, true);
        assertThat(tenants.suspendScim(ANN, ACME).scim()).isEqualTo(ScimState.SUSPENDED);
        assertThat(tenants.enableScim(ANN, ACME, true).scim()).isEqualTo(ScimState.ON);
        assertThat(tenants.disableScim(ANN, ACME).scim()).isEqualTo(ScimState.OFF);
        assertThat(memory.outbox.whats())
                .containsSubsequence(What.SCIM_ENABLED, What.SCIM_SUSPENDED, What.SCIM_ENABLED, What.SCIM_DISABLED);
    }

    @Test
    void whatChangesNothingLeavesNoTrace() {
        tenants.create(ANN, ACME, "Acme Ltd");
        tenants.disableScim(ANN, ACME);
        assertThat(memory.outbox.whats()).containsExactly(What.CREATED);
    }

    @Test
    void aRenamedTenantKeepsItsOldName() {
        tenants.create(ANN, ACME, "Acme Ltd");
        Tenant renamed = tenants.rename(ANN, ACME, new Slug("acme-inc"));
        assertThat(tenants.get(ACME)).isEqualTo(renamed);
        assertThat(refusalOf(() -> tenants.create(ANN, ACME, "Another"))).isEqualTo(Reason.UNIQUENESS);
        assertThat(memory.outbox.whats()).endsWith(What.RENAMED);
    }

    @Test
    void theScimAdministratorIsOneOfThoseWhoMayBe() {
        Tenant acme = tenants.create(ANN, ACME, "Acme Ltd");
        User admin = known(acme, "ADMIN");
        User clerk = known(acme, "CLERK");
        User stranger = known(tenants.create(ANN, new Slug("globex"), "Globex"), "ADMIN");
        assertThat(tenants.eligibleScimAdministrators(ACME)).containsExactly(admin);
        for (User other : List.of(clerk, stranger)) {
            assertThat(refusal(() -> choose(other))).hasMessageContaining("scim-administrator-list tenant=acme");
        }
        assertThat(choose(admin).settings().protection().scimAdministrator())
                .contains(admin.id().value());
    }

    private Tenant choose(User user) {
        return tenants.change(
                ANN,
                ACME,
                Change.of(settings ->
                        settings.with(new Protection(Optional.of(user.id().value()), false, List.of()))));
    }

    private User known(Tenant tenant, String role) {
        User pushed = UserBuilder.aUser().build();
        User user = User.known(
                pushed.id(),
                Origin.LOCAL,
                pushed.attributes(),
                Grants.byHand(Set.of(role), "operator"),
                pushed.created());
        memory.users.insert(tenant.id(), user);
        return user;
    }

    private Activity activity(String operation) {
        Tenant acme = tenants.get(ACME);
        return memory.activities.query(acme.id(), ActivityQuery.about(acme.id().toString())).stream()
                .filter(line -> line.operation().equals(operation))
                .findFirst()
                .orElseThrow();
    }
}
