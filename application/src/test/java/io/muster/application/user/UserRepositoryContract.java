package io.muster.application.user;

import static io.muster.application.tenant.SampleTenants.ACME;
import static io.muster.application.tenant.SampleTenants.GLOBEX;
import static io.muster.application.user.UserBuilder.aUser;
import static io.muster.domain.Refusals.refusalOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.domain.Refusal.Reason;
import io.muster.domain.schema.Schemas;
import io.muster.domain.user.Origin;
import io.muster.domain.user.User;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every UserRepository does; there are no users at the beginning, but the tenants ACME and GLOBEX. */
public interface UserRepositoryContract {
    Instant LATER = Instant.parse("2026-02-01T00:00:00Z");

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
    default void nothingOfAPurgedUserIsLeft() {
        User user = inserted(aUser().named("bjensen"));
        assertThat(refusalOf(() -> users().purge(GLOBEX.id(), user))).isEqualTo(Reason.STALE_VERSION);
        users().purge(ACME.id(), user);
        assertThat(users().find(ACME.id(), user.id())).isEmpty();
        assertThat(refusalOf(() -> users().purge(ACME.id(), user))).isEqualTo(Reason.STALE_VERSION);
        inserted(aUser().named("bjensen"));
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

    private User known(String... roles) {
        User pushed = aUser().build();
        User user = User.known(pushed.id(), Origin.LOCAL, pushed.attributes(), Set.of(roles), pushed.created());
        users().insert(ACME.id(), user);
        return user;
    }

    private User inserted(UserBuilder builder) {
        User user = builder.build();
        users().insert(ACME.id(), user);
        return user;
    }
}
