package io.muster.application.link;

import static io.muster.application.tenant.SampleTenants.ACME;
import static io.muster.application.tenant.SampleTenants.GLOBEX;
import static io.muster.application.user.UserBuilder.aUser;
import static io.muster.domain.Refusals.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.application.Actor;
import io.muster.application.InMemoryPersistence;
import io.muster.application.SetClock;
import io.muster.application.link.LinkAdministration.Mode;
import io.muster.application.link.LinkAdministration.Resolution;
import io.muster.application.user.UserBuilder;
import io.muster.domain.Event.What;
import io.muster.domain.Refusal.Reason;
import io.muster.domain.link.LinkOperation;
import io.muster.domain.user.Grants;
import io.muster.domain.user.User;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
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
        LinkOperation done = links.resolve(SUPPORT, ACME.slug(), keep.id(), retire.id(), Resolution.LINK, Mode.APPLY);
        assertThat(found(keep).linkedTo()).isEqualTo(retire.linkedTo());
        assertThat(found(keep).externalId()).contains("x1");
        assertThat(found(keep).userName()).isEqualTo("bob");
        assertThat(memory.users.aliases(ACME.id(), keep.id())).containsExactly("bob@example.com");
        assertThat(memory.users.find(ACME.id(), retire.id())).isEmpty();
        links.undo(SUPPORT, ACME.slug(), done.id());
        assertThat(found(keep).attributes()).isEqualTo(keep.attributes());
        assertThat(found(retire).attributes()).isEqualTo(retire.attributes());
        assertThat(memory.users.aliases(ACME.id(), keep.id())).isEmpty();
        links.resolve(SUPPORT, ACME.slug(), keep.id(), retire.id(), Resolution.LINK, Mode.APPLY);
        assertThat(memory.users.find(ACME.id(), retire.id())).isEmpty();
    }

    @Test
    void whoeverAreTwoPeopleAreReportedNoMore() {
        User one = inserted(aUser().named("bob@example.com"));
        User other = inserted(aUser().with("emails", List.of(Map.of("value", "bob@example.com"))));
        assertThat(links.duplicates(ACME.slug())).hasSize(1);
        assertThat(refusalOf(
                        () -> links.resolve(SUPPORT, ACME.slug(), one.id(), other.id(), Resolution.LINK, Mode.PREVIEW)))
                .isEqualTo(Reason.NOT_ALLOWED_NOW);
        links.resolve(SUPPORT, ACME.slug(), one.id(), other.id(), Resolution.KEEP_BOTH, Mode.PREVIEW);
        assertThat(links.duplicates(ACME.slug())).hasSize(1);
        LinkOperation done =
                links.resolve(SUPPORT, ACME.slug(), one.id(), other.id(), Resolution.KEEP_BOTH, Mode.APPLY);
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
            assertThat(refusalOf(
                            () -> links.resolve(SUPPORT, ACME.slug(), user.id(), admin.id(), Resolution.LINK, mode)))
                    .isEqualTo(Reason.NOT_ALLOWED_NOW);
            assertThat(refusalOf(() -> links.clear(SUPPORT, GLOBEX.slug(), user.id(), mode)))
                    .isEqualTo(Reason.NOT_FOUND);
        }
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
